import { hasTerm } from '../glossary/find-terms.ts';
import { foldText } from '../memory/folding.ts';
import { daysIn, hasDay } from './dates.ts';
import type { CheckedRow, Finding, Noted } from './findings.ts';
import { mayBeWord, numbersIn } from './numbers.ts';
import { hasEnding, quotationsIn, usualRatio, wrongMark } from './typography.ts';

type Languages = { from: string; to: string };

/** What a person should look at before a translation is handed in, row by row. Nothing here is forbidden: every finding may be accepted with a reason. */
export function checkTranslation({ from, to, rows }: Languages & { rows: CheckedRow[] }): Finding[] {
  return rows.flatMap((row, at) => {
    const seen = new Map<string, number>();
    return notedIn(row, { from, to }).map(({ kind, about, detail }) => {
      // The same thing twice in one row is two findings.
      const base = `${kind}:${shortOf(`${foldText(row.source || row.target)}\n${about}`)}`;
      const times = (seen.get(base) ?? 0) + 1;
      seen.set(base, times);
      return { key: times === 1 ? base : `${base}:${times}`, kind, row: at, detail };
    });
  });
}

function notedIn(row: CheckedRow, languages: Languages): Noted[] {
  // An omission or an addition is told to the reviewer as that.
  if (row.isOmitted) return [];
  if (row.source.trim() === '') return ofTarget(row, languages);
  if (isUntranslated(row)) return [{ kind: 'untranslated', about: row.target === '' ? 'empty' : 'same', detail: {} }];
  return [
    ...numbers(row, languages),
    ...dates(row, languages),
    ...names(row, languages),
    ...quotations(row),
    ...links(row),
    ...foreign(row, languages),
    ...lengths(row, languages),
    ...endings(row),
    ...ofTarget(row, languages),
  ];
}

function ofTarget(row: CheckedRow, { to }: Languages): Noted[] {
  const mark = wrongMark(row.target, to);
  const doubled = row.target.match(/\S+[ \u00a0\u202f]{2,}\S+/u)?.[0];
  return [
    ...forbidden(row),
    ...(doubled ? [{ kind: 'spaces' as const, about: doubled, detail: { text: doubled } }] : []),
    ...(mark ? [{ kind: 'marks' as const, about: mark.mark, detail: mark }] : []),
  ];
}

function isUntranslated({ source, target }: CheckedRow): boolean {
  const folded = foldText(target);
  if (folded === '') return true;
  // A name or a number alone may well be the same in both.
  return folded === foldText(source) && folded.split(' ').length > 3;
}

function numbers({ source, target }: CheckedRow, { from, to }: Languages): Noted[] {
  const days = daysIn(source, from).flatMap(({ day, month }) => [day, month]);
  const left = numbersIn(target, to);
  return numbersIn(source, from).flatMap(({ text, values }): Noted[] => {
    const at = left.findIndex((one) => one.values.some((value) => values.includes(value)));
    if (at >= 0) left.splice(at, 1);
    // Day and month are the date's own check, and small numbers may be words.
    if (at >= 0 || values.some((value) => days.includes(value)) || mayBeWord(values, target, to)) return [];
    return [{ kind: 'number', about: text, detail: { text } }];
  });
}

function dates({ source, target }: CheckedRow, { from, to }: Languages): Noted[] {
  return daysIn(source, from)
    .filter((day) => !hasDay(target, to, day))
    .map(({ text }) => ({ kind: 'date', about: text, detail: { text } }));
}

function names({ terms, target }: CheckedRow, { to }: Languages): Noted[] {
  const seen = new Set<number>();
  return terms.flatMap(({ conceptId, term, kind, isKept, targets }): Noted[] => {
    if (seen.has(conceptId)) return [];
    seen.add(conceptId);
    const good = isKept ? [{ text: term, status: 'preferred' }] : targets.filter(({ status }) => status !== 'forbidden');
    if (good.length === 0 || good.some(({ text }) => hasTerm(target, to, { text, isName: kind !== 'term' }))) return [];
    return [{ kind: 'name', about: String(conceptId), detail: { source: term, target: good[0]?.text ?? '' } }];
  });
}

function forbidden({ targetTerms }: CheckedRow): Noted[] {
  return targetTerms
    .filter(({ status }) => status === 'forbidden')
    .map(({ term, targets }) => {
      const instead = targets.find(({ status }) => status === 'preferred')?.text ?? '';
      return { kind: 'forbidden', about: term, detail: { text: term, instead } };
    });
}

function quotations({ source, target }: CheckedRow): Noted[] {
  const [has, wants] = [quotationsIn(target), quotationsIn(source)];
  return has === wants ? [] : [{ kind: 'quotation', about: `${wants}:${has}`, detail: { source: wants, target: has } }];
}

function links({ sourceLinks, targetLinks }: CheckedRow): Noted[] {
  return [...new Set(sourceLinks)]
    .filter((href) => !targetLinks.includes(href))
    .map((href) => ({ kind: 'link', about: href, detail: { text: href } }));
}

function foreign({ foreign, target }: CheckedRow, { to }: Languages): Noted[] {
  return foreign
    .filter((phrase) => !hasTerm(target, to, { text: phrase, isName: false }))
    .map((phrase) => ({ kind: 'foreign', about: phrase, detail: { text: phrase } }));
}

function lengths({ source, target }: CheckedRow, { from, to }: Languages): Noted[] {
  if (source.length < 80 * usualRatio('en', from)) return [];
  const against = target.length / source.length / usualRatio(from, to);
  if (against > 0.55 && against < 1.8) return [];
  return [{ kind: 'length', about: against < 1 ? 'short' : 'long', detail: { percent: Math.round(against * 100) } }];
}

function endings({ source, target }: CheckedRow): Noted[] {
  return hasEnding(source) && !hasEnding(target) ? [{ kind: 'ending', about: '', detail: {} }] : [];
}

/** A short name for a text, the same for the same text (FNV-1a, twice 32 bits). */
function shortOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    a = Math.imul(a ^ text.charCodeAt(at), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return [a, b].map((one) => (one >>> 0).toString(36)).join('');
}
