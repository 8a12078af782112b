import { type Join, joinOf } from './joins.ts';

/** The rules that cut, by name: our own and those of ICU beneath them. Kept with each sentence that is remembered. */
export const segmenterVersion = `broadsheet 1, ICU ${process.versions.icu ?? 'unknown'}`;

/** The sentences of a paragraph, in order and without the space between them: Unicode's boundaries (UAX 29), less those the language has no use for. */
export function sentencesOf(text: string, language: string): string[] {
  return sentenceSpans(text, language).map(({ from, to }) => text.slice(from, to));
}

/** Where the sentences of a paragraph begin and end, in UTF-16 units; only white space lies between them. */
export function sentenceSpans(text: string, language: string): { from: number; to: number }[] {
  const join = joinOf(language);
  const spans: { from: number; to: number }[] = [];
  let held = '';
  let at = 0;
  const close = () => {
    const from = at + held.length - held.trimStart().length;
    if (held.trim() !== '') spans.push({ from, to: from + held.trim().length });
    at += held.length;
    held = '';
  };
  for (const piece of piecesOf(text, join)) {
    const closing = held === '' ? '' : closersAt(text.slice(0, at + held.length), piece);
    held += closing;
    const rest = piece.slice(closing.length);
    if (rest === '') continue;
    if (held !== '' && !join.joins(held, rest, text.slice(at + held.length))) close();
    held += rest;
  }
  close();
  return spans;
}

/** Unicode's sentences, cut once more where it leaves together what news text has apart: after "…", and before a number that begins a sentence. */
function piecesOf(text: string, { segmenter }: Join): string[] {
  const more =
    /(?<=…[\p{Pe}\p{Pf}"]*\s+)(?=[\p{Pi}\p{Ps}"¿¡]*[\p{Lu}\p{Lo}])|(?<=(?:\p{Ll}{4}|\p{Lo}{3}|\b\d{4})\.[\p{Pe}\p{Pf}"]*\s+)(?=[\p{Pi}\p{Ps}"]*\d)/gu;
  let carried = '';
  return Array.from(segmenter.segment(text), ({ segment }) => segment.split(more))
    .flat()
    .map((piece, at, all) => {
      // Unicode has an opening mark close the sentence before it, where no space tells: "。「".
      const whole = carried + piece;
      carried = at < all.length - 1 ? (whole.match(/[\p{Ps}\p{Pi}]+$/u)?.[0] ?? '') : '';
      return whole.slice(0, whole.length - carried.length);
    });
}

const openers: Record<string, string> = { '»': '«', '«': '»', '“': '„', '‘': '‚' };
const alwaysClosing = new Set([')', ']', '）', '」', '』', '》', '”', '’', '›']);

/** The closing marks, with the space around them, that stand at the start of a piece and belong to what is before: " »" after a French full stop. */
function closersAt(before: string, piece: string): string {
  let taken = 0;
  for (let at = 0; at < piece.length; at++) {
    const mark = piece.charAt(at);
    if (/\s/u.test(mark)) continue;
    if (!closes(mark, before + piece.slice(0, at))) break;
    taken = at + 1;
  }
  if (taken === 0) return '';
  return piece.slice(0, taken + (piece.slice(taken).match(/^\s*/u)?.[0].length ?? 0));
}

function closes(mark: string, before: string): boolean {
  if (alwaysClosing.has(mark)) return true;
  const count = (one: string) => before.split(one).length - 1;
  if (mark === '"') return count('"') % 2 === 1;
  const opener = openers[mark];
  return opener !== undefined && count(opener) > count(mark);
}
