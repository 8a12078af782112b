import { addNewsletters } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { changeSettings, loadSettings } from '#settings';
import { addLicence, openTerms } from '#sources';
import { addReferences, beginStory, publish, saveVersion, withdraw } from '#stories';
import { addPlans } from '#subscriptions';
import { markedText } from './marked-text.ts';

/** By what a test finds a story: its id, its public key, its address and its versions' ids by language. */
export type StoryFixture = { id: number; key: string; path: string; versions: Record<string, number> };

/** What a test paper holds. Every paid block of a story carries `PAID-{slug}-{language}-{n}`, every preview `PUB-{slug}-{language}`, what is unpublished `DRAFT-…`. */
export type Fixtures = {
  ids: Awaited<ReturnType<typeof addReferences>>;
  /** By slug. `mended` has a newer revision that nobody published. */
  stories: Record<string, StoryFixture>;
  /** Stories that no reader may see: `unpublished` never was, `withdrawn` was and no longer is. */
  hidden: Record<'unpublished' | 'withdrawn', StoryFixture>;
};

export type FixtureStory = {
  slug: string;
  access?: 'free' | 'metered' | 'subscribers';
  section?: string;
  daysOld?: number;
  languages?: string[];
  isDraft?: boolean;
};

const day = 86_400_000;

/** A small paper: sections world and culture, two topics, an author, a translator, a source, two newsletters, two pictures, both plans, seven stories and two hidden ones. */
export async function addFixtures(app: App, press: Press, now: Date): Promise<Fixtures> {
  const paper = {
    name: 'The Test',
    tagline: { en: 'For tests' },
    timeZone: 'America/New_York',
    homeLanguage: 'en',
    languages: ['en', 'fr', 'ar'],
  };
  await changeSettings(press, 'paper', paper, now);
  await changeSettings(press, 'meter', { visitors: 1, readers: 3, newPerNetwork: 10_000 }, now);
  await changeSettings(press, 'front', { headerNewsletter: 'daily' }, now);
  await changeSettings(
    press,
    'offer',
    { benefits: [{ text: { en: 'Every story', fr: 'Tous les récits', ar: 'كل القصص' }, isNew: true }] },
    now,
  );
  await addPlans(press, [
    { slug: 'monthly', priceMinor: 290, currency: 'USD', every: 'month', trialDays: 30, bestValue: false },
    { slug: 'annual', priceMinor: 1990, currency: 'USD', every: 'year', trialDays: 0, bestValue: true },
  ]);
  const ids = await addReferences(press, {
    sections: [
      { slug: 'world', names: { en: 'World', fr: 'Monde', ar: 'العالم' } },
      { slug: 'culture', names: { en: 'Culture', fr: 'Culture', ar: 'ثقافة' } },
    ],
    topics: [
      { slug: 'water', names: { en: 'Water', fr: 'Eau', ar: 'المياه' } },
      { slug: 'food', names: { en: 'Food', fr: 'Cuisine', ar: 'الطعام' } },
    ],
    authors: [
      { slug: 'ana-author', name: 'Ana Author', about: { en: 'Ana writes.' } },
      { slug: 'tom-translator', name: 'Tom Translator', about: { en: 'Tom translates.' } },
    ],
    sources: [
      {
        slug: 'le-test',
        name: 'Le Test',
        country: 'FR',
        languages: ['fr'],
        url: 'https://letest.example',
        about: { en: 'A paper.' },
        permission: 'By agreement.',
      },
    ],
    countries: ['FR', 'CO'],
  });
  await addLicence(press, ids.sources.get('le-test') ?? 0, openTerms('All of it', '2020-01-01'), undefined, now);
  await addNewsletters(
    press,
    [
      { slug: 'daily', names: { en: 'The Daily' }, about: { en: 'Each day.' }, frequency: 'daily', access: 'free', topics: ['water'] },
      { slug: 'friday', names: { en: 'The Friday' }, about: { en: 'Each week.' }, frequency: 'weekly', access: 'subscribers', topics: [] },
    ],
    ids.topics,
  );
  await addPictures(app, press, now);
  const stories: FixtureStory[] = [
    { slug: 'first', languages: ['en', 'fr', 'ar'] },
    { slug: 'second' },
    { slug: 'third', section: 'culture' },
    { slug: 'open-to-all', access: 'free' },
    { slug: 'for-subscribers', access: 'subscribers' },
    { slug: 'from-the-archive', daysOld: 45 },
    { slug: 'mended' },
  ];
  const published: Fixtures['stories'] = {};
  for (const [at, story] of stories.entries())
    published[story.slug] = await addFixtureStory(press, ids, { daysOld: 1 + at / 24, ...story }, now);
  const { mended } = published;
  if (mended) await saveRevision(press, ids, mended.id, 'mended', 'en', 'DRAFT', now);
  const unpublished = await addFixtureStory(press, ids, { slug: 'unpublished', isDraft: true }, now);
  const withdrawn = await addFixtureStory(press, ids, { slug: 'withdrawn' }, now);
  await withdraw(press, withdrawn.versions.en ?? 0, 'It was wrong.', now);
  return { ids, stories: published, hidden: { unpublished, withdrawn } };
}

// One pixel: what a test looks at is the words around a picture.
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function addPictures(app: App, press: Press, now: Date): Promise<void> {
  for (const slug of ['harbour', 'market']) {
    const file = `pictures/${slug}/original.png`;
    await app.files.write(file, pixel);
    const row = { slug, file, mediaType: 'image/png', width: 1, height: 1, credit: `Credit of ${slug}`, addedAt: now };
    await press.insertInto('stories.picture').values(row).execute();
  }
}

/** Publishes one more story: two public paragraphs, then one block of every kind behind the gate. A draft is saved and not published. */
export async function addFixtureStory(press: Press, ids: Fixtures['ids'], story: FixtureStory, now: Date): Promise<StoryFixture> {
  const at = new Date(now.getTime() - (story.daysOld ?? 1) * day);
  const section = story.section ?? 'world';
  const key = `key-${story.slug}`;
  const storyId = await beginStory(
    press,
    {
      key,
      sectionId: ids.sections.get(section) ?? 0,
      access: story.access ?? 'metered',
      exclusive: false,
      authorIds: [ids.authors.get('ana-author') ?? 0],
      topicIds: [ids.topics.get('water') ?? 0],
      countryCodes: ['CO'],
      source: {
        id: ids.sources.get('le-test') ?? 0,
        language: 'fr',
        headline: 'Titre',
        url: 'https://letest.example/titre',
        permission: 'By agreement.',
        firstInEnglish: true,
      },
    },
    at,
  );
  const settings = await loadSettings(press);
  const versions: Record<string, number> = {};
  for (const language of story.languages ?? ['en']) {
    const versionId = await saveRevision(press, ids, storyId, story.slug, language, story.isDraft ? 'DRAFT' : 'PAID', at);
    versions[language] = versionId;
    if (story.isDraft) continue;
    const outcome = await publish(press, versionId, settings, at);
    if (!outcome.ok) throw new Error(outcome.reason);
  }
  return { id: storyId, key, path: `/${section}/${story.slug}`, versions };
}

/** Saves a revision of a version; an unpublished one says DRAFT wherever a revision has words. */
async function saveRevision(
  press: Press,
  ids: Fixtures['ids'],
  storyId: number,
  slug: string,
  language: string,
  secret: 'PAID' | 'DRAFT',
  at: Date,
): Promise<number> {
  const picture = await press.selectFrom('stories.picture').select('id').where('slug', '=', 'harbour').executeTakeFirstOrThrow();
  const isDraft = secret === 'DRAFT';
  const words = isDraft
    ? { headline: `DRAFT-${slug}-headline`, deck: `DRAFT-${slug}-deck`, dateline: `DRAFT-${slug}-dateline` }
    : { headline: `Headline of ${slug} in ${language}`, deck: 'A deck.', dateline: 'BOGOTÁ' };
  const lead = isDraft ? { caption: `DRAFT-${slug}-lead`, alt: `DRAFT-${slug}-alt` } : { caption: 'Boats in the harbour.', alt: 'Boats.' };
  const translatorIds = [ids.authors.get('tom-translator') ?? 0];
  const document = markedText(`${slug}-${language}`, secret);
  return saveVersion(press, storyId, { language, slug, ...words, lead: { pictureId: picture.id, ...lead }, translatorIds, document }, at);
}
