import { hash } from 'node:crypto';
import { countWords, type Document, linesOf, plainText } from '#document';
import { furtherNotice, type IncomingItem, type IncomingPicture } from './incoming.ts';
import { bandsOf, type Likeness, likenessNumber, likenessOf } from './likeness.ts';

const most = { guid: 1000, headline: 500, deck: 2000, opening: 500, url: 2000, word: 100, words: 20, terms: 2000, pictures: 40 };

/** An item as its rows hold it. */
export type ItemRow = {
  guid: string;
  url: string | null;
  language: string;
  headline: string;
  deck: string;
  opening: string;
  authors: string[];
  subjects: string[];
  country: string | null;
  words: number;
  publishedAt: Date | null;
  changedAt: Date | null;
  embargoUntil: Date | null;
  terms: string;
  isKilled: boolean;
  killReason: string | null;
  document: Document;
  pictures: IncomingPicture[];
  aside: Record<string, unknown>;
  version: string | null;
  /** Of everything that is read, as hex: the same text again is no new state. */
  hash: string;
  likeness: Likeness | undefined;
};

/** An item in the form its rows have, within their bounds. */
export function rowOfItem(item: IncomingItem, language: string): ItemRow {
  const { headline, deck, document } = item;
  const text = plainText(document);
  const opening = (deck || document.blocks.flatMap(linesOf).find((one) => one.length > 20) || text).replace(/\s+/g, ' ');
  return {
    guid: nameWithin(item.guid),
    url: item.url && item.url.length <= most.url ? item.url : null,
    language,
    headline: headline.slice(0, most.headline) || opening.slice(0, 80) || item.guid.slice(0, 80),
    deck: deck.slice(0, most.deck),
    opening: opening.slice(0, most.opening),
    authors: wordsWithin(item.authors),
    subjects: wordsWithin(item.subjects),
    country: /^[A-Z]{2}$/.test(item.countryCode ?? '') ? (item.countryCode ?? null) : null,
    words: countWords(document, language),
    publishedAt: item.publishedAt ?? null,
    changedAt: item.changedAt ?? null,
    embargoUntil: item.status === 'withheld' ? (item.embargoUntil ?? furtherNotice) : (item.embargoUntil ?? null),
    terms: item.usageTerms.slice(0, most.terms),
    isKilled: item.status === 'canceled',
    killReason: item.killReason?.slice(0, most.terms) ?? null,
    document,
    pictures: item.pictures.slice(0, most.pictures),
    aside: item.aside ?? {},
    version: item.version?.slice(0, most.word) ?? null,
    hash: hash('sha256', JSON.stringify([headline, deck, document]), 'hex'),
    likeness: likenessOf(`${headline} ${deck} ${text}`),
  };
}

/** A name of at most so many characters; a longer one keeps its beginning and a hash of the whole. */
function nameWithin(guid: string): string {
  return guid.length <= most.guid ? guid : `${guid.slice(0, 900)}#${hash('sha256', guid, 'hex')}`;
}

function wordsWithin(words: string[]): string[] {
  const tidied = words.map((word) => word.replace(/\s+/g, ' ').trim().slice(0, most.word)).filter((word) => word !== '');
  return [...new Set(tidied)].slice(0, most.words);
}

/** An item's row as one object of a batch that PostgreSQL takes apart, without its text. */
export function batchOf({ likeness, document: _, pictures: __, aside: ___, ...row }: ItemRow) {
  return { ...row, likeness: likeness ? likenessNumber(likeness) : null, bands: likeness ? bandsOf(likeness) : null };
}
