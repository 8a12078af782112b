import type { Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { hashToken, newToken } from '#platform/tokens.ts';
import { loadSettings } from '#settings';
import { countFactors } from './factors/store.ts';
import { record } from './record.ts';
import { sessionEnd, type WaitsFor, type Way, waitingMinutes, whatIsMissing } from './rules.ts';
import { sessionTag } from './session.ts';
import { addSession, removeSessions } from './session-store.ts';

/** The browser that signs in: how its owner would call it, and the session it may have had. */
export type Browser = { device: string; oldToken: string | undefined };

export type Begun = { token: string; waitsFor: WaitsFor | null };

/**
 * Begins a session with a new token and ends the one this browser had (ASVS 7.2.4), as part of the caller's transaction. Where something is
 * still missing the session waits for it a quarter of an hour and lets nobody in.
 */
export async function beginSession(
  press: Press,
  personId: number,
  { device, oldToken }: Browser,
  { way, isStrong = false }: { way: Way; isStrong?: boolean },
  now: Date,
): Promise<Begun> {
  const isRequired = (await loadSettings(press)).newsroom.secondFactor === 'required';
  const waitsFor = whatIsMissing(way, isStrong, (await countFactors(press, personId)) > 0, isRequired);
  if (oldToken) await endOld(press, hashToken(oldToken));
  const token = newToken();
  const expiresAt = waitsFor ? new Date(now.getTime() + waitingMinutes * 60_000) : sessionEnd(now);
  const times = { startedAt: now, lastSeenAt: now, provedAt: now, expiresAt };
  await addSession(press, { tokenHash: hashToken(token), personId, device, way, waitsFor, ...times });
  if (!waitsFor) await record(press, { personId, act: 'staff.signed-in', detail: { by: way, device } }, now);
  return { token, waitsFor };
}

/** Puts a session that lets its owner in, with a new token, in place of one that waited. `by` is what it waited for. */
export async function completeSession(
  press: Press,
  oldHash: Buffer,
  { personId, device, way }: { personId: number; device: string; way: Way },
  by: string,
  now: Date,
): Promise<string> {
  await endOld(press, oldHash);
  const token = newToken();
  const times = { startedAt: now, lastSeenAt: now, provedAt: now, expiresAt: sessionEnd(now) };
  await addSession(press, { tokenHash: hashToken(token), personId, device, way, waitsFor: null, ...times });
  await record(press, { personId, act: 'staff.signed-in', detail: { by: way, second: by, device } }, now);
  return token;
}

async function endOld(press: Press, tokenHash: Buffer): Promise<void> {
  await removeSessions(press, { tokenHash });
  await announce(press, [sessionTag(tokenHash)]);
}
