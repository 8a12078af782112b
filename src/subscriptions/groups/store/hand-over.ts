import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** Makes a subscription another reader's, with its periods, and whoever pays for it at the provider. The transaction must hold both readers. */
export async function giveSubscription(db: Database, subscriptionId: number, from: number, to: number): Promise<void> {
  await sql`update subscriptions.period set reader_id = ${to} where subscription_id = ${subscriptionId}`.execute(db);
  await sql`update subscriptions.customer c set reader_id = ${to} from subscriptions.subscription s
    where s.id = ${subscriptionId} and c.reader_id = ${from} and c.provider = s.provider and c.ref = s.customer_ref
      and not exists (select from subscriptions.customer o where o.reader_id = ${to} and o.provider = c.provider)`.execute(db);
  // Where the new one pays for something else already, the old customer is nobody's: the subscription itself still names it.
  await sql`delete from subscriptions.customer c using subscriptions.subscription s
    where s.id = ${subscriptionId} and c.reader_id = ${from} and c.provider = s.provider and c.ref = s.customer_ref`.execute(db);
  await sql`update subscriptions.subscription set reader_id = ${to} where id = ${subscriptionId}`.execute(db);
}
