import { hash } from 'node:crypto';
import { documentFromHtml, type FoundPicture, lineFromHtml, plainText, safeLink } from '#document';
import type { IncomingItem } from './incoming.ts';

/** What the formats of feeds say of an item, before anything of it is cleaned. */
export type RawItem = {
  id?: string | undefined;
  links: (string | undefined)[];
  title?: string | undefined;
  /** HTML, best first. */
  texts: (string | undefined)[];
  summary?: string | undefined;
  isPlain?: boolean;
  authors: (string | undefined)[];
  subjects: (string | undefined)[];
  language?: string | undefined;
  published?: Date | undefined;
  changed?: Date | undefined;
  embargoUntil?: Date | undefined;
  terms?: string | undefined;
  pictures: { url?: string | undefined; credit?: string | undefined; caption?: string | undefined }[];
  status?: IncomingItem['status'];
};

const most = { line: 300, deck: 600, pictures: 20 };

/** An item as it comes in: its text cleaned, its addresses whole, named even where its feed gives it no name. */
export function itemOf(raw: RawItem, baseUrl: string): IncomingItem {
  const url = raw.links.map((link) => addressOf(link, baseUrl)).find(Boolean);
  const html = raw.texts.find((text) => text && text.trim() !== '') ?? raw.summary ?? '';
  const { document, pictures } = documentFromHtml(raw.isPlain ? fromPlain(html) : html, { baseUrl: url ?? baseUrl });
  const headline = lineFromHtml(raw.title ?? '', most.line);
  const text = plainText(document);
  return {
    guid: raw.id?.trim() || url || hash('sha256', JSON.stringify([headline, raw.published ?? text.slice(0, 500)]), 'base64url'),
    url,
    language: raw.language,
    headline,
    deck: deckOf(raw.summary, text),
    document,
    pictures: allPictures(raw, pictures, baseUrl),
    authors: raw.authors
      .map((name) => lineFromHtml(name ?? '', 100).replace(/^.+@\S+\s+\((.+)\)$/, '$1'))
      .filter((name) => name !== '' && !/^\S+@\S+$/.test(name)),
    subjects: raw.subjects.map((subject) => lineFromHtml(subject ?? '', 100)).filter((subject) => subject !== ''),
    publishedAt: raw.published,
    changedAt: raw.changed,
    embargoUntil: raw.embargoUntil,
    usageTerms: lineFromHtml(raw.terms ?? '', 2000),
    status: raw.status ?? 'usable',
  };
}

/** An address a feed names, as one that can be followed. */
export function addressOf(link: string | undefined, baseUrl: string): string | undefined {
  const given = link?.trim();
  if (!given || !URL.canParse(given, baseUrl)) return undefined;
  const url = safeLink(new URL(given, baseUrl).href);
  return url?.startsWith('http') ? url : undefined;
}

/** The summary where it is one, and not merely how the text begins. */
function deckOf(summary: string | undefined, text: string): string {
  const deck = lineFromHtml(summary ?? '', most.deck);
  const beginning = deck.replace(/\s*(…|\.\.\.|\[…\]|\[\.\.\.\])?\s*$/, '').slice(0, 80);
  return beginning === '' || text.replace(/\s+/g, ' ').startsWith(beginning) ? '' : deck;
}

function allPictures(raw: RawItem, inText: FoundPicture[], baseUrl: string): FoundPicture[] {
  const beside = raw.pictures.flatMap(({ url, credit = '', caption = '' }) => {
    const address = addressOf(url, baseUrl);
    return address ? [{ url: address, credit: lineFromHtml(credit, 300), caption: lineFromHtml(caption, 2000), alt: '' }] : [];
  });
  const found = new Map<string, FoundPicture>();
  for (const picture of [...beside, ...inText]) {
    const other = found.get(picture.url);
    found.set(
      picture.url,
      other
        ? { ...other, credit: other.credit || picture.credit, caption: other.caption || picture.caption, alt: other.alt || picture.alt }
        : picture,
    );
  }
  return [...found.values()].slice(0, most.pictures);
}

function fromPlain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\r?\n/g, '<br>');
}
