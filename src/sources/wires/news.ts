import type { Document, FoundPicture } from '#document';
import { furtherNotice, type IncomingItem } from '../feeds/incoming.ts';

/** A piece of news as wires carry it: what ninjs (IPTC, 2.x and 3.x) and NewsML-G2 both can say of a text. */
export type WireNews = {
  /** The name of the piece that all its versions have. */
  uri: string;
  version?: string | undefined;
  pubStatus: 'usable' | 'withheld' | 'canceled';
  versionCreated?: Date | undefined;
  firstCreated?: Date | undefined;
  contentCreated?: Date | undefined;
  embargoedUntil?: Date | undefined;
  language?: string | undefined;
  headline: string;
  deck: string;
  document: Document;
  pictures: WirePicture[];
  authors: string[];
  subjects: string[];
  countryCode?: string | undefined;
  usageTerms: string;
  copyrightHolder: string;
  /** A note to editors, in which a kill says why. */
  note: string;
  /** What we don't read, as it came: kept, never acted upon. */
  aside: Record<string, unknown>;
};

export type WirePicture = FoundPicture & { uri?: string | undefined; type?: string | undefined; width?: number; height?: number };

/** Why there is no wire in something: a kind, and one English sentence that names the place. */
export type Unreadable = { ok: false; reason: 'no-feed' | 'doctype' | 'broken'; problem: string };

/** The same piece as it comes in by any other way. */
export function incomingOf(news: WireNews): IncomingItem {
  return {
    guid: news.uri,
    ...(/^https?:/i.test(news.uri) && URL.canParse(news.uri) ? { url: new URL(news.uri).href } : {}),
    language: news.language,
    headline: news.headline,
    deck: news.deck,
    document: news.document,
    pictures: news.pictures.map(({ url, credit, caption, alt }) => ({ url, credit, caption, alt })),
    authors: news.authors,
    subjects: news.subjects,
    countryCode: news.countryCode,
    publishedAt: news.firstCreated ?? news.contentCreated ?? news.versionCreated,
    changedAt: news.versionCreated,
    embargoUntil: news.embargoedUntil,
    usageTerms: [news.usageTerms, news.copyrightHolder && `© ${news.copyrightHolder}`].filter(Boolean).join('\n'),
    status: news.pubStatus,
    version: news.version,
    ...(news.pubStatus === 'canceled' ? { killReason: news.note } : {}),
    aside: asideOf(news),
  };
}

// More than this isn't kept beside a text.
const mostAside = 50_000;

/** What an item has no place for, to be handed on with it one day. */
function asideOf({ aside, copyrightHolder, note, contentCreated }: WireNews): Record<string, unknown> {
  const told = { ...(copyrightHolder && { copyrightHolder }), ...(note && { note }), ...(contentCreated && { contentCreated }) };
  const all = { ...told, ...(Object.keys(aside).length > 0 && { aside }) };
  return JSON.stringify(all).length <= mostAside ? all : told;
}

/** A moment as wires write it (ISO 8601), in UTC where no zone is said; undefined where it is none, or beyond what a calendar holds. */
export function momentIn(text: string | undefined): Date | undefined {
  const written = text?.trim() ?? '';
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.test(written)) return undefined;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(written.slice(10));
  const spelled = written.replace(' ', 'T').replace(/\s+/g, '');
  const moment = new Date(hasZone || written.length === 10 ? spelled : `${spelled}Z`);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1900 || moment > furtherNotice ? undefined : moment;
}

/** Authors out of a by-line: “By Ana Ruiz and Li Wei” stays one line where it can't be told apart. */
export function authorsIn(byline: string): string[] {
  const names = byline
    .replace(/\s+/g, ' ')
    .replace(/^\s*(by|por|par|von|door|di|بقلم)[:\s]+/i, '')
    .trim();
  return names === '' ? [] : names.split(/\s*[;|]\s*/).filter((name) => name !== '');
}

/** The status a code stands for, by its last word: “stat:canceled”, “http://cv.iptc.org/newscodes/pubstatusg2/canceled”. What nobody knows is held back. */
export function pubStatusIn(code: string | undefined): WireNews['pubStatus'] {
  const word = (code ?? 'usable').trim().split(/[:/#]/).at(-1)?.toLowerCase();
  if (word === '' || word === 'usable') return 'usable';
  return word === 'canceled' || word === 'cancelled' ? 'canceled' : 'withheld';
}
