import { inTransaction, type Press } from '#platform/database.ts';
import { hashToken, type Keys } from '#platform/tokens.ts';
import { completeSession } from './begin-session.ts';
import type { AddFactorOutcome } from './factors/add-authenticator.ts';
import { checkFactor } from './factors/check-factor.ts';
import { record } from './record.ts';
import { findWaiting, lockWaiting, type Waiting } from './session-store.ts';
import { lockPerson } from './store.ts';

export type PassOutcome = { ok: true; token: string } | { ok: false; reason: 'wrong' | 'gone' };

/** Lets a waiting session in once its owner typed a code of their app or a recovery code. A wrong one is remembered in the log. */
export async function passSecondFactor(press: Press, keys: Keys, token: string, typed: string, now: Date): Promise<PassOutcome> {
  const tokenHash = hashToken(token);
  return inTransaction(press, async (press) => {
    const waiting = await holdWaiting(press, tokenHash, now);
    if (waiting?.waitsFor !== 'second-factor') return { ok: false, reason: 'gone' };
    const by = await checkFactor(press, keys, waiting.personId, typed, now);
    if (by) return { ok: true, token: await completeSession(press, tokenHash, waiting, by, now) };
    await record(press, { personId: waiting.personId, act: 'staff.code-refused', detail: { device: waiting.device } }, now);
    return { ok: false, reason: 'wrong' };
  });
}

export type EnrolOutcome = { ok: true; token: string; codes: string[] } | { ok: false; reason: 'wrong' | 'gone' };

/** Lets a session in that waited for its owner to set up a factor; `add` sets it up, in the same transaction. */
export async function passEnrolment(
  press: Press,
  token: string,
  by: string,
  add: (press: Press, personId: number) => Promise<AddFactorOutcome>,
  now: Date,
): Promise<EnrolOutcome> {
  const tokenHash = hashToken(token);
  return inTransaction(press, async (press) => {
    const waiting = await holdWaiting(press, tokenHash, now);
    if (waiting?.waitsFor !== 'enrolment') return { ok: false, reason: 'gone' };
    const added = await add(press, waiting.personId);
    if (!added.ok) return added;
    return { ok: true, codes: added.codes, token: await completeSession(press, tokenHash, waiting, by, now) };
  });
}

/** The waiting session, held: first the person, as leaving does, then the session. Who has left has none. */
async function holdWaiting(press: Press, tokenHash: Buffer, now: Date): Promise<Waiting | undefined> {
  const found = await findWaiting(press, tokenHash, now);
  const person = found && (await lockPerson(press, found.personId));
  return person && !person.leftAt ? lockWaiting(press, tokenHash, now) : undefined;
}
