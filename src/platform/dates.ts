import { dateFormat } from './formats.ts';

/** A calendar month in a time zone, as `2026-11`. */
export function monthOf(at: Date, timeZone: string): string {
  return dayOf(at, timeZone).slice(0, 7);
}

/** A calendar day in a time zone, as `2026-11-24`. */
export function dayOf(at: Date, timeZone: string): string {
  return dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The first moment of a calendar month (`2026-11`) in a time zone. */
export function monthStart(month: string, timeZone: string): Date {
  const wanted = `${month}-01`;
  // No zone is further than 14 hours from UTC: search the hours around for the first one that belongs to the month.
  const utc = Date.parse(`${wanted}T00:00:00Z`);
  for (let at = utc - 14 * 3_600_000; ; at += 900_000) {
    if (dayOf(new Date(at), timeZone) === wanted) return new Date(at);
  }
}

/**
 * The moment at which the clocks of a time zone show a day and time (`2026-11-24T15:30`, as `<input type="datetime-local">` sends it);
 * undefined for text that is none. A time that clocks skip in spring is an hour later, one they show twice in autumn the first of them.
 */
export function momentAt(local: string, timeZone: string): Date | undefined {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 16) !== local) return undefined;
  const candidates = [-86_400_000, 86_400_000].map((away) => wanted - offsetOf(new Date(wanted + away), timeZone));
  const found = candidates.filter((at) => clockOf(new Date(at), timeZone) === local).toSorted((a, b) => a - b);
  return new Date(found[0] ?? Math.max(...candidates));
}

/** What the clocks of a time zone show, as `2026-11-24T15:30`. */
export function clockOf(at: Date, timeZone: string): string {
  return `${dayOf(at, timeZone)}T${dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)}`;
}

function offsetOf(at: Date, timeZone: string): number {
  return Date.parse(`${clockOf(at, timeZone)}Z`) - Math.floor(at.getTime() / 60_000) * 60_000;
}

/** The month before or after: `addMonths('2026-01', -1)` is `2025-12`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 15)).toISOString().slice(0, 7);
}

const apMonths = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** Day of an event in words, in the paper's time zone. English follows AP style: "Oct. 10", with the year when it isn't this one. */
export function dayText(at: Date, language: string, timeZone: string, now: Date): string {
  const [year, month, day] = dayOf(at, timeZone).split('-').map(Number);
  const isThisYear = dayOf(now, timeZone).startsWith(String(year));
  if (language.split('-')[0] === 'en') return `${apMonths[(month ?? 1) - 1]} ${day}${isThisYear ? '' : `, ${year}`}`;
  return dateFormat(language, { timeZone, day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(at);
}

/** Time of day in words, with the zone when asked: "2:30 p.m. EST" in AP style, CLDR elsewhere. */
export function timeText(at: Date, language: string, timeZone: string, withZone: boolean): string {
  const zone = withZone ? ` ${zoneText(at, language, timeZone)}` : '';
  if (language.split('-')[0] !== 'en') return dateFormat(language, { timeZone, hour: 'numeric', minute: '2-digit' }).format(at) + zone;
  const [hour = 0, minute = 0] = dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at).split(':').map(Number);
  if (hour === 12 && minute === 0) return `noon${zone}`;
  if (hour === 0 && minute === 0) return `midnight${zone}`;
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}${zone}`;
}

function zoneText(at: Date, language: string, timeZone: string): string {
  const parts = dateFormat(language.split('-')[0] === 'en' ? 'en-US' : language, {
    timeZone,
    timeZoneName: 'short',
  }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** A month in words: "November 2026". */
export function monthText(month: string, language: string): string {
  return dateFormat(language, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${month}-15T00:00:00Z`));
}

/** `at` moved by whole calendar months or years in UTC, the day held back to the month's last: Jan. 31 + 1 month is Feb. 28. */
export function addCalendar(at: Date, every: 'month' | 'year', count: number): Date {
  const months = every === 'month' ? count : 12 * count;
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return moved;
}

/** A calendar day (yyyy-mm-dd) so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** True for a calendar day of our times, written as 2026-11-24. */
export function isDay(text: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** A day or a moment as tables have it: 2026-11-24, 2026-11-24 15:30, with seconds and a zone or in UTC. A day stands for its `from` or its `to` moment. Undefined for what is none. */
export function momentIn(text: string, day: 'from' | 'to'): Date | undefined {
  const [, on = '', time, zone] =
    text.match(/^((?:19|20|21)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:?\d\d)?)?$/) ?? [];
  if (on === '') return undefined;
  const at = new Date(`${on}T${time ?? (day === 'from' ? '00:00:00' : '23:59:59')}${zone ?? 'Z'}`);
  // The 31st of a month with thirty days is none.
  return Number.isNaN(at.getTime()) || new Date(`${on}T00:00:00Z`).toISOString().slice(0, 10) !== on ? undefined : at;
}
