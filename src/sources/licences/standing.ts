import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { daysLeft, endOf, isOver, isRunning, type Terms } from './rules.ts';

/** How a licence stands on a day. `day`: when it ends, ended or begins, empty where no end is agreed; `days`: how many it still runs. */
export type LicenceStanding = { state: 'running' | 'coming' | 'ended'; day: string; days: number };

type Course = Pick<Terms, 'startsOn' | 'endsOn' | 'endedAt' | 'settledAt'>;

/** How one licence stands. */
export function standingOf(licence: Course, now: Date, timeZone: string): LicenceStanding {
  const end = endOf(licence, timeZone);
  if (isOver(licence, now, timeZone)) return { state: 'ended', day: end, days: 0 };
  if (!isRunning(licence, now, timeZone)) return { state: 'coming', day: licence.startsOn, days: 0 };
  return { state: 'running', day: end, days: end ? daysLeft(end, dayOf(now, timeZone)) : Number.POSITIVE_INFINITY };
}

const order = { running: 0, coming: 1, ended: 2 } as const;

/** How some sources stand by their licences: by the one that runs longest, else the next to come, else the last that ended. One statement. */
export async function standingsOf(press: Press, sourceIds: number[], now: Date, timeZone: string): Promise<Map<number, LicenceStanding>> {
  const { rows } = await sql<Course & { sourceId: number }>`select source_id, starts_on, ends_on, ended_at, settled_at
    from sources.licence where source_id = any(${sourceIds}::bigint[]) order by id`.execute(press);
  const best = new Map<number, LicenceStanding>();
  for (const row of rows) {
    const standing = standingOf(row, now, timeZone);
    const known = best.get(row.sourceId);
    if (!known || isNearer(standing, known)) best.set(row.sourceId, standing);
  }
  return best;
}

function isNearer(one: LicenceStanding, other: LicenceStanding): boolean {
  if (one.state !== other.state) return order[one.state] < order[other.state];
  if (one.state === 'coming') return one.day < other.day;
  return (one.day || '9999') > (other.day || '9999');
}
