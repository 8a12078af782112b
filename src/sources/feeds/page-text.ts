import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Document, documentFromHtml, type FoundPicture } from '#document';

export type PageText = { document: Document; pictures: FoundPicture[]; language: string | undefined; byline: string | undefined };

const mostElements = 30_000;
const mostCharacters = 1_500_000;

/** The text of a page without what stands around it, as a browser's reading view shows it; undefined where there is none to be found. */
export function textOfPage(html: string, url: string): PageText | undefined {
  const page = html.slice(0, mostCharacters);
  // What would keep one reader busy would keep the other.
  const whole = documentFromHtml(page, { baseUrl: url });
  if (whole.lost.includes('html')) return undefined;
  try {
    const { document } = parseHTML(page);
    const language = document.documentElement?.getAttribute('lang') ?? undefined;
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: mostElements,
      charThreshold: 300,
    }).parse();
    if (!article?.content) return undefined;
    const { document: text, pictures } = documentFromHtml(article.content, { baseUrl: url });
    return text.blocks.length === 0 ? undefined : { document: text, pictures, language, byline: article.byline ?? undefined };
  } catch {
    // Too many elements, or nested too deep: the page is none that has a text.
    return undefined;
  }
}
