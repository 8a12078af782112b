import type { Child } from 'hono/jsx';
import type { Gate } from '#access';
import { type Frame, ListPage, type ListPageProps, PersonHead, pageText, SourceHead } from '#design';
import { type App, keep } from '#platform/app.ts';
import { addMonths, monthStart, monthText } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import type { Ctx } from '#platform/http/route.ts';
import { countryName, languageName, textIn } from '#platform/languages.ts';
import { readSettings } from '#settings';
import {
  type Entry,
  findEntry,
  isOriginalLanguage,
  type ListedStory,
  listOf,
  listStories,
  listStoriesBetween,
  listTag,
  readCursor,
  sectionsOf,
  tagsOfCards,
} from '#stories';
import { alternatesOf } from './alternates.ts';
import { answerPage } from './answer.ts';
import { editionIn } from './frame.ts';

const perPage = 20;

type Heading = Pick<ListPageProps, 'title' | 'intro' | 'look' | 'hidesSection'>;

/** Pages that are one list of stories, newest first, going on behind `?before=`. */
export function listPages(app: App, gate: Gate) {
  /** Answers one list; `heading` may look at who asks for nothing but the language. */
  function answerList(c: Ctx, list: string, heading: (frame: Frame) => Heading, between?: { from: Date; to: Date }): Promise<Response> {
    // Read as `pageKey` reads it: a page kept for everybody must never be another one's later part.
    const before = new URL(c.req.url).searchParams.get('before') ?? undefined;
    if (before !== undefined && !readCursor(before)) throw new Refusal(404, 'page');
    return answerPage(app, gate, c, async (frame) => {
      const settings = await readSettings(app);
      const edition = editionIn(settings, frame.language);
      const found = between
        ? await listStoriesBetween(app.db, edition, list, between.from, between.to, perPage + 1, before)
        : await listStories(app.db, edition, list, perPage + 1, before);
      const stories = found.slice(0, perPage);
      const address = frame.href(frame.page);
      const older = found.length > perPage ? `${address}?before=${stories.at(-1)?.cursor}` : undefined;
      const page = (
        <ListPage
          frame={frame}
          {...heading(frame)}
          stories={stories.map((one) => one.card)}
          paging={{ page: before ? 2 : 1, older, newer: before ? address : undefined }}
          meta={{
            canonical: app.baseUrl() + address,
            alternates: before ? [] : alternatesOf(app, settings, frame.page),
            noindex: before !== undefined,
          }}
        />
      );
      return { text: pageText(page), tags: tagsOfList(frame, list, stories) };
    });
  }

  async function entryOf(c: Ctx, kind: 'topics' | 'countries' | 'authors' | 'sources'): Promise<Entry> {
    const entry = await findEntry(app.db, kind, c.req.param('slug') ?? '');
    if (!entry) throw new Refusal(404, 'page');
    return entry;
  }

  const headed = (title: (frame: Frame) => string, intro?: (frame: Frame) => Child) => (frame: Frame) => {
    return { title: title(frame), ...(intro ? { intro: intro(frame) } : {}) };
  };
  const nameOf = (entry: Entry) => (frame: Frame) => (entry.names as Record<string, string>)[frame.language] ?? entry.name;

  return {
    latest: (c: Ctx) => answerList(c, listOf.all, (frame) => ({ title: frame.words('design.latest.title'), look: 'days' })),

    async section(c: Ctx) {
      const sections = await keep(app, 'sections', ['sections'], () => sectionsOf(app.db));
      const section = sections.find((one) => one.slug === c.req.param('section'));
      if (!section) throw new Refusal(404, 'page');
      const { homeLanguage } = (await readSettings(app)).paper;
      return answerList(c, listOf.section(section.id), (frame) => {
        return { title: textIn(section.names, frame.language, homeLanguage) || section.slug, look: 'front', hidesSection: true };
      });
    },

    async topic(c: Ctx) {
      const entry = await entryOf(c, 'topics');
      const { homeLanguage } = (await readSettings(app)).paper;
      return answerList(
        c,
        entry.list,
        headed((frame) => textIn(entry.names, frame.language, homeLanguage)),
      );
    },

    async country(c: Ctx) {
      const entry = await entryOf(c, 'countries');
      return answerList(
        c,
        entry.list,
        headed((frame) => countryName(entry.code ?? '', frame.language)),
      );
    },

    /** GET /languages/:code. */
    async language(c: Ctx) {
      const code = c.req.param('code') ?? '';
      const { languages } = (await readSettings(app)).paper;
      const isTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(code);
      if (!isTag || !(await isOriginalLanguage(app.db, languages, code))) throw new Refusal(404, 'page');
      return answerList(
        c,
        listOf.language(code),
        headed((frame) => frame.words('design.list.writtenIn', { language: languageName(code, frame.language) })),
      );
    },

    async author(c: Ctx) {
      const entry = await entryOf(c, 'authors');
      const { homeLanguage } = (await readSettings(app)).paper;
      const intro = (frame: Frame) => (
        <PersonHead about={textIn(entry.about, frame.language, homeLanguage)} ownName={entry.ownName ?? undefined} />
      );
      return answerList(c, entry.list, headed(nameOf(entry), intro));
    },

    async source(c: Ctx) {
      const entry = await entryOf(c, 'sources');
      const { homeLanguage } = (await readSettings(app)).paper;
      const intro = (frame: Frame) => (
        <SourceHead
          frame={frame}
          about={textIn(entry.about, frame.language, homeLanguage)}
          country={
            entry.code ? { name: countryName(entry.code, frame.language), href: frame.href(`/countries/${entry.countrySlug}`) } : undefined
          }
          languages={entry.languages ?? []}
          site={entry.site ?? undefined}
        />
      );
      return answerList(
        c,
        entry.list,
        headed((frame) => (entry.ownName ? `${entry.name} · ${entry.ownName}` : nameOf(entry)(frame)), intro),
      );
    },

    async month(c: Ctx) {
      const month = c.req.param('month') ?? '';
      if (!/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(month)) throw new Refusal(404, 'page');
      const { timeZone } = (await readSettings(app)).paper;
      const between = { from: monthStart(month, timeZone), to: monthStart(addMonths(month, 1), timeZone) };
      return answerList(c, listOf.all, (frame) => ({ title: monthText(month, frame.language), look: 'days' }), between);
    },
  };
}

function tagsOfList(frame: Frame, list: string, stories: ListedStory[]): string[] {
  return ['sections', listTag(frame.language, list), ...tagsOfCards(stories)];
}
