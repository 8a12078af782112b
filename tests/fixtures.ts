import { documentFromMarkdown } from '#document';
import { addNewsletters } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { changeSettings, loadSettings } from '#settings';
import { addReferences, beginStory, publish, saveVersion } from '#stories';
import { addPlans } from '#subscriptions';

/** What a test paper holds. Every paid paragraph of a story carries `PAID-{slug}-{language}-{n}`, every preview `PUB-{slug}-{language}`. */
export type Fixtures = {
  ids: Awaited<ReturnType<typeof addReferences>>;
  /** By slug: the story's id, its public key, its address and its versions' ids by language. */
  stories: Record<string, { id: number; key: string; path: string; versions: Record<string, number> }>;
};

export type FixtureStory = {
  slug: string;
  access?: 'free' | 'metered' | 'subscribers';
  section?: string;
  daysOld?: number;
  languages?: string[];
};

const day = 86_400_000;

/** A small paper: sections world and culture, two topics, an author, a translator, a source, two newsletters, both plans and six stories. */
export async function addFixtures(app: App, press: Press, now: Date): Promise<Fixtures> {
  const paper = { name: 'The Test', tagline: { en: 'For tests' }, timeZone: 'America/New_York', homeLanguage: 'en', languages: ['en', 'fr', 'ar'] };
  await changeSettings(press, 'paper', paper, now);
  await changeSettings(press, 'meter', { visitors: 1, readers: 3, newPerNetwork: 10_000 }, now);
  await changeSettings(press, 'front', { headerNewsletter: 'daily' }, now);
  await changeSettings(press, 'offer', { benefits: [{ text: { en: 'Every story', fr: 'Tous les récits', ar: 'كل القصص' }, isNew: true }] }, now);
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
    sources: [{ slug: 'le-test', name: 'Le Test', country: 'FR', languages: ['fr'], url: 'https://letest.example', about: { en: 'A paper.' }, permission: 'By agreement.' }],
    countries: ['FR', 'CO'],
  });
  await addNewsletters(
    press,
    [
      { slug: 'daily', names: { en: 'The Daily' }, about: { en: 'Each day.' }, frequency: 'daily', access: 'free', topics: ['water'] },
      { slug: 'friday', names: { en: 'The Friday' }, about: { en: 'Each week.' }, frequency: 'weekly', access: 'subscribers', topics: [] },
    ],
    ids.topics,
  );
  const fixtures: Fixtures = { ids, stories: {} };
  const stories: FixtureStory[] = [
    { slug: 'first', languages: ['en', 'fr', 'ar'] },
    { slug: 'second' },
    { slug: 'third', section: 'culture' },
    { slug: 'open-to-all', access: 'free' },
    { slug: 'for-subscribers', access: 'subscribers' },
    { slug: 'from-the-archive', daysOld: 45 },
  ];
  for (const [at, story] of stories.entries()) fixtures.stories[story.slug] = await addFixtureStory(press, ids, { daysOld: 1 + at / 24, ...story }, now);
  return fixtures;
}

/** Publishes one more story of two public and four paid paragraphs. */
export async function addFixtureStory(press: Press, ids: Fixtures['ids'], story: FixtureStory, now: Date) {
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
      source: { id: ids.sources.get('le-test') ?? 0, language: 'fr', headline: 'Titre', url: 'https://letest.example/titre', permission: 'By agreement.', firstInEnglish: true },
    },
    at,
  );
  const settings = await loadSettings(press);
  const versions: Record<string, number> = {};
  for (const language of story.languages ?? ['en']) {
    const mark = `${story.slug}-${language}`;
    const read = documentFromMarkdown(
      [`PUB-${mark} The first paragraph says what it is.`, `The second paragraph, PUB-${mark}, goes on.`]
        .concat([`PAID-${mark}-1 begins the rest.`, `## PAID-${mark}-2`, `> PAID-${mark}-3 quoted`, `- PAID-${mark}-4\n- PAID-${mark}-5`, `:::pullquote{by="PAID-${mark}-6"}\nPAID-${mark}-7\n:::`])
        .concat([`| PAID-${mark}-8 | b |\n| --- | --- |\n| c | PAID-${mark}-9 |`])
        .join('\n\n'),
    );
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const versionId = await saveVersion(
      press,
      storyId,
      {
        language,
        slug: story.slug,
        headline: `Headline of ${story.slug} in ${language}`,
        deck: 'A deck.',
        dateline: 'BOGOTÁ',
        lead: undefined,
        translatorIds: [ids.authors.get('tom-translator') ?? 0],
        document: read.document,
      },
      undefined,
      at,
    );
    const outcome = await publish(press, versionId, settings, at);
    if (!outcome.ok) throw new Error(outcome.reason);
    versions[language] = versionId;
  }
  return { id: storyId, key, path: `/${section}/${story.slug}`, versions };
}
