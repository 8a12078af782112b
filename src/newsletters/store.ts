import { sql } from 'kysely';
import type { NewsletterCard } from '#design';
import type { Database } from '#platform/database.ts';
import { textIn } from '#platform/languages.ts';

export type Newsletter = NewsletterCard & { id: number; position: number };
export type Confirmation = {
  id: string;
  email: string;
  emailKey: string;
  language: string;
  newsletterIds: number[];
  expiresAt: Date;
  sentAt: Date | null;
  confirmedAt: Date | null;
};
export type SignUp = { publicId: string; newsletterId: number; email: string };

function newsletters(db: Database) {
  return db
    .selectFrom('newsletters.newsletter as n')
    .select(['n.id', 'n.slug', 'n.names', 'n.about', 'n.frequency', 'n.access', 'n.position']);
}

type NewsletterRow = Awaited<ReturnType<ReturnType<typeof newsletters>['execute']>>[number];

function newsletterIn(row: NewsletterRow, language: string): Newsletter {
  const { id, slug, position } = row;
  return {
    id,
    slug,
    position,
    name: textIn(row.names, language, 'en'),
    about: textIn(row.about, language, 'en'),
    frequency: row.frequency as Newsletter['frequency'],
    access: row.access as Newsletter['access'],
  };
}

/** All newsletters that can be signed up for, in the paper's order, with their names in a language. */
export async function listNewsletters(db: Database, language: string): Promise<Newsletter[]> {
  const rows = await newsletters(db).where('n.retiredAt', 'is', null).orderBy('n.position').orderBy('n.id').execute();
  return rows.map((row) => newsletterIn(row, language));
}

/** The same with those that were retired: somebody may still leave them. */
export async function allNewsletters(db: Database, language: string): Promise<Newsletter[]> {
  const rows = await newsletters(db).orderBy('n.position').orderBy('n.id').execute();
  return rows.map((row) => newsletterIn(row, language));
}

/** What a newsletter is called, by language. */
export async function namesOfNewsletter(db: Database, id: number): Promise<Record<string, string>> {
  const row = await db.selectFrom('newsletters.newsletter').select('names').where('id', '=', id).executeTakeFirstOrThrow();
  return row.names as Record<string, string>;
}

/** The slugs of newsletters, by their numbers. */
export async function slugsOf(db: Database, ids: number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('newsletters.newsletter').select('slug').where('id', 'in', ids).orderBy('position').execute();
  return rows.map(({ slug }) => slug);
}

/** The newsletters linked to any of some topics, one row per link. */
export async function newslettersOn(db: Database, topicIds: number[], language: string): Promise<(Newsletter & { topicId: number })[]> {
  if (topicIds.length === 0) return [];
  const linked = newsletters(db).innerJoin('newsletters.newsletterTopic as t', 't.newsletterId', 'n.id').select('t.topicId');
  const rows = await linked.where('t.topicId', 'in', topicIds).where('n.retiredAt', 'is', null).execute();
  return rows.map((row) => ({ ...newsletterIn(row, language), topicId: row.topicId }));
}

export type NewConfirmation = {
  email: string;
  emailKey: string;
  language: string;
  newsletterIds: number[];
  askedAt: Date;
  expiresAt: Date;
};

export async function addConfirmation(db: Database, given: NewConfirmation): Promise<string> {
  const row = { ...given, newsletterIds: sql<number[]>`${given.newsletterIds}::bigint[]` };
  const { id } = await db.insertInto('newsletters.confirmation').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

function confirmations(db: Database) {
  return db
    .selectFrom('newsletters.confirmation')
    .select(['id', 'email', 'emailKey', 'language', 'expiresAt', 'sentAt', 'confirmedAt'])
    .select(sql<string[]>`newsletter_ids::text[]`.as('newsletterIds'));
}

type ConfirmationRow = Awaited<ReturnType<ReturnType<typeof confirmations>['execute']>>[number];
const confirmationOf = (row: ConfirmationRow): Confirmation => ({ ...row, newsletterIds: row.newsletterIds.map(Number) });

export async function findConfirmation(db: Database, id: string): Promise<Confirmation | undefined> {
  const row = await confirmations(db).where('id', '=', id).executeTakeFirst();
  return row && confirmationOf(row);
}

/** The confirmation, locked until the transaction ends. */
export async function lockConfirmation(db: Database, id: string): Promise<Confirmation | undefined> {
  const row = await confirmations(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && confirmationOf(row);
}

export async function changeConfirmation(db: Database, id: string, change: { sentAt?: Date; confirmedAt?: Date }): Promise<void> {
  await db.updateTable('newsletters.confirmation').set(change).where('id', '=', id).execute();
}

/** Removes confirmations nobody answered. The answered ones stay: they are the consent. */
export async function removeUnanswered(db: Database, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('newsletters.confirmation').where('confirmedAt', 'is', null).where('expiresAt', '<', expiredBefore).execute();
}

/** The lists an address is on. */
export async function signUpsOf(db: Database, emailKey: string): Promise<SignUp[]> {
  return db
    .selectFrom('newsletters.signUp')
    .select(['publicId', 'newsletterId', 'email'])
    .where('emailKey', '=', emailKey)
    .where('leftAt', 'is', null)
    .execute();
}

export async function findSignUp(db: Database, publicId: string): Promise<(SignUp & { leftAt: Date | null }) | undefined> {
  const signUp = db.selectFrom('newsletters.signUp').select(['publicId', 'newsletterId', 'email', 'leftAt']);
  return signUp.where('publicId', '=', publicId).executeTakeFirst();
}

/** Puts an address on lists. On those it is on already nothing changes; those it had left it is on again. */
export async function addSignUps(
  db: Database,
  address: { email: string; emailKey: string; language: string },
  newsletterIds: number[],
  now: Date,
): Promise<void> {
  if (newsletterIds.length === 0) return;
  const rows = newsletterIds.map((newsletterId) => ({ ...address, newsletterId, confirmedAt: now }));
  await db
    .insertInto('newsletters.signUp')
    .values(rows)
    .onConflict((on) =>
      on
        .columns(['newsletterId', 'emailKey'])
        .doUpdateSet({ email: address.email, language: address.language, confirmedAt: now, leftAt: null })
        .where('newsletters.signUp.leftAt', 'is not', null),
    )
    .execute();
}

/** Takes an address off a list, and answers both; undefined where it had left before. */
export async function removeSignUp(
  db: Database,
  publicId: string,
  now: Date,
): Promise<{ email: string; newsletterId: number } | undefined> {
  return db
    .updateTable('newsletters.signUp')
    .set({ leftAt: now })
    .where('publicId', '=', publicId)
    .where('leftAt', 'is', null)
    .returning(['email', 'newsletterId'])
    .executeTakeFirst();
}

/** Takes an address off every list but those given. */
export async function removeOtherSignUps(db: Database, emailKey: string, keptIds: number[], now: Date): Promise<void> {
  await sql`update newsletters.sign_up set left_at = ${now}
    where email_key = ${emailKey} and left_at is null and not newsletter_id = any (${keptIds}::bigint[])`.execute(db);
}
