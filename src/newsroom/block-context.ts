import type { BlockContext } from '#design';
import { type Document, picturesIn, storiesIn } from '#document';
import { newslettersOf } from '#newsletters';
import { type App, keep } from '#platform/app.ts';
import { wordsIn } from '#platform/words.ts';
import { hrefIn, type Settings } from '#settings';
import { cardsByKey, picturesBySlug } from '#stories';

/** What the blocks of some texts name, in one language, and pictures besides. Two statements at most. */
export async function contextOf(
  app: App,
  settings: Settings,
  language: string,
  documents: Document[],
  others: (string | null)[] = [],
): Promise<BlockContext> {
  const href = hrefIn(settings, language);
  const edition = { language, homeLanguage: settings.paper.homeLanguage, href };
  const [pictures, related, newsletters] = await Promise.all([
    picturesBySlug(app.db, [...new Set([...documents.flatMap(picturesIn), ...others.filter((slug) => slug !== null)])]),
    cardsByKey(app.db, edition, [...new Set(documents.flatMap(storiesIn))]),
    keep(app, `newsletters:${language}`, ['newsletters'], () => newslettersOf(app.db, language)),
  ]);
  return {
    words: wordsIn(language),
    language,
    pictures,
    stories: new Map([...related].map(([key, { card }]) => [key, card])),
    newsletters: new Map(newsletters.map((one) => [one.slug, one])),
    href,
    asset: app.assets.href,
    signUpAction: href('/newsletters'),
  };
}
