/** What is known of a picture beside its file; empty where nothing is. Days are `YYYY-MM-DD`; `words` are by language. */
export type PictureFacts = {
  credit: string;
  agency: string;
  copyright: string;
  licence: string;
  licenceUrl: string;
  /** The last day it may be shown. */
  licenceEndsOn: string;
  source: string;
  takenOn: string;
  words: Record<string, PictureWords>;
};

/** What a picture shows, for those who see it and for those who don't. */
export type PictureWords = { caption: string; alt: string };

export const noFacts: PictureFacts = {
  credit: '',
  agency: '',
  copyright: '',
  licence: '',
  licenceUrl: '',
  licenceEndsOn: '',
  source: '',
  takenOn: '',
  words: {},
};

/** A text on one line, without what can't be seen: controls, marks that turn the direction of what follows. At most so many characters. */
export function cleanText(text: string, most: number): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g, '')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '');
}

/** An address of the web, or undefined for anything else. */
export function linkOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 500 || !/^https?:\/\/[^\s"<>]+$/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  return new URL(trimmed).href;
}

/** The name of a file as people may see it: no folders, nothing hidden, at most 120 characters. */
export function fileNameOf(given: string): string {
  return cleanText(given.split(/[/\\]/).at(-1) ?? '', 120);
}

/** What a picture shows in a language, else in the home language, else in any, with the language it is said in. */
export function wordsFor(words: Record<string, PictureWords>, language: string, homeLanguage: string): PictureWords & { language: string } {
  const found = [language, homeLanguage, ...Object.keys(words)].find((one) => words[one]);
  return { caption: '', alt: '', ...(found ? words[found] : {}), language: found ?? language };
}

export type LicenceState = 'open' | 'ending' | 'ended';

/** How many days before its end a licence counts as ending. */
export const endingDays = 30;

/** Where a licence stands on a day (`YYYY-MM-DD`) of the paper's time zone. Its last day is still within it. */
export function licenceState(endsOn: string | null | undefined, today: string): LicenceState {
  if (!endsOn) return 'open';
  if (endsOn < today) return 'ended';
  const left = (Date.parse(endsOn) - Date.parse(today)) / 86_400_000;
  return left <= endingDays ? 'ending' : 'open';
}
