import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hashToken } from '#platform/tokens.ts';
import { readToken } from './credentials.ts';
import { isRole, type Role } from './permissions.ts';
import { isSessionAlive } from './rules.ts';

/** Somebody of the paper who is signed in. `authorId` is the by-line they write under. */
export type Staff = { id: number; name: string; email: string; role: Role; authorId: number | undefined };

const secondsKept = 30;
const millisecondsBetweenTouches = 600_000;

/** Announced when a session ends. */
export function sessionTag(tokenHash: Buffer): string {
  return `staff-session:${tokenHash.toString('hex')}`;
}

/** Announced when something about a person changes: their role, that they left. */
export function staffTag(personId: number): string {
  return `staff:${personId}`;
}

type Session = { staff: Staff; lastSeenAt: Date; expiresAt: Date; provedAt: Date };
type Row = {
  id: number;
  name: string;
  email: string;
  role: string;
  authorId: number | null;
  lastSeenAt: Date;
  expiresAt: Date;
  provedAt: Date;
};

/** Who of the staff is signed in on this browser. */
export async function staffOf(app: App, c: Ctx): Promise<Staff | undefined> {
  return (await sessionOf(app, c))?.staff;
}

/** The session of this browser that lets in. It is looked up at most every 30 seconds, unless its end or a change was announced. */
export async function sessionOf(app: App, c: Ctx): Promise<Session | undefined> {
  const token = readToken(app, c);
  if (!token) return undefined;
  const now = app.clock();
  const tokenHash = hashToken(token);
  const key = sessionTag(tokenHash);
  const known = app.kept.get(key) as Session | undefined;
  if (known) return isSessionAlive(known, now) ? known : undefined;
  const asOf = app.kept.changes;
  const { rows } = await sql<Row>`select * from staff.session_of(${tokenHash})`.execute(app.db);
  const [row] = rows;
  if (!row || !isRole(row.role) || !isSessionAlive(row, now)) return undefined;
  const isStale = now.getTime() - row.lastSeenAt.getTime() >= millisecondsBetweenTouches;
  if (isStale) await sql`select staff.touch_session(${tokenHash}, ${now})`.execute(app.db);
  const staff = { id: row.id, name: row.name, email: row.email, role: row.role, authorId: row.authorId ?? undefined };
  const kept: Session = { staff, lastSeenAt: isStale ? now : row.lastSeenAt, expiresAt: row.expiresAt, provedAt: row.provedAt };
  app.kept.set(key, kept, { tags: [key, staffTag(staff.id)], asOf, expiresAt: Date.now() + secondsKept * 1000 });
  return kept;
}

/** The same on a page that the guard lets only staff reach; refuses with 404 where that was forgotten. */
export async function readStaff(app: App, c: Ctx): Promise<Staff> {
  const staff = await staffOf(app, c);
  if (!staff) throw new Refusal(404, 'page');
  return staff;
}
