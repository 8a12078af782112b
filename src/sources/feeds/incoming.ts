import type { Document, FoundPicture } from '#document';

/** A picture of a partner's: where it lies, and what is said of it. */
export type IncomingPicture = FoundPicture;

/** One piece as it comes in, by whichever way. */
export type IncomingItem = {
  /** The source's own name for it. */
  guid: string;
  url?: string | undefined;
  /** Where it doesn't say, it is found out. */
  language?: string | undefined;
  headline: string;
  deck: string;
  document: Document;
  pictures: IncomingPicture[];
  authors: string[];
  /** The source's own words for what it is about. */
  subjects: string[];
  countryCode?: string | undefined;
  publishedAt?: Date | undefined;
  changedAt?: Date | undefined;
  embargoUntil?: Date | undefined;
  usageTerms: string;
  /** `withheld` mustn't be published until the source says so; `canceled` is taken back for good. */
  status: 'usable' | 'withheld' | 'canceled';
  /** The number or name the source gives this state of it. */
  version?: string | undefined;
  /** Why it was taken back. */
  killReason?: string | undefined;
  /** What a wire says of it that nobody here reads: kept, never acted upon. */
  aside?: Record<string, unknown> | undefined;
};

/** The embargo of what is withheld until further notice. */
export const furtherNotice = new Date('9999-12-31T00:00:00Z');

type Dated = { version?: string | null | undefined; changedAt?: Date | null | undefined };

/** Whether a state of an item is older than one that is known: by its number where both have one, else by when it was changed. */
export function isOlder(one: Dated, known: Dated): boolean {
  const [a, b] = [numberOf(one.version), numberOf(known.version)];
  if (a !== undefined && b !== undefined && a !== b) return a < b;
  return Boolean(one.changedAt && known.changedAt && one.changedAt < known.changedAt);
}

function numberOf(version: string | null | undefined): number | undefined {
  return version && /^\d{1,15}$/.test(version) ? Number(version) : undefined;
}

/** Each item once: of several of one name the newest, which feeds put first. */
export function newestOfEach(items: IncomingItem[]): IncomingItem[] {
  const newest = new Map<string, IncomingItem>();
  for (const item of items) {
    const other = newest.get(item.guid);
    if (!other || isOlder(other, item)) newest.set(item.guid, item);
  }
  return [...newest.values()];
}
