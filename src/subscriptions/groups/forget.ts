import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { readersSeatedBy } from './store/seats.ts';

/** Before a reader is forgotten: the group that their subscription pays for ends, and they are asked to take none over. Part of the transaction. */
export async function endGroupsOf(db: Database, readerId: number, subscriptionId: number | undefined, now: Date): Promise<void> {
  await sql`update subscriptions.group set offered_to = null where offered_to = ${readerId}`.execute(db);
  if (subscriptionId === undefined) return;
  await sql`update subscriptions.group set ended_at = ${now}, offered_to = null where subscription_id = ${subscriptionId} and ended_at is null`.execute(
    db,
  );
  await announce(db, (await readersSeatedBy(db, [subscriptionId])).map(readerTag));
}

/** Forgets invitations that nobody accepted, and those that were, once they are of no use. */
export async function removeInvitations(db: Database, expiredBefore: Date): Promise<void> {
  await sql`delete from subscriptions.invitation where expires_at < ${expiredBefore}`.execute(db);
}
