import { sql } from 'kysely';
import type { Document } from '#document';
import { type Database, inTransaction, type Press } from '#platform/database.ts';
import { newKey } from '#platform/tokens.ts';
import { addCountries } from './references.ts';
import { askForWords } from './work/words.ts';

export type NewStory = {
  sectionId: number;
  access: 'free' | 'metered' | 'subscribers';
  exclusive: boolean;
  authorIds: number[];
  topicIds: number[];
  countryCodes: string[];
  source: { id: number; language: string; headline: string; url: string; permission: string; firstInEnglish: boolean } | undefined;
  /** Chosen by whoever imports a story that others already point to. */
  key?: string;
};

/** Begins a story: what is true of it in every language. Answers its id. */
export async function beginStory(db: Database, story: NewStory, now: Date): Promise<number> {
  return inTransaction(db, async (db) => {
    const { id } = await db
      .insertInto('stories.story')
      .values({
        key: story.key ?? newKey(),
        sectionId: story.sectionId,
        access: story.access,
        exclusive: story.exclusive,
        sourceId: story.source?.id ?? null,
        originalLanguage: story.source?.language ?? null,
        originalHeadline: story.source?.headline ?? null,
        originalUrl: story.source?.url ?? null,
        permission: story.source?.permission ?? null,
        firstInEnglish: story.source?.firstInEnglish ?? false,
        madeAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const authors = story.authorIds.map((authorId, position) => ({ storyId: id, authorId, position }));
    const topics = story.topicIds.map((topicId, position) => ({ storyId: id, topicId, position }));
    const countries = story.countryCodes.map((countryCode, position) => ({ storyId: id, countryCode, position }));
    if (authors.length > 0) await db.insertInto('stories.storyAuthor').values(authors).execute();
    if (topics.length > 0) await db.insertInto('stories.storyTopic').values(topics).execute();
    await addCountries(db, story.countryCodes);
    if (countries.length > 0) await db.insertInto('stories.storyCountry').values(countries).execute();
    return id;
  });
}

export type VersionText = {
  language: string;
  slug: string;
  headline: string;
  deck: string;
  dateline: string | undefined;
  lead: { pictureId: number; caption: string; alt: string } | undefined;
  translatorIds: number[];
  document: Document;
};

/** Saves a version's next revision, beginning the version when the story has none in that language. Readers see nothing of it until it is published. Answers the version's id. */
export async function saveVersion(press: Press, storyId: number, text: VersionText, now: Date): Promise<number> {
  return inTransaction(press, async (press) => {
    const lead = { leadPictureId: text.lead?.pictureId ?? null, leadCaption: text.lead?.caption ?? null, leadAlt: text.lead?.alt ?? null };
    const words = { headline: text.headline, deck: text.deck, dateline: text.dateline ?? null, slug: text.slug, ...lead };
    const preview = JSON.stringify({ version: 1, blocks: [] });
    const row = await press
      .insertInto('stories.version')
      // Readers' side of the database holds no word before it is published, and keeps what was until the next time.
      .values({ storyId, language: text.language, slug: text.slug, headline: '', preview })
      .onConflict((on) => on.columns(['storyId', 'language']).doUpdateSet({ language: text.language }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const last = await press
      .selectFrom('stories.revision')
      .select((all) => all.fn.max('number').as('number'))
      .where('versionId', '=', row.id)
      .executeTakeFirst();
    const translatorIds = sql<number[]>`${text.translatorIds}::bigint[]`;
    const revision = {
      versionId: row.id,
      number: (last?.number ?? 0) + 1,
      ...words,
      translatorIds,
      document: JSON.stringify(text.document),
      madeAt: now,
    };
    await press.insertInto('stories.revision').values(revision).execute();
    const work = { state: 'draft', headline: text.headline, publishAt: null, scheduledBy: null, changedAt: now };
    await press
      .insertInto('stories.work')
      .values({ versionId: row.id, language: text.language, ...work })
      .onConflict((on) => on.column('versionId').doUpdateSet(work))
      .execute();
    await askForWords(press, row.id);
    return row.id;
  });
}
