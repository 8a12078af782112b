import { sql } from 'kysely';
import type { Person, PersonalTable } from '#platform/personal-tables.ts';

const ofAddress = ({ addressKey }: Person) => sql`email_key = ${addressKey}`;

/** What the newsletters hold of a reader: the lists their address is or was on, and letters that asked it to confirm. */
export const newsletterTables: PersonalTable[] = [
  {
    table: 'newsletters.sign_up',
    where: ofAddress,
    columns: {
      id: 'ours',
      public_id: 'ours',
      newsletter_id: 'own',
      email: 'own',
      email_key: 'ours',
      language: 'own',
      confirmed_at: 'own',
      left_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'newsletters.confirmation',
    where: ofAddress,
    columns: {
      id: 'ours',
      email: 'own',
      email_key: 'ours',
      language: 'own',
      newsletter_ids: 'own',
      asked_at: 'own',
      expires_at: 'own',
      sent_at: 'own',
      confirmed_at: 'own',
    },
    erase: 'remove',
  },
];
