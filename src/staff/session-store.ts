import type { Press } from '#platform/database.ts';
import type { WaitsFor, Way } from './rules.ts';

export type NewSession = {
  tokenHash: Buffer;
  personId: number;
  device: string;
  way: Way;
  waitsFor: WaitsFor | null;
  startedAt: Date;
  lastSeenAt: Date;
  provedAt: Date;
  expiresAt: Date;
};

export async function addSession(press: Press, session: NewSession): Promise<void> {
  await press.insertInto('staff.session').values(session).execute();
}

export type SessionRow = { id: number; tokenHash: Buffer; device: string; way: string; startedAt: Date; lastSeenAt: Date; expiresAt: Date };

/** A person's sessions that let them in, last used first; at most 50. */
export async function sessionsOf(press: Press, personId: number): Promise<SessionRow[]> {
  return press
    .selectFrom('staff.session')
    .select(['id', 'tokenHash', 'device', 'way', 'startedAt', 'lastSeenAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('waitsFor', 'is', null)
    .orderBy('lastSeenAt', 'desc')
    .limit(50)
    .execute();
}

export type Waiting = { id: number; personId: number; device: string; way: Way; waitsFor: WaitsFor };

const waitingColumns = ['id', 'personId', 'device', 'way', 'waitsFor'] as const;

/** The session of a token's hash that still waits for something and whose time isn't over. */
export async function findWaiting(press: Press, tokenHash: Buffer, now: Date): Promise<Waiting | undefined> {
  return waiting(press, tokenHash, now).$castTo<Waiting>().executeTakeFirst();
}

export async function lockWaiting(press: Press, tokenHash: Buffer, now: Date): Promise<Waiting | undefined> {
  return waiting(press, tokenHash, now).forUpdate().$castTo<Waiting>().executeTakeFirst();
}

function waiting(press: Press, tokenHash: Buffer, now: Date) {
  return press
    .selectFrom('staff.session')
    .select(waitingColumns)
    .where('tokenHash', '=', tokenHash)
    .where('waitsFor', 'is not', null)
    .where('expiresAt', '>', now);
}

/** Notes that whoever sits at a session has proved again who they are. */
export async function noteProved(press: Press, tokenHash: Buffer, now: Date): Promise<void> {
  await press.updateTable('staff.session').set({ provedAt: now }).where('tokenHash', '=', tokenHash).execute();
}

/** Removes sessions and answers the hashes of their tokens: of one token, of one person's number, or all of a person. */
export async function removeSessions(
  press: Press,
  which: { tokenHash: Buffer } | { personId: number; sessionId?: number },
): Promise<{ tokenHash: Buffer; personId: number; waitsFor: string | null }[]> {
  const removal = press.deleteFrom('staff.session').returning(['tokenHash', 'personId', 'waitsFor']);
  if ('tokenHash' in which) return removal.where('tokenHash', '=', which.tokenHash).execute();
  const ofPerson = removal.where('personId', '=', which.personId);
  return (which.sessionId === undefined ? ofPerson : ofPerson.where('id', '=', which.sessionId)).execute();
}

/** Removes sign-ins that expired and sessions that ended before the given times. */
export async function removeEnded(press: Press, before: { signIn: Date; session: Date; lastSeen: Date }): Promise<void> {
  await press.deleteFrom('staff.signIn').where('expiresAt', '<', before.signIn).execute();
  await press
    .deleteFrom('staff.session')
    .where((is) => is.or([is('expiresAt', '<', before.session), is('lastSeenAt', '<', before.lastSeen)]))
    .execute();
}
