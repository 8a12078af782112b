import { sql } from 'kysely';
import type { Person, PersonalTable } from '#platform/personal-tables.ts';

const ofReader = ({ readerId }: Person) => sql`reader_id = ${readerId}`;

/** What the accounts hold of a reader. The account's own row comes last: others point at it. */
export const readerTables: PersonalTable[] = [
  {
    table: 'readers.session',
    where: ofReader,
    columns: {
      token_hash: 'ours',
      public_id: 'ours',
      reader_id: 'ours',
      device: 'own',
      started_at: 'own',
      last_seen_at: 'own',
      expires_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'readers.passkey',
    where: ofReader,
    columns: {
      id: 'ours',
      reader_id: 'ours',
      credential_id: 'ours',
      public_key: 'ours',
      counter: 'ours',
      transports: 'ours',
      name: 'own',
      added_at: 'own',
      used_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'readers.challenge',
    where: ofReader,
    columns: { challenge: 'ours', reader_id: 'ours', expires_at: 'ours' },
    erase: 'remove',
  },
  {
    table: 'readers.sign_in',
    where: ({ personKey }) => sql`email_key = ${personKey}`,
    columns: {
      id: 'ours',
      email: 'own',
      email_key: 'ours',
      language: 'own',
      return_to: 'own',
      asked_at: 'own',
      expires_at: 'own',
      sent_at: 'own',
      sent_to: 'own',
      wrong_codes: 'own',
      used_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'readers.address_change',
    where: ofReader,
    columns: {
      id: 'ours',
      reader_id: 'ours',
      old_email: 'own',
      new_email: 'own',
      language: 'own',
      asked_at: 'own',
      expires_at: 'own',
      old_confirmed_at: 'own',
      new_confirmed_at: 'own',
      ended_at: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'readers.erasure',
    where: ofReader,
    columns: { id: 'ours', reader_id: 'ours', language: 'own', asked_at: 'own', expires_at: 'own', done_at: 'own' },
    erase: { keepBecause: 'it shows that the wish was met, and when; it names nobody' },
  },
  {
    table: 'readers.consent',
    where: ({ personMac }) => sql`person_mac = ${personMac}`,
    columns: { id: 'ours', person_mac: 'ours', purpose: 'own', given: 'own', text: 'own', language: 'own', form: 'own', at: 'own' },
    erase: { keepBecause: 'it proves what was agreed to (GDPR, article 7), under a MAC that names nobody' },
  },
  {
    table: 'readers.reader',
    where: ({ readerId }) => sql`id = ${readerId}`,
    columns: { id: 'ours', email: 'own', email_key: 'ours', language: 'own', joined_at: 'own', erased_at: 'ours' },
    erase: { set: { email: sql`''`, email_key: sql`'erased ' || id`, language: sql`'und'`, erased_at: sql`now()` } },
  },
];
