import type { Database } from '#platform/database.ts';

/** Subscriptions that a charge has failed on and that are late since before `since`, a thousand at most. */
export async function lateLongerThan(db: Database, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('subscriptions.subscription')
    .select('id')
    .where('endedAt', 'is', null)
    .where('lateSince', '<=', since)
    .where('providerRef', 'is not', null)
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) => row.id);
}
