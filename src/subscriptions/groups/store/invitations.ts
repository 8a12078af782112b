import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type Invitation = {
  id: string;
  groupId: string;
  email: string;
  emailKey: string;
  language: string;
  isManager: boolean;
  expiresAt: Date;
  letters: number;
  sentAt: Date | null;
  closedAt: Date | null;
  invitedAt: Date;
};

const columns = [
  'id',
  'groupId',
  'email',
  'emailKey',
  'language',
  'isManager',
  'expiresAt',
  'letters',
  'sentAt',
  'closedAt',
  'invitedAt',
] as const;

export async function findInvitation(db: Database, id: string): Promise<Invitation | undefined> {
  return db.selectFrom('subscriptions.invitation').select(columns).where('id', '=', id).executeTakeFirst();
}

export type NewInvitation = { email: string; emailKey: string };
export type Inviting = { groupId: string; language: string; isManager: boolean; invitedAt: Date; expiresAt: Date };

/** Adds invitations of a group, but for those who have one that is open. Answers the ids of the new ones. */
export async function addInvitations(db: Database, people: NewInvitation[], given: Inviting): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = people.map((one) => ({ ...one, ...given }));
  const insert = db
    .insertInto('subscriptions.invitation')
    .values(rows)
    .onConflict((on) => on.doNothing());
  return (await insert.returning('id').execute()).map(({ id }) => id);
}

/** Addresses of a group's open invitations, among these. */
export async function invitedAmong(db: Database, groupId: string, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ emailKey: string }>`select email_key from subscriptions.invitation
    where group_id = ${groupId} and closed_at is null and email_key = any (${keys}::text[])`.execute(db);
  return new Set(rows.map(({ emailKey }) => emailKey));
}

/** How many invitations of a group can still be accepted. */
export async function countOpen(db: Database, groupId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from subscriptions.invitation
    where group_id = ${groupId} and closed_at is null and expires_at > ${now}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A page of a group's invitations that nobody has accepted or taken back, by address. */
export async function openInvitations(db: Database, groupId: string, after: string, limit: number): Promise<Invitation[]> {
  return db
    .selectFrom('subscriptions.invitation')
    .select(columns)
    .where('groupId', '=', groupId)
    .where('closedAt', 'is', null)
    .where('emailKey', '>', after)
    .orderBy('emailKey')
    .limit(limit)
    .execute();
}

/** Lets an invitation be accepted anew for its whole time, by a letter more. */
export async function renewInvitation(db: Database, id: string, expiresAt: Date): Promise<void> {
  await sql`update subscriptions.invitation set expires_at = ${expiresAt}, letters = letters + 1, sent_at = null
    where id = ${id} and closed_at is null`.execute(db);
}

export async function closeInvitation(db: Database, id: string, now: Date, isAccepted: boolean): Promise<void> {
  await sql`update subscriptions.invitation set closed_at = ${now}, accepted_at = ${isAccepted ? now : null}
    where id = ${id} and closed_at is null`.execute(db);
}

export async function markInvitationSent(db: Database, { id, letters }: Invitation, now: Date): Promise<void> {
  await sql`update subscriptions.invitation set sent_at = ${now} where id = ${id} and letters = ${letters}`.execute(db);
}
