import { addCalendar } from '#platform/dates.ts';
import type { Money } from '#platform/money.ts';
import type { Agreement } from './agreement.ts';
import type { Discount } from './offers/rules.ts';

const day = 86_400_000;

/** How long a reader keeps reading while a renewal has not been heard of, in days: as long as a provider keeps repeating its messages. */
export const toleranceDays = 3;
/** How long a reader keeps reading after a charge has failed, in days. */
export const graceDays = 14;
/** How long a checkout may be completed, in hours. */
export const checkoutHours = 2;
/** How many days after a beginning a reader may withdraw from the contract (Directive 2011/83/EU, Art. 9). */
const withdrawalDays = 14;

export type Every = 'month' | 'year';
export type Period = { kind: 'trial' | 'paid'; startsAt: Date; endsAt: Date };
/** What was agreed when a subscription was begun. `trialDays` 0 means paid from the first day. `seats` undefined: it is one reader's; else `price` is that of all. */
export type Terms = {
  planId: number;
  price: Money;
  every: Every;
  trialDays: number;
  seats?: number | undefined;
  discount?: Discount | undefined;
};
/** A subscription's course. `runsUntil` is the end of the last trial or paid period whose money hasn't gone back. */
export type Course = {
  runsUntil: Date;
  cancelledAt: Date | null;
  lateSince: Date | null;
  pausedAt: Date | null;
  returnedAt: Date | null;
  endedAt: Date | null;
};

/**
 * A right to read everything that no subscription of the reader's pays for. `endsAt` null: until it is taken back. `course` is that of the
 * group's subscription in which it is a seat: then it reads as long as that does.
 */
export type Grant = { startsAt: Date; endsAt: Date | null; endedAt: Date | null; course?: Course | undefined };
/** All by which a reader may read everything: the subscription that runs, and what they were given. */
export type Standing = { course: Course | undefined; grants: Grant[] };

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

/** Until when a subscription lets its reader read everything. Undefined once it has ended. */
export function entitledUntil(course: Course): Date | undefined {
  if (course.endedAt) return undefined;
  if (course.cancelledAt || course.pausedAt || course.returnedAt) return course.runsUntil;
  return new Date(course.runsUntil.getTime() + (course.lateSince ? graceDays : toleranceDays) * day);
}

/** True for a grant that hasn't run out and wasn't taken back, one that begins later too. */
export function isGrantOpen({ endsAt, endedAt }: Grant, now: Date): boolean {
  return !endedAt && (endsAt === null || endsAt > now);
}

/** How long a grant without an end is believed before it is looked up again, in hours. */
const grantHours = 24;

/** Until when a reader may read everything by subscription or by grants; undefined when they may not at `now`. A grant without an end is believed for a day. */
export function readsEverythingUntil({ course, grants }: Standing, now: Date): Date | undefined {
  const endOf = (one: Grant) => (one.course ? entitledUntil(one.course) : (one.endsAt ?? new Date(now.getTime() + grantHours * 3_600_000)));
  const ends = grants.filter((one) => one.startsAt <= now && !one.endedAt).map(endOf);
  const until = course ? [entitledUntil(course), ...ends] : ends;
  return until.filter((one) => one !== undefined && one > now).sort((a, b) => Number(b) - Number(a))[0];
}

/** When the next of a reader's grants begins; undefined when none is to. */
export function nextGrantStart({ grants }: Standing, now: Date): Date | undefined {
  const starts = grants.filter((one) => one.startsAt > now && isGrantOpen(one, now)).map((one) => one.startsAt);
  return starts.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** Until when somebody reads, as a letter or a page says it: a late payment leaves the whole grace, whatever has become of it since. */
export function readsUntil(course: Course): Date {
  if (course.lateSince) return new Date(course.runsUntil.getTime() + graceDays * day);
  return course.endedAt ?? course.runsUntil;
}

/** True while the reader may read everything. */
export function isEntitled(course: Course, now: Date): boolean {
  const until = entitledUntil(course);
  return until !== undefined && until > now;
}

/** `cancelled` and `paused` still read to the end of the period, `late` to the end of the grace. */
export type State = 'running' | 'late' | 'paused' | 'cancelled' | 'ended';

/** How a subscription stands. A paused one that reads no longer is still paused: it comes back by itself. */
export function stateOf(course: Course, now: Date): State {
  if (course.pausedAt && !course.endedAt && !course.cancelledAt) return 'paused';
  if (!isEntitled(course, now)) return 'ended';
  if (course.cancelledAt) return 'cancelled';
  return course.lateSince ? 'late' : 'running';
}

/** True when a subscription is over in all but name: cancelled, and its last period run out. */
export function hasRunOut(course: Course, now: Date): boolean {
  return !course.endedAt && course.cancelledAt !== null && course.runsUntil <= now;
}

/** The days of free trial a reader gets with a plan: none after any earlier subscription. */
export function trialDaysFor(planDays: number, hasSubscribedBefore: boolean): number {
  return hasSubscribedBefore ? 0 : planDays;
}

/** Trial and paid periods of an agreement, in order. What was paid counts, even where the money went back: the receipts say so. */
export function periodsIn(agreement: Agreement): Period[] {
  const { startedAt, trialEndsAt, payments } = agreement;
  // A charge for no time, such as one added by hand at the provider, has a receipt and no period.
  const lasting = payments.filter(({ startsAt, endsAt }) => endsAt > startsAt);
  const paid = lasting.map(({ startsAt, endsAt }): Period => ({ kind: 'paid', startsAt, endsAt }));
  const trial: Period[] = trialEndsAt ? [{ kind: 'trial', startsAt: startedAt, endsAt: trialEndsAt }] : [];
  return [...trial, ...paid].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Our course of an agreement, recomputed from all the provider holds: the same for whatever order its messages came in. */
export function courseOf(agreement: Agreement): Course {
  const { startedAt, trialEndsAt, postponedUntil, payments } = agreement;
  const isReturned = ({ returned, amount, isDisputed }: Agreement['payments'][number]) =>
    isDisputed || (amount.minor > 0 && returned >= amount.minor);
  const ends = payments.filter((one) => !isReturned(one)).map((one) => one.endsAt.getTime());
  const last = payments.toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime()).at(-1);
  return {
    runsUntil: new Date(Math.max(startedAt.getTime(), trialEndsAt?.getTime() ?? 0, postponedUntil?.getTime() ?? 0, ...ends)),
    cancelledAt: agreement.cancelledAt ?? null,
    lateSince: agreement.lateSince ?? null,
    pausedAt: agreement.pausedAt ?? null,
    returnedAt: last && isReturned(last) ? last.paidAt : null,
    endedAt: agreement.endedAt ?? null,
  };
}

/** True when a new plan begins at once, its price less what is left of the old one: where it costs more over a year. Else it begins with the next period. */
export function beginsAtOnce(from: { price: Money; every: Every }, to: { price: Money; every: Every }): boolean {
  if (from.every !== to.every) return to.every === 'year';
  return to.price.minor > from.price.minor;
}

/** True while a reader may withdraw from the contract. */
export function mayWithdraw({ startedAt }: { startedAt: Date }, now: Date): boolean {
  return now.getTime() < startedAt.getTime() + withdrawalDays * day;
}

/** When a pause of whole months ends: an hour before the renewal that is charged again. */
export function pauseEnd(turnsAt: Date, months: number): Date {
  return new Date(addCalendar(turnsAt, 'month', months).getTime() - 3_600_000);
}
