import type { Database } from '#platform/database.ts';

/** Ends an offer: nobody gets it from now on. Whoever has it, or stands at its payment page, keeps it. Answers its code, once. */
export async function endOffer(db: Database, id: number, now: Date): Promise<string | undefined> {
  const end = db.updateTable('subscriptions.offer').set({ endedAt: now }).where('id', '=', id).where('endedAt', 'is', null);
  return (await end.returning('code').executeTakeFirst())?.code;
}
