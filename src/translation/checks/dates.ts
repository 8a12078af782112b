import { latinDigits } from './numbers.ts';

/** A day of a month as a text names it. */
export type NamedDay = { text: string; day: number; month: number };

const months = new Map<string, [RegExp, RegExp, Map<string, number>]>();

/** The names of a language's months by CLDR, as they stand in dates and alone, long and short. */
function monthsOf(language: string): [RegExp, RegExp, Map<string, number>] {
  const known = months.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    const on = new Date(Date.UTC(2024, month, 15));
    for (const style of ['long', 'short'] as const)
      for (const extra of [{}, { day: 'numeric' as const }]) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month: style, timeZone: 'UTC', ...extra });
        const name = format.formatToParts(on).find((part) => part.type === 'month')?.value;
        if (name && /\p{L}/u.test(name)) names.set(name.toLowerCase().replace(/\.$/, ''), month + 1);
      }
  }
  const any = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const either = any.length > 0 ? any.join('|') : '(?!)';
  const after = new RegExp(`(?<![\\d.,])(\\d{1,2})(?:er|º|°|\\.|st|nd|rd|th)?(?:\\s+(?:de|of|من))?\\s*(${either})(?!\\p{L})`, 'giu');
  const before = new RegExp(`(?<!\\p{L})(${either})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])`, 'giu');
  months.set(language, [after, before, names]);
  return [after, before, names];
}

/** The days that a text names by their month: "3. Oktober", "October 3", "10月3日". Numbers alone, as in 3/10, say nothing sure. */
export function daysIn(text: string, language: string): NamedDay[] {
  const plain = latinDigits(text);
  const [after, before, names] = monthsOf(language);
  const found: NamedDay[] = [];
  const note = (all: string, day: string | undefined, month: number | undefined) => {
    const number = Number(day);
    if (month !== undefined && number >= 1 && number <= 31) found.push({ text: all.trim(), day: number, month });
  };
  for (const [all, month, day] of plain.matchAll(/(\d{1,2})月(\d{1,2})[日号號]/gu)) note(all, day, Number(month));
  for (const [all, day, month = ''] of plain.matchAll(after)) note(all, day, names.get(month.toLowerCase()));
  const taken = new Set(found.map(({ month }) => month));
  for (const [all, month = '', day] of plain.matchAll(before)) {
    const number = names.get(month.toLowerCase());
    if (number !== undefined && !taken.has(number)) note(all, day, number);
  }
  return found;
}

/** Whether a text has that day, by name or in figures in either order. */
export function hasDay(text: string, language: string, { day, month }: NamedDay): boolean {
  if (daysIn(text, language).some((one) => one.day === day && one.month === month)) return true;
  const plain = latinDigits(text);
  const pair = (a: number, b: number) => new RegExp(`(?<!\\d)0?${a}\\s?[-/.]\\s?0?${b}(?!\\d)`);
  return pair(day, month).test(plain) || pair(month, day).test(plain);
}
