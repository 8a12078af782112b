import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { readerKeys } from '#readers';
import { loadSettings, type Settings } from '#settings';
import { entitledReaders } from '#subscriptions';

/** The list a mailing goes to, as the newsletter is made at present. No languages: it is made in all of the paper's. */
export type List = { newsletterId: number; language: string; access: string; languages: string[] };

/**
 * Who gets a mailing, as a `from … where …` to select from: the sign-ups as `s`, and `e.email_key` where the address may read everything.
 * Who has left, paused, or is suppressed gets nothing, and newsletters for subscribers go to those alone.
 */
export function recipientsOf(list: List, paper: Settings['paper'], now: Date): RawBuilder<unknown> {
  return sql`from newsletters.sign_up s left join (
      select r.email_key from (${readerKeys()}) r where r.reader_id in (${entitledReaders(now)})
    ) e on e.email_key = newsletters.person_key(s.email_key)
    where s.newsletter_id = ${list.newsletterId} and ${inLanguage(list, paper)}
      and s.left_at is null and s.suppressed_at is null and coalesce(s.paused_until <= ${now}, true)
      ${list.access === 'subscribers' ? sql`and e.email_key is not null` : sql``}`;
}

/** Who reads in the mailing's language; those in whose language the newsletter isn't made get it in the paper's own, or in its first. */
function inLanguage({ language, languages }: List, paper: Settings['paper']): RawBuilder<unknown> {
  const made = languages.length > 0 ? languages : paper.languages;
  const fallback = made.includes(paper.homeLanguage) ? paper.homeLanguage : made[0];
  if (language !== fallback) return sql`s.language = ${language}`;
  return sql`(s.language = ${language} or not s.language = any (${made}::text[]))`;
}

/** How many would get a mailing on this list now. */
export async function countRecipients(db: Database, newsletterId: number, language: string, now: Date): Promise<number> {
  const [newsletter, { paper }] = await Promise.all([
    db.selectFrom('newsletters.newsletter').select(['access', 'languages']).where('id', '=', newsletterId).executeTakeFirst(),
    loadSettings(db),
  ]);
  if (!newsletter) return 0;
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count ${recipientsOf({ newsletterId, language, ...newsletter }, paper, now)}`.execute(db);
  return rows[0]?.count ?? 0;
}
