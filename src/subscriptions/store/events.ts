import type { Database } from '#platform/database.ts';
import type { About } from '../billing.ts';

export type Event = { id: string; provider: string; kind: string; about: About; receivedAt: Date; doneAt: Date | null };

/** Keeps a message; false when it was kept before. */
export async function addEvent(db: Database, event: Event): Promise<boolean> {
  const row = { ...event, about: JSON.stringify(event.about) };
  const insert = db
    .insertInto('subscriptions.event')
    .values(row)
    .onConflict((on) => on.column('id').doNothing());
  return (await insert.returning('id').executeTakeFirst()) !== undefined;
}

export async function findEvent(db: Database, id: string): Promise<Event | undefined> {
  return (await db.selectFrom('subscriptions.event').selectAll().where('id', '=', id).executeTakeFirst()) as Event | undefined;
}

export async function markDone(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('subscriptions.event').set({ doneAt: now }).where('id', '=', id).execute();
}

/** Forgets messages received before a moment: no provider repeats them that late. */
export async function removeEvents(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('subscriptions.event').where('receivedAt', '<', before).execute();
}
