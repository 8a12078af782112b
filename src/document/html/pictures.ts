import { safeLink } from '../links.ts';
import { attribute, type Element, findBelow, textBelow } from './tree.ts';
import { line } from './words.ts';

/** A picture that a text from elsewhere shows: where it lies, and what is said of it. */
export type FoundPicture = { url: string; credit: string; caption: string; alt: string };

/** An address as a page at `baseUrl` means it, or undefined where it isn't one to be followed. */
export function addressFrom(href: string, baseUrl: string | undefined): string | undefined {
  const given = href.replace(/[\t\n\r]/g, '').trim();
  if (!URL.canParse(given, baseUrl)) return undefined;
  return safeLink(new URL(given, baseUrl).href);
}

/** The picture an `img` shows, in the largest size it names; none for counting pixels and pictures written into the text itself. */
export function pictureOf(image: Element, figure: Element | undefined, baseUrl: string | undefined): FoundPicture | undefined {
  const tiny = ['width', 'height'].some((side) => /^[0-3](px)?$/.test(attribute(image, side)));
  const url = tiny
    ? undefined
    : sourcesOf(image)
        .map((source) => addressFrom(source, baseUrl))
        .find(Boolean);
  if (!url?.startsWith('http')) return undefined;
  const { caption, credit } = captionOf(figure);
  return { url, credit: credit || line(attribute(image, 'data-credit'), 300), caption, alt: line(attribute(image, 'alt'), 1000) };
}

/** Addresses an image names, best first: pages that load late keep the real one beside. */
function sourcesOf(image: Element): string[] {
  const sets = [attribute(image, 'srcset'), attribute(image, 'data-srcset')].flatMap((set) =>
    set.split(/,\s+/).map((one) => one.trim().split(/\s+/)),
  );
  const sized = sets
    .filter(([url, size]) => url && size)
    .toSorted(([, a = ''], [, b = '']) => Number.parseFloat(b) - Number.parseFloat(a))
    .map(([url = '']) => url);
  const named = ['data-src', 'data-original', 'data-lazy-src', 'src'].map((name) => attribute(image, name));
  return [...sized, ...named].filter((url) => url !== '' && !url.startsWith('data:'));
}

const creditClass = /credit|copyright|byline|photographer|source|agency/i;
const creditWords =
  /^(.*?)[\s(([|–—-]*((?:photo(?:graph(?:ie|y)?)?s?|fotos?|fotograf[íi]a|image|imagen|bild|cr[ée]dits?(?: photo)?|cr[ée]dito|صورة|الصورة)\s*(?:by\b|par\b|de\b|von\b|[::/])\s*|©\s*)([^()]{2,200}?)[\s))\]]*$/iu;

/** The caption of a figure and who is credited: named in a part of its own, else at the end of the caption. */
function captionOf(figure: Element | undefined): { caption: string; credit: string } {
  const element = figure && findBelow(figure, ({ name }) => name === 'figcaption');
  if (!element) return { caption: '', credit: '' };
  const credited = element.children.map((node) => findBelow(node, isCredit)).find(Boolean);
  if (credited)
    return {
      caption: line(textBelow(element, credited), 2000),
      credit: line(textBelow(credited), 300).replace(/^[\s((]+|[\s))]+$/g, ''),
    };
  return splitCredit(textBelow(element));
}

/** A caption and the credit that stands at its end: “The port at dawn. Photo: A. Person”. */
export function splitCredit(text: string): { caption: string; credit: string } {
  const whole = line(text, 2000);
  const found = whole.match(creditWords);
  if (!found) return { caption: whole, credit: '' };
  return { caption: (found[1] ?? '').trim(), credit: line(found[3] ?? '', 300) };
}

function isCredit(element: Element): boolean {
  return element.name === 'cite' || creditClass.test(attribute(element, 'class')) || attribute(element, 'itemprop') === 'copyrightHolder';
}
