import type { Database } from '#platform/database.ts';

export type Comparison = { provider: string; beganAt: Date; after: string; compared: number; failed: string[] };

/** How far the comparison with a provider came that was begun since a moment and isn't done. */
export async function findComparison(db: Database, provider: string, since: Date): Promise<Comparison | undefined> {
  const found = db.selectFrom('subscriptions.comparison').selectAll().where('provider', '=', provider).where('beganAt', '>', since);
  return found.executeTakeFirst();
}

export async function noteComparison(db: Database, { provider, ...rest }: Comparison): Promise<void> {
  await db
    .insertInto('subscriptions.comparison')
    .values({ provider, ...rest })
    .onConflict((on) => on.column('provider').doUpdateSet(rest))
    .execute();
}

export async function removeComparison(db: Database, provider: string): Promise<void> {
  await db.deleteFrom('subscriptions.comparison').where('provider', '=', provider).execute();
}
