import { sql } from 'kysely';
import { beginMailing, keepRendering } from '#newsletters';
import type { Database } from '#platform/database.ts';
import type { TestPaper } from '../paper.ts';

/** Puts so many addresses on a list: `n1@…` to the last. */
export async function signUp(db: Database, slug: string, count: number, host = 'readers.example', language = 'en'): Promise<void> {
  await sql`insert into newsletters.sign_up (newsletter_id, email, email_key, language, confirmed_at)
    select n.id, 'n' || i || '@' || ${host}::text, 'n' || i || '@' || ${host}::text, ${language}, now()
    from newsletters.newsletter n, generate_series(1, ${count}::int) i where n.slug = ${slug}`.execute(db);
}

export type MailingWish = { slug?: string; language?: string; subjects?: string[]; html?: string; text?: string };

const page = (body: string) =>
  `<!doctype html><html lang="en" dir="ltr"><head><title>Daily</title></head><body>${body}<p><a href="%%LEAVE%%">Leave</a> <a href="%%WEB%%">Web</a></p></body></html>`;

/** A mailing with its mail, as composing leaves it: its number. */
export async function makeMailing(db: Database, baseUrl: string, wish: MailingWish = {}): Promise<number> {
  const { slug = 'daily', language = 'en', subjects = ['The day'], html = '<p>News of the day.</p>', text = 'News of the day.' } = wish;
  const { id } = await db
    .insertInto('newsletters.mailing')
    .columns(['newsletterId', 'language', 'subjects'])
    .expression((from) =>
      from
        .selectFrom('newsletters.newsletter')
        .where('slug', '=', slug)
        .select(['id', sql<string>`${language}`.as('language'), sql<string>`${JSON.stringify(subjects)}::jsonb`.as('subjects')]),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const kept = await keepRendering(db, id, baseUrl, { audience: 'everyone', html: page(html), text: `${text}\n\n%%LEAVE%%\n%%WEB%%\n` });
  if (!kept.ok) throw new Error(kept.reason);
  return id;
}

/** Makes a mailing and begins it. */
export async function beginNew(paper: TestPaper, wish: MailingWish = {}): Promise<number> {
  const id = await makeMailing(paper.press, paper.app.baseUrl(), wish);
  const begun = await beginMailing(paper.press, id, paper.app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  return id;
}

/** How many deliveries of a mailing are in each state. */
export async function statesOf(db: Database, mailingId: number): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from newsletters.delivery where mailing_id = ${mailingId} group by state order by state`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How an address stands: what holds it back, its soft bounces, and whether it is off the list. */
export async function standingOf(db: Database, email: string) {
  const row = await db.selectFrom('newsletters.signUp').select(['suppressedAt', 'leftAt']).where('email', '=', email).executeTakeFirst();
  const why = (await db.selectFrom('newsletters.suppression').select('why').execute()).map((one) => one.why);
  const soft = (await db.selectFrom('newsletters.bounce').select('count').execute()).map((one) => one.count);
  return { isSuppressed: row?.suppressedAt !== null, hasLeft: row?.leftAt !== null, why, soft };
}
export const standsWell = { isSuppressed: false, hasLeft: false, why: [], soft: [] };

/** Sends a mailing to three addresses, and answers it and its delivery to the first of them. Whatever came back before is forgotten. */
export async function sendToThree(paper: TestPaper): Promise<{ mailingId: number; deliveryId: number; email: string }> {
  const { db } = paper.app;
  for (const table of ['report', 'delivery', 'suppression', 'bounce', 'signUp'] as const)
    await db.deleteFrom(`newsletters.${table}`).execute();
  await signUp(db, 'daily', 3);
  const mailingId = await beginNew(paper);
  await paper.sendMailings();
  const email = 'n1@readers.example';
  const deliveries = db.selectFrom('newsletters.delivery as d').innerJoin('newsletters.signUp as s', 's.id', 'd.signUpId').select('d.id');
  const { id: deliveryId } = await deliveries.where('s.email', '=', email).executeTakeFirstOrThrow();
  return { mailingId, deliveryId, email };
}
