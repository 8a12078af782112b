import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { newestConsents } from '#readers';

const perBatch = 1000;

/** A sign-up as an export has it, in the columns an import reads. */
export type SignUpLine = { address: string; newsletters: string; language: string; confirmed_at: string; consent: string };

type Row = { id: number; email: string; slug: string; language: string; confirmedAt: Date };

/** Everybody who is on a list, a list at a time, with the words they agreed to: however many there are, a batch of them is in memory. */
export async function* signUpLines(app: App): AsyncGenerator<SignUpLine> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`select s.id, s.email, n.slug, s.language, s.confirmed_at
      from newsletters.sign_up s join newsletters.newsletter n on n.id = s.newsletter_id
      where s.left_at is null and s.id > ${after} order by s.id limit ${perBatch}`.execute(app.db);
    const asked = rows.map(({ email, slug }) => ({ email, purpose: `newsletter:${slug}` }));
    const consents = await newestConsents(app.db, app.keys, asked);
    for (const [at, { email, slug, language, confirmedAt }] of rows.entries())
      yield { address: email, newsletters: slug, language, confirmed_at: confirmedAt.toISOString(), consent: consents[at] ?? '' };
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < perBatch) return;
  }
}
