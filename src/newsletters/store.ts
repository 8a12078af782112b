import type { NewsletterCard } from '#design';
import type { Database } from '#platform/database.ts';
import { textIn } from '#platform/languages.ts';

type Row = { slug: string; names: unknown; about: unknown; frequency: string; access: string };

function cardOf(row: Row, language: string): NewsletterCard {
  return {
    slug: row.slug,
    name: textIn(row.names, language, 'en'),
    about: textIn(row.about, language, 'en'),
    frequency: row.frequency as NewsletterCard['frequency'],
    access: row.access as NewsletterCard['access'],
  };
}

/** Every newsletter of the paper, in its order, named in the language. */
export async function newslettersOf(db: Database, language: string): Promise<NewsletterCard[]> {
  const rows = await db.selectFrom('newsletters.newsletter').select(['slug', 'names', 'about', 'frequency', 'access']).orderBy('position').execute();
  return rows.map((row) => cardOf(row, language));
}

/** The newsletter that goes best with a story's topics: of the first topic that has one, a free one before one for subscribers. */
export async function newsletterFor(db: Database, topicIds: number[], language: string): Promise<NewsletterCard | undefined> {
  if (topicIds.length === 0) return undefined;
  const rows = await db
    .selectFrom('newsletters.newsletterTopic as nt')
    .innerJoin('newsletters.newsletter as n', 'n.id', 'nt.newsletterId')
    .select(['n.slug', 'n.names', 'n.about', 'n.frequency', 'n.access', 'nt.topicId'])
    .where('nt.topicId', 'in', topicIds)
    .orderBy('n.access')
    .orderBy('n.position')
    .execute();
  const row = topicIds.map((id) => rows.find((one) => one.topicId === id)).find((one) => one !== undefined);
  return row && cardOf(row, language);
}
