import type { Database } from '#platform/database.ts';
import type { Declared } from '../leave/declare.ts';

export type DeclarationOutcome = 'done' | 'later' | 'too-late' | 'unknown';
export type Declaration = Declared & {
  id: string;
  declaredAt: Date;
  subscriptionId: number | null;
  outcome: DeclarationOutcome | null;
  refundMinor: number | null;
  sentAt: Date | null;
};

export async function findDeclaration(db: Database, id: string): Promise<Declaration | undefined> {
  return (await db.selectFrom('subscriptions.declaration').selectAll().where('id', '=', id).executeTakeFirst()) as Declaration | undefined;
}

export async function changeDeclaration(
  db: Database,
  id: string,
  change: { subscriptionId?: number; outcome?: DeclarationOutcome; refundMinor?: number | null; sentAt?: Date },
): Promise<void> {
  await db.updateTable('subscriptions.declaration').set(change).where('id', '=', id).execute();
}
