import type { Link, NewsletterCard, Passport, PictureView, StoryCard, StoryNote } from '#design';
import { type Document, newslettersIn, picturesIn, previewOf, storiesIn } from '#document';
import { newsletterFor, newslettersOf } from '#newsletters';
import { type App, keep } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { countryName, languageName, ownName, textIn } from '#platform/languages.ts';
import { hrefIn, readSettings } from '#settings';
import {
  type BylinePerson,
  bylineOf,
  cardsByKey,
  type Edition,
  findSource,
  findStoryByKey,
  type ListedStory,
  languageOfVersion,
  listOf,
  listStories,
  listTag,
  nextVersionIn,
  notesOf,
  type PublishedStory,
  picturesBySlug,
  tagsOfCards,
  topicsOf,
  versionsOf,
} from '#stories';
import { provenanceOf } from '#translation';

/** All that a story's page shows beside its text, gathered in one round of queries. */
export type StoryView = {
  card: StoryCard;
  updatedAt: Date | undefined;
  notes: StoryNote[];
  topics: Link[];
  passport: Passport;
  pictures: Map<string, PictureView>;
  related: Map<string, StoryCard>;
  newsletters: Map<string, NewsletterCard>;
  /** The box under the text: an editor's choice, else by the story's topics. */
  newsletter: NewsletterCard | undefined;
  /** The languages this story can be read in, its own included; absolute addresses for search engines. */
  versions: { language: string; name: string; href: string; isCurrent: boolean }[];
  next: { card: StoryCard; preview: Document } | undefined;
  latest: StoryCard[];
  tags: string[];
};

/** What is known of a text that isn't published and so stands in no list. */
export type Draft = { card: StoryCard; byline: BylinePerson[] };

const latestShown = 6;

/** Gathers a story's page for an edition. `document` is what the page will show, cut already: only its pictures are looked up. A draft brings along what only published stories are asked for. */
export async function viewStory(app: App, story: PublishedStory, document: Document, draft?: Draft): Promise<StoryView> {
  const settings = await readSettings(app);
  const edition: Edition = { language: story.language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, story.language) };
  const { db } = app;
  const [own, versions, notes, topics, byline, source, pictures, related, nextStory, latest, newsletters, provenance] = await Promise.all([
    cardsByKey(db, edition, [story.key]),
    versionsOf(db, story.storyId),
    notesOf(db, story.versionId),
    topicsOf(db, story.storyId),
    draft?.byline ?? bylineOf(db, story.storyId, story.versionId),
    story.sourceId ? findSource(db, story.sourceId) : undefined,
    picturesBySlug(db, [...picturesIn(document), ...(story.socialPicture ? [story.socialPicture] : [])]),
    cardsByKey(db, edition, storiesIn(document)),
    nextStoryAfter(app, edition, story),
    listStories(db, edition, listOf.all, latestShown + 1),
    keep<NewsletterCard[]>(app, `newsletters:${story.language}`, ['newsletters'], () => newslettersOf(db, story.language)),
    toldOf(app, story.versionId, story.language),
  ]);
  const card = draft?.card ?? own.get(story.key)?.card;
  // Withdrawn since it was looked up.
  if (!card) throw new Refusal(410, 'withdrawn');
  const mentioned = new Set(newslettersIn(document));
  const topicIds = topics.map((topic) => topic.id);
  // An editor's choice goes before the topics'; empty, there is no box.
  const offered =
    story.newsletter === null
      ? await newsletterFor(db, topicIds, story.language)
      : newsletters.find(({ slug }) => slug === story.newsletter);
  return {
    card,
    updatedAt: story.updatedAt,
    notes,
    topics: topics.map(({ slug, names }) => ({
      name: textIn(names, story.language, edition.homeLanguage),
      href: edition.href(`/topics/${slug}`),
    })),
    passport: { ...passportOf(story, edition, byline, source), ...provenance },
    pictures,
    related: new Map([...related].map(([key, one]) => [key, one.card])),
    newsletters: new Map(newsletters.map((one) => [one.slug, one])),
    newsletter: offered && !mentioned.has(offered.slug) ? offered : undefined,
    versions: versions
      .filter((one) => settings.paper.languages.includes(one.language))
      .toSorted((a, b) => settings.paper.languages.indexOf(a.language) - settings.paper.languages.indexOf(b.language))
      .map(({ language, slug, sectionSlug }) => {
        return {
          language,
          name: ownName(language),
          href: hrefIn(settings, language)(`/${sectionSlug}/${slug}`),
          isCurrent: language === story.language,
        };
      }),
    next: nextStory && { card: nextStory.listed.card, preview: nextStory.preview },
    latest: latest
      .filter((one) => one.storyId !== story.storyId)
      .slice(0, latestShown)
      .map((one) => one.card),
    tags: [
      `story:${story.storyId}`,
      'newsletters',
      listTag(story.language, listOf.all),
      listTag(story.language, listOf.section(story.sectionId)),
      ...[...pictures.keys()].map((slug) => `picture:${slug}`),
      ...tagsOfCards([...own.values(), ...related.values(), ...latest, ...(nextStory ? [nextStory.listed] : [])]),
    ],
  };
}

async function nextStoryAfter(
  app: App,
  edition: Edition,
  story: PublishedStory,
): Promise<{ listed: ListedStory; preview: Document } | undefined> {
  const key = await nextVersionIn(app.db, story.language, listOf.section(story.sectionId), story);
  if (!key) return undefined;
  const [cards, next] = await Promise.all([cardsByKey(app.db, edition, [key]), findStoryByKey(app.db, key, story.language)]);
  const listed = cards.get(key);
  if (!listed || !next) return undefined;
  // Of a free story everything is preview: here its beginning is enough.
  const { preview } = await readSettings(app);
  return { listed, preview: next.access === 'free' ? previewOf(next.preview, preview) : next.preview };
}

type Told = Pick<Passport, 'translatedFrom' | 'isMachineAssisted' | 'behind'>;

/** What readers are told of how a version was made, as far as the paper tells it. */
async function toldOf(app: App, versionId: number, language: string): Promise<Told> {
  const provenance = await provenanceOf(app.db, versionId);
  const { translation } = await readSettings(app);
  const from = provenance?.sourceVersionId ? await languageOfVersion(app.db, provenance.sourceVersionId) : undefined;
  return {
    translatedFrom: from && from !== language ? languageName(from, language) : undefined,
    isMachineAssisted: (provenance?.isMachineAssisted ?? false) && translation.tellsOfMachines,
    behind: provenance?.behind,
  };
}

function passportOf(
  story: PublishedStory,
  edition: Edition,
  byline: BylinePerson[],
  source: Awaited<ReturnType<typeof findSource>>,
): Omit<Passport, keyof Told> {
  const { language, homeLanguage, href } = edition;
  const person = ({ slug, name, names, about }: BylinePerson) => ({
    name: (names as Record<string, string>)[language] ?? name,
    href: href(`/authors/${slug}`),
    about: textIn(about, language, homeLanguage),
  });
  return {
    source: source && {
      name: source.latinName ? `${source.latinName} (${source.name})` : source.name,
      href: href(`/sources/${source.slug}`),
      about: textIn(source.about, language, homeLanguage),
      country: countryName(source.countryCode, language),
      site: source.url,
    },
    originalLanguage: story.originalLanguage
      ? {
          code: story.originalLanguage,
          name: languageName(story.originalLanguage, language),
          href: href(`/languages/${story.originalLanguage}`),
        }
      : undefined,
    originalHeadline: story.originalHeadline,
    originalUrl: story.originalUrl,
    permission: story.permission,
    isFirstInEnglish: story.isFirstInEnglish && language.startsWith('en'),
    authors: byline.filter((one) => one.role === 'author').map((one) => ({ ...person(one), ownName: one.ownName ?? undefined })),
    translators: byline.filter((one) => one.role === 'translator').map(person),
  };
}
