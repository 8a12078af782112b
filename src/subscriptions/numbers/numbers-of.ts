import type { App } from '#platform/app.ts';
import type { Database } from '#platform/database.ts';
import { addMonths, monthOf, monthStart } from '#platform/dates.ts';
import type { Cohort, Failures, Given, MonthlyRevenue, MonthNumbers, Payments, Standing } from './rules.ts';
import { cohortsOf, monthNumbers, monthsUntil, recurring } from './rules.ts';
import { failures, fates, given, payments, revenueAt, standings } from './store.ts';

/** The numbers of the paper's subscriptions. Shares are between 0 and 1, money in minor units; each is defined in docs/operating/numbers.md. */
export type Numbers = {
  at: Date;
  timeZone: string;
  month: string;
  standings: Standing[];
  recurring: ReturnType<typeof recurring>;
  months: MonthNumbers[];
  revenue: MonthlyRevenue[];
  cohorts: Cohort[];
  failures: Failures[];
  payments: Payments[];
  given: Given[];
};

/** Counts everything from the paper's own rows, in six statements: how it stands at `now`, and thirteen months up to the one asked for. */
export async function numbersOf(db: Database, timeZone: string, month: string, now: Date): Promise<Numbers> {
  const months = monthsUntil(month);
  const since = monthStart(months[0] ?? month, timeZone);
  const until = monthStart(addMonths(month, 1), timeZone);
  // Of the month that runs, the last moment is now, what begins now included.
  const ends = months.map((one) => ({
    month: one,
    at: new Date(Math.min(now.getTime() + 1, monthStart(addMonths(one, 1), timeZone).getTime())),
  }));
  // One after the other: together they would only stand in each other's way.
  const standing = await standings(db, now);
  const all = await fates(db, timeZone, now);
  const revenue = await revenueAt(db, ends);
  const failed = await failures(db, timeZone, since, until);
  const paid = await payments(db, timeZone, since, until);
  const grants = await given(db, now);
  return {
    at: now,
    timeZone,
    month,
    standings: standing,
    recurring: recurring(standing),
    months: months.map((one) => monthNumbers(all, one)),
    revenue,
    cohorts: cohortsOf(all, months, month),
    failures: failed,
    payments: paid,
    given: grants,
  };
}

const slow = 1000;
const millisecondsKept = 600_000;

/** The same for pages and programs: where counting takes more than a second, it is done every ten minutes at most. */
export async function keptNumbers(app: App, timeZone: string, month: string): Promise<Numbers> {
  const key = `numbers:${month}`;
  const known = app.kept.get(key) as Numbers | undefined;
  if (known) return known;
  const asOf = app.kept.changes;
  const began = performance.now();
  const numbers = await numbersOf(app.db, timeZone, month, app.clock());
  if (performance.now() - began > slow) app.kept.set(key, numbers, { tags: ['settings'], asOf, expiresAt: Date.now() + millisecondsKept });
  return numbers;
}

/** The month that runs in a time zone, or an earlier one somebody asks for (`2026-11`). */
export function askedMonth(asked: string | undefined, timeZone: string, now: Date): string {
  const running = monthOf(now, timeZone);
  return asked && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) && asked < running ? asked : running;
}
