import { sql } from 'kysely';
import type { Person, PersonalTable } from '#platform/personal-tables.ts';

const ofReader = ({ readerId }: Person) => sql`reader_id = ${readerId}`;
const ofSubscription = ({ readerId }: Person) =>
  sql`subscription_id in (select id from subscriptions.subscription where reader_id = ${readerId})`;
const records = { keepBecause: 'tax law asks for the records of what was paid; they name nobody' };

/** What the subscriptions hold of a reader. What was paid is kept under a number; the card is forgotten. */
export const subscriptionTables: PersonalTable[] = [
  {
    table: 'subscriptions.subscription',
    where: ofReader,
    columns: {
      id: 'own',
      reader_id: 'ours',
      plan_id: 'own',
      price_minor: 'own',
      currency: 'own',
      every: 'own',
      provider: 'own',
      card_ref: 'ours',
      card_brand: 'own',
      card_last4: 'own',
      started_at: 'own',
      anchored_at: 'own',
      runs_until: 'own',
      cancelled_at: 'own',
      ended_at: 'own',
    },
    erase: { set: { card_ref: sql`''`, card_brand: sql`''`, card_last4: sql`'0000'` } },
  },
  {
    table: 'subscriptions.period',
    where: ofReader,
    columns: { id: 'ours', subscription_id: 'own', reader_id: 'ours', kind: 'own', starts_at: 'own', ends_at: 'own' },
    erase: records,
  },
  {
    table: 'subscriptions.receipt',
    where: ofSubscription,
    columns: {
      id: 'ours',
      number: 'own',
      subscription_id: 'own',
      period_id: 'ours',
      amount_minor: 'own',
      currency: 'own',
      provider_ref: 'ours',
      paid_at: 'own',
    },
    erase: records,
  },
  {
    table: 'subscriptions.letter',
    where: ofSubscription,
    columns: { id: 'ours', subscription_id: 'own', kind: 'own', receipt_id: 'ours', owed_at: 'own', sent_at: 'own' },
    erase: 'remove',
  },
  {
    table: 'subscriptions.checkout',
    where: ofReader,
    columns: {
      id: 'ours',
      reader_id: 'ours',
      plan_id: 'own',
      price_minor: 'own',
      currency: 'own',
      every: 'own',
      trial_days: 'own',
      return_to: 'own',
      opened_at: 'own',
      expires_at: 'own',
      closed_at: 'own',
      outcome: 'own',
      card_ref: 'ours',
      card_brand: 'own',
      card_last4: 'own',
    },
    erase: 'remove',
  },
];
