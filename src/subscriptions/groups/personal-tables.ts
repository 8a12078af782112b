import { sql } from 'kysely';
import type { PersonalTable } from '#platform/personal-tables.ts';

/** What groups hold of a reader: those they manage, the letters about their seats, and the invitations to their address. A seat is a grant. */
export const groupTables: PersonalTable[] = [
  {
    table: 'subscriptions.invoice',
    where: ({ readerId }) => sql`receipt_id in (select r.id from subscriptions.receipt r join subscriptions.subscription s
      on s.id = r.subscription_id where s.reader_id = ${readerId})`,
    columns: { receipt_id: 'ours', group_id: 'ours', seller: 'own', buyer: 'own', seats: 'own', vat_permille: 'own', issued_at: 'own' },
    erase: { keepBecause: 'tax law asks for invoices as they were issued' },
  },
  {
    table: 'subscriptions.group_letter',
    where: ({ readerId }) => sql`reader_id = ${readerId}`,
    columns: { id: 'ours', group_id: 'ours', reader_id: 'ours', kind: 'own', about: 'ours', owed_at: 'own', sent_at: 'own' },
    erase: 'remove',
  },
  {
    table: 'subscriptions.invitation',
    where: ({ personKey }) => sql`email_key = ${personKey}`,
    columns: {
      id: 'ours',
      group_id: 'ours',
      email: 'own',
      email_key: 'ours',
      language: 'own',
      is_manager: 'own',
      invited_at: 'own',
      expires_at: 'own',
      letters: 'own',
      sent_at: 'own',
      accepted_at: 'own',
      closed_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'subscriptions.group',
    where: ({ readerId }) => sql`manager_id = ${readerId}`,
    columns: {
      id: 'ours',
      name: 'own',
      manager_id: 'ours',
      subscription_id: 'own',
      starts_at: 'own',
      ends_at: 'own',
      seats: 'own',
      seats_held: 'own',
      billing_name: 'own',
      billing_address: 'own',
      vat_id: 'own',
      note: 'ours',
      offered_to: 'ours',
      opened_at: 'own',
      ended_at: 'own',
    },
    erase: { set: { name: sql`'–'`, manager_id: sql`null`, billing_name: sql`''`, billing_address: sql`''`, vat_id: sql`''` } },
  },
];
