import { addCalendar } from '#platform/dates.ts';
import type { Money } from '#platform/money.ts';

const day = 86_400_000;

/** How long a reader keeps reading while a charge is due but not yet tried, in days. */
export const toleranceDays = 1;
/** How long a checkout may be completed, in hours. */
export const checkoutHours = 2;

export type Every = 'month' | 'year';
export type Period = { kind: 'trial' | 'paid'; startsAt: Date; endsAt: Date };
/** What was agreed when a subscription was begun. `trialDays` 0 means paid from the first day. */
export type Terms = { planId: number; price: Money; every: Every; trialDays: number };
/** A subscription's course: charged again, or ended, at `runsUntil`. Paid periods begin whole months or years after `anchoredAt`. */
export type Course = { every: Every; anchoredAt: Date; runsUntil: Date; cancelledAt: Date | null; endedAt: Date | null };

/** A free trial that begins now. */
export function trialOf(days: number, now: Date): Period {
  return { kind: 'trial', startsAt: now, endsAt: new Date(now.getTime() + days * day) };
}

/** The paid period from `from`: to the first whole month or year after the anchor that lies later (UTC calendar; Jan. 31 renews on Feb. 28 and Mar. 31). */
export function periodOf(anchor: Date, every: Every, from: Date): Period {
  const months = (from.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + from.getUTCMonth() - anchor.getUTCMonth();
  let count = Math.max(1, every === 'month' ? months : Math.floor(months / 12));
  while (addCalendar(anchor, every, count) <= from) count++;
  return { kind: 'paid', startsAt: from, endsAt: addCalendar(anchor, every, count) };
}

/** What a due subscription is charged for next, and its anchor from then on. Where a whole period has gone by untried, nobody pays for it: the next begins now. */
export function renewalOf(course: Course, now: Date): { period: Period; anchoredAt: Date } {
  const period = periodOf(course.anchoredAt, course.every, course.runsUntil);
  if (period.endsAt > now) return { period, anchoredAt: course.anchoredAt };
  return { period: periodOf(now, course.every, now), anchoredAt: now };
}

/** True when the last period is over and the next has to be paid for. */
export function renewalDue(course: Course, now: Date): boolean {
  return !course.endedAt && !course.cancelledAt && course.runsUntil <= now;
}

/** Until when a subscription lets its reader read everything: the period's end, and a day more where only our own charge is late. */
export function entitledUntil(course: Course): Date | undefined {
  if (course.endedAt) return undefined;
  return course.cancelledAt ? course.runsUntil : new Date(course.runsUntil.getTime() + toleranceDays * day);
}

/** True while the reader may read everything. */
export function isEntitled(course: Course, now: Date): boolean {
  const until = entitledUntil(course);
  return until !== undefined && until > now;
}

/** How a subscription stands: `cancelled` still reads, to the end of its period. */
export function stateOf(course: Course, now: Date): 'running' | 'cancelled' | 'ended' {
  if (!isEntitled(course, now)) return 'ended';
  return course.cancelledAt ? 'cancelled' : 'running';
}

/** True when a subscription is over in all but name: cancelled, and its last period run out. The next run of the job ends it. */
export function hasRunOut(course: Course, now: Date): boolean {
  return !course.endedAt && course.cancelledAt !== null && course.runsUntil <= now;
}

/** The days of free trial a reader gets with a plan: none after any earlier subscription. */
export function trialDaysFor(planDays: number, hasSubscribedBefore: boolean): number {
  return hasSubscribedBefore ? 0 : planDays;
}
