import type { Database } from '#platform/database.ts';
import type { About } from '../billing.ts';

type Event = { id: string; provider: string; kind: string; about: About; receivedAt: Date };

/** Keeps a message; false when it was kept before. */
export async function addEvent(db: Database, event: Event): Promise<boolean> {
  const row = { ...event, about: JSON.stringify(event.about) };
  const insert = db
    .insertInto('subscriptions.event')
    .values(row)
    .onConflict((on) => on.column('id').doNothing());
  return (await insert.returning('id').executeTakeFirst()) !== undefined;
}

/** Forgets messages received before a moment: no provider repeats them that late. */
export async function removeEvents(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('subscriptions.event').where('receivedAt', '<', before).execute();
}
