import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';

export type DeclarationKind = 'withdraw' | 'cancel';
export type Declared = { kind: DeclarationKind; name: string; email: string; contract: string; reason: string; language: string };

/** Keeps a declaration with its moment, and asks for it to be carried out and acknowledged. Whoever sends it needs no account. */
export async function declare(db: Database, declared: Declared, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const row = { ...declared, declaredAt: now };
    const { id } = await db.insertInto('subscriptions.declaration').values(row).returning('id').executeTakeFirstOrThrow();
    await enqueue(db, 'subscriptions.declare', { declarationId: id }, { priority: -10 });
  });
}
