import { sql } from 'kysely';
import type { Person, PersonalTable } from '#platform/personal-tables.ts';

const ofAddress = ({ addressKey }: Person) => sql`email_key = ${addressKey}`;

/** What the newsletters hold of a reader: the lists their address is or was on, what was mailed to it and came back, and letters that asked it to confirm. */
export const newsletterTables: PersonalTable[] = [
  {
    table: 'newsletters.report',
    where: ({ addressKey }) =>
      sql`delivery_id in (select d.id from newsletters.delivery d join newsletters.sign_up s on s.id = d.sign_up_id where s.email_key = ${addressKey})`,
    columns: {
      id: 'ours',
      source: 'own',
      source_id: 'ours',
      kind: 'own',
      verdict: 'own',
      delivery_id: 'ours',
      answer: 'own',
      heard_at: 'own',
    },
    erase: { set: { answer: sql`''` } },
  },
  {
    table: 'newsletters.import_row',
    where: ofAddress,
    columns: {
      import_id: 'ours',
      line: 'ours',
      newsletter_id: 'own',
      email: 'own',
      email_key: 'ours',
      person_mac: 'ours',
      language: 'own',
      confirmed_at: 'own',
      consent: 'own',
      problems: 'ours',
      outcome: 'own',
    },
    erase: 'remove',
  },
  {
    table: 'newsletters.delivery',
    where: ({ addressKey }) => sql`sign_up_id in (select id from newsletters.sign_up where email_key = ${addressKey})`,
    columns: {
      id: 'ours',
      mailing_id: 'ours',
      sign_up_id: 'ours',
      audience: 'own',
      wave: 'ours',
      subject_no: 'ours',
      state: 'own',
      try_at: 'ours',
      tries: 'ours',
      worker_id: 'ours',
      handed_at: 'own',
      answer: 'own',
      ended_at: 'own',
    },
    // What has no sign-up any more is never mailed, and a mailing's figures stay true.
    erase: { set: { sign_up_id: sql`null`, answer: sql`null` } },
  },
  {
    table: 'newsletters.suppression',
    where: ({ personMac }) => sql`address_hash = ${personMac}`,
    columns: { address_hash: 'ours', why: 'own', answer: 'ours', since: 'own' },
    erase: { keepBecause: 'Nothing may be mailed again to an address that complained or is dead; the keyed hash names nobody.' },
  },
  {
    table: 'newsletters.bounce',
    where: ({ personMac }) => sql`address_hash = ${personMac}`,
    columns: { address_hash: 'ours', count: 'own', counted_at: 'own' },
    erase: 'remove',
  },
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
      paused_until: 'own',
      suppressed_at: 'own',
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
