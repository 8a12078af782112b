import { rulesOf } from './languages.ts';

/** Whether what Unicode cuts belongs together in a language. */
export type Join = {
  segmenter: Intl.Segmenter;
  /** `before` is the sentence so far, `after` the next piece, `rest` all that follows the sentence so far. */
  joins: (before: string, after: string, rest: string) => boolean;
};

const made = new Map<string, Join>();

/** The joins of a language, made once. */
export function joinOf(language: string): Join {
  const known = made.get(language);
  if (known) return known;
  const join = makeJoin(language);
  made.set(language, join);
  return join;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s\\u00a0\\u202f]?');

const listOf = (text: string) => text.split(/,\s+/u).filter(Boolean);

/** Matches one of the abbreviations at the end of a text, at the start of a word. Arabic writes its "and" and "the" onto the word. */
function endingIn(abbreviations: string[]): RegExp | undefined {
  if (abbreviations.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])[وبل]?(?:ال)?(?:${abbreviations.map(escaped).join('|')})$`, 'u');
}

/** The places within abbreviations of several parts, "z. B.": what ends before each and begins after it. */
function withinOf(abbreviations: string[]): { before: RegExp; after: RegExp }[] {
  return abbreviations.flatMap((one) => {
    const parts = one.split(' ');
    return parts.slice(1).map((_, at) => ({
      before: endingIn([parts.slice(0, at + 1).join(' ')]) as RegExp,
      after: new RegExp(`^${escaped(parts.slice(at + 1).join(' '))}`, 'u'),
    }));
  });
}

function makeJoin(language: string): Join {
  const rules = rulesOf(language);
  const lists = [rules.never, rules.numbered, rules.maybe].map(listOf);
  const [never, numbered, maybe] = lists.map(endingIn);
  const within = withinOf(lists.flat());
  const starters = new Set(listOf(rules.starters));
  const begins = (head: string) => {
    if (/^\p{L}\./u.test(head)) return false;
    const word = head.match(/^[\p{Pi}\p{Ps}"¿¡«„]*([\p{L}\p{M}]+(?:[’'])?)/u)?.[1] ?? '';
    return starters.has(word) || starters.has(word.replace(/[’']$/u, '')) || /^[\p{Pi}\p{Ps}"]*[¿¡]/u.test(head);
  };

  /** Whether a full stop at the end of `tail` stands for something else than the end of a sentence. */
  const isStopOfWord = (tail: string, head: string): boolean => {
    if (never?.test(tail)) return true;
    if (within.some((one) => one.before.test(tail) && one.after.test(head))) return true;
    if (numbered?.test(tail) && /^[\p{N}№§IVXLC]/u.test(head)) return true;
    // The number of a paragraph: "1. …".
    if (/^[\p{Ps}]?(\p{N}{1,3}|\p{L})\.$/u.test(tail)) return true;
    if (begins(head)) return false;
    if (maybe?.test(tail)) return true;
    if (/(?<![\p{L}\p{M}\p{N}])(\p{L}\p{M}*[.]\s?)*\p{Lu}\.$/u.test(tail)) return true;
    return rules.hasOrdinals === true && /(?<![\p{L}\p{N}.,])(\d{1,3}|[IVXLC]+)\.$/u.test(tail);
  };

  return {
    segmenter: new Intl.Segmenter(language, { granularity: 'sentence' }),
    joins(before, after, rest) {
      const [tail, head] = [before.trimEnd(), after.trimStart()];
      if (/[\n\u2028\u2029]\s*$/u.test(before)) return false;
      if (tail === '' || !/[\p{L}\p{N}]/u.test(head)) return true;
      if (rules.whole?.some(([open, close]) => isOpen(tail, open, close) && rest.includes(close))) return true;
      if (isOpen(tail, '(', ')') && tail.indexOf('(') > 0 && rest.slice(0, 400).includes(')')) return true;
      if (/^[\p{Pi}\p{Ps}"']?\p{Ll}(?!\p{Lu})/u.test(head)) return true;
      if (isOpenedWithin(tail)) return true;
      if (rules.afterQuote && /[.。！？!?؟।…][”»」』"]$/u.test(tail)) return rules.afterQuote.test(head);
      if (!tail.endsWith('.')) return false;
      if (before === tail && after === head && /(?<![\p{L}\p{N}])(\p{L}{1,3}\.)+$/u.test(tail)) return true;
      return isStopOfWord(tail, head);
    },
  };
}

/** Whether a text ends with a full-width bracket that was opened after its start: with it the sentence goes on. */
function isOpenedWithin(tail: string): boolean {
  return tail.endsWith('）') && tail.lastIndexOf('（') > 0;
}

function isOpen(text: string, open: string, close: string): boolean {
  return text.split(open).length > text.split(close).length;
}
