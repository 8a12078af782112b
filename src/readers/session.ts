import type { App } from '#platform/app.ts';
import { believe, believed } from '#platform/believed.ts';
import { dropCookie, readCookie, writeCookie } from '#platform/http/cookies.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hashToken } from '#platform/tokens.ts';
import { isSessionAlive, mostDays } from './rules.ts';
import { findSession, type Reader, type Session, sessionsOf, touchSession } from './store.ts';

const millisecondsBetweenTouches = 3_600_000;

/** Announced when a session ends. */
export function sessionTag(tokenHash: Buffer): string {
  return `session:${tokenHash.toString('hex')}`;
}

/** Announced when something about a reader changes: the session's reader, what they may read. */
export function readerTag(readerId: number): string {
  return `reader:${readerId}`;
}

/** The reader signed in on this browser. A session is looked up every 15 minutes, and at once when its end was announced. */
export async function readerOf(app: App, c: Ctx): Promise<Reader | undefined> {
  const token = readToken(app, c);
  if (!token) return undefined;
  const now = app.clock();
  const tokenHash = hashToken(token);
  const key = sessionTag(tokenHash);
  const known = believed<Session>(app, key);
  if (known) return isSessionAlive(known, now) ? known.reader : undefined;
  const asOf = app.kept.changes;
  const found = await findSession(app.db, tokenHash);
  if (!found || !isSessionAlive(found, now)) return undefined;
  const lastSeenAt = await touched(app, tokenHash, found.lastSeenAt, now);
  believe<Session>(app, key, { ...found, lastSeenAt }, [key, readerTag(found.reader.id)], asOf);
  return found.reader;
}

/** Notes that a session was used, at most once an hour. */
async function touched(app: App, tokenHash: Buffer, lastSeenAt: Date, now: Date): Promise<Date> {
  if (now.getTime() - lastSeenAt.getTime() < millisecondsBetweenTouches) return lastSeenAt;
  await touchSession(app.db, tokenHash, now);
  return now;
}

export type Device = { id: string; name: string; startedAt: Date; lastSeenAt: Date; isThis: boolean };

/** Where a reader is signed in, last used first. `name` is "Firefox · Linux", or empty when the browser didn't say. */
export async function devicesOf(app: App, c: Ctx, readerId: number): Promise<Device[]> {
  const token = readToken(app, c);
  const own = token ? hashToken(token) : undefined;
  const sessions = await sessionsOf(app.db, readerId);
  return sessions
    .filter((session) => isSessionAlive(session, app.clock()))
    .map(({ publicId, device, startedAt, lastSeenAt, tokenHash }) => ({
      id: publicId,
      name: device,
      startedAt,
      lastSeenAt,
      isThis: own?.equals(tokenHash) ?? false,
    }));
}

/** The session's token as the browser sent it. */
export function readToken(app: App, c: Ctx): string | undefined {
  const token = readCookie(c, 'session', app.baseUrl());
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function giveToken(app: App, c: Ctx, token: string): void {
  writeCookie(c, 'session', token, mostDays * 86_400, app.baseUrl());
}

export function dropToken(app: App, c: Ctx): void {
  dropCookie(c, 'session', app.baseUrl());
}
