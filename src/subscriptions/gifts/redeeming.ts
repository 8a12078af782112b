import { addCalendar } from '#platform/dates.ts';
import { entitledUntil, hasRunOut, isEntitled, isGrantOpen, type Standing } from '../rules.ts';

export type Redeeming = { ok: true; startsAt: Date; endsAt: Date } | { ok: false; reason: 'subscribed' | 'reads-already' };

/**
 * From when to when somebody reads who redeems a gift now: after all they were given before and after a subscription that they have cancelled.
 * Refused, so that nothing is lost, to whoever's subscription goes on, and to whoever reads without an end.
 */
export function redeeming(months: number, { course, grants }: Standing, now: Date): Redeeming {
  const running = course && !hasRunOut(course, now) ? course : undefined;
  if (running && !running.cancelledAt) return { ok: false, reason: 'subscribed' };
  // A seat lasts as long as its group's subscription: nobody knows until when.
  const open = grants.filter((grant) => isGrantOpen(grant, now) && (!grant.course || isEntitled(grant.course, now)));
  if (open.some(({ endsAt, course }) => endsAt === null || course)) return { ok: false, reason: 'reads-already' };
  const ends = [running && entitledUntil(running), ...open.map(({ endsAt }) => endsAt)].flatMap((at) => at?.getTime() ?? []);
  const startsAt = new Date(Math.max(now.getTime(), ...ends));
  return { ok: true, startsAt, endsAt: addCalendar(startsAt, 'month', months) };
}
