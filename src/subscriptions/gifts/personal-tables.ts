import { sql } from 'kysely';
import type { PersonalTable } from '#platform/personal-tables.ts';

/**
 * What gifts hold of those who give them and of those who are to get them. A recipient is known by their address alone: whoever is forgotten
 * under it is forgotten here. Who redeemed a gift stands in the grant.
 */
export const giftTables: PersonalTable[] = [
  {
    table: 'subscriptions.gift_delivery',
    where: ({ email, personKey }) => sql`lower(email) = lower(${email}) or email_key = ${personKey}`,
    columns: { gift_id: 'ours', email: 'own', email_key: 'ours', deliver_at: 'own' },
    erase: 'remove',
  },
  {
    table: 'subscriptions.gift_letter',
    where: ({ readerId }) => sql`gift_id in (select id from subscriptions.gift where giver_id = ${readerId})`,
    columns: { id: 'ours', gift_id: 'ours', kind: 'own', about: 'ours', owed_at: 'own', sent_at: 'own' },
    erase: { keepBecause: 'a gift that is paid for still reaches its recipient, once; it names nobody' },
  },
  {
    table: 'subscriptions.gift',
    where: ({ readerId }) => sql`giver_id = ${readerId}`,
    columns: {
      id: 'ours',
      giver_id: 'ours',
      months: 'own',
      price_minor: 'own',
      currency: 'own',
      giver_name: 'own',
      message: 'own',
      language: 'own',
      ordered_at: 'own',
      expires_at: 'own',
      provider: 'own',
      provider_ref: 'ours',
      page: 'ours',
      payment_ref: 'ours',
      read_mark: 'ours',
      paid_at: 'own',
      returned_minor: 'own',
      redeem_until: 'own',
      redeemed_at: 'own',
      void_at: 'own',
      withdrawn_at: 'own',
    },
    erase: { set: { giver_name: sql`''`, message: sql`''` } },
  },
  {
    table: 'subscriptions.sandbox_payment',
    where: ({ readerId }) => sql`reader_id = ${readerId}`,
    columns: {
      ref: 'ours',
      key: 'ours',
      reader_id: 'ours',
      pays_for: 'ours',
      name: 'ours',
      minor: 'ours',
      currency: 'ours',
      back: 'ours',
      away: 'ours',
      expires_at: 'ours',
      card_ref: 'ours',
      paid_at: 'ours',
      returned_minor: 'ours',
      dispute_at: 'ours',
      disputed_at: 'ours',
      keys: 'ours',
    },
    erase: { set: { card_ref: sql`null` } },
  },
];
