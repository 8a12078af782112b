import type { Database } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';

type Texts = Record<string, string>;

export type NewNewsletter = {
  slug: string;
  names: Texts;
  about?: Texts;
  frequency: 'daily' | 'weekly';
  access: 'free' | 'subscribers';
  topics: string[];
};

/** Adds newsletters, in the order given, each linked to its topics; `topicIds` finds a topic by slug. */
export async function addNewsletters(db: Database, newsletters: NewNewsletter[], topicIds: Map<string, number>): Promise<void> {
  const rows = newsletters.map(({ slug, names, about, frequency, access }, position) => {
    return { slug, names: JSON.stringify(names), about: JSON.stringify(about ?? {}), frequency, access, position };
  });
  const made = await db.insertInto('newsletters.newsletter').values(rows).returning(['id', 'slug']).execute();
  const idOf = new Map(made.map((row) => [row.slug, row.id]));
  const links = newsletters.flatMap(({ slug, topics }) =>
    topics.map((topic) => ({ newsletterId: idOf.get(slug) ?? 0, topicId: topicIds.get(topic) ?? 0 })),
  );
  if (links.length > 0) await db.insertInto('newsletters.newsletterTopic').values(links).execute();
  await announce(db, ['newsletters']);
}
