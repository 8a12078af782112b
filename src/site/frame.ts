import type { Gate } from '#access';
import type { Frame, FrameOf, NewsletterCard } from '#design';
import { newslettersOf } from '#newsletters';
import { type App, keep } from '#platform/app.ts';
import { directionOf, ownName, textIn } from '#platform/languages.ts';
import { wordsIn } from '#platform/words.ts';
import { hrefIn, readSettings, type Settings } from '#settings';
import { sectionsOf } from '#stories';

/** Takes the edition's language from the front of a path: `/fr/latest` is `/latest` in French. */
export function splitLanguage(settings: Settings, path: string): { language: string; page: string } {
  const [, first = '', rest = ''] = path.match(/^\/([^/]*)(\/.*)?$/) ?? [];
  const { homeLanguage, languages } = settings.paper;
  if (first !== homeLanguage && languages.includes(first)) return { language: first, page: rest || '/' };
  return { language: homeLanguage, page: path };
}

/** Builds the frame around a page: names, editions, sections, and how the header greets this viewer. */
export function createFrameOf(app: App, gate: Gate): FrameOf {
  return async (c) => frameFor(app, c.get('language'), c.get('page'), (await gate.askerOf(c)).who);
}

/** The frame of a page of an edition for one kind of viewer. */
export async function frameFor(app: App, language: string, page: string, viewer: Frame['viewer']): Promise<Frame> {
  const settings = await readSettings(app);
  const { homeLanguage, languages } = settings.paper;
  const href = hrefIn(settings, language);
  const sections = await keep(app, 'sections', ['sections'], () => sectionsOf(app.db));
  const newsletters = await keep<NewsletterCard[]>(app, `newsletters:${language}`, ['newsletters'], () => newslettersOf(app.db, language));
  return {
    paper: { name: settings.paper.name, tagline: textIn(settings.paper.tagline, language, homeLanguage) },
    language,
    dir: directionOf(language),
    words: wordsIn(language),
    timeZone: settings.paper.timeZone,
    now: app.clock(),
    page,
    editions: languages.map((one) => ({
      language: one,
      name: ownName(one),
      href: hrefIn(settings, one)(page),
      isCurrent: one === language,
    })),
    sections: sections
      .filter(({ isClosed }) => !isClosed)
      .map(({ slug, names }) => ({ slug, name: textIn(names, language, homeLanguage), href: href(`/${slug}`) })),
    viewer,
    href,
    asset: app.assets.href,
    headerNewsletter: newsletters.find((one) => one.slug === settings.front.headerNewsletter),
  };
}

/** The edition of a language, for the questions put to stories. */
export function editionIn(settings: Settings, language: string) {
  return { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
}
