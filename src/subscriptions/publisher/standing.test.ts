import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testPaper } from '../../../tests/paper.ts';
import { type Course, stateOf } from '../rules.ts';
import { stateSql } from './standing-sql.ts';

const paper = testPaper({ fixtures: false });
const now = new Date('2026-11-24T15:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

test('the list’s SQL and the rule say the same of every course', async () => {
  const maybe = [null, days(-5)];
  const courses: Course[] = [-30, -13, -4, -2, 0, 1, 40].flatMap((until) =>
    maybe.flatMap((cancelledAt) =>
      maybe.flatMap((lateSince) =>
        maybe.flatMap((pausedAt) =>
          maybe.flatMap((returnedAt) =>
            maybe.map((endedAt) => ({ runsUntil: days(until), cancelledAt, lateSince, pausedAt, returnedAt, endedAt })),
          ),
        ),
      ),
    ),
  );
  const { rows } = await sql<{ state: string }>`select ${stateSql(now)} as state
    from jsonb_to_recordset(${JSON.stringify(courses.map((one, at) => ({ at, ...one, anchoredAt: days(-60) })))}::jsonb) as r (at integer,
      "runsUntil" timestamptz, "cancelledAt" timestamptz, "lateSince" timestamptz, "pausedAt" timestamptz, "returnedAt" timestamptz,
      "endedAt" timestamptz, "anchoredAt" timestamptz)
    cross join lateral (select r."runsUntil" as runs_until, r."cancelledAt" as cancelled_at, r."lateSince" as late_since, r."pausedAt" as paused_at,
      r."returnedAt" as returned_at, r."endedAt" as ended_at, r."anchoredAt" as anchored_at) s order by at`.execute(paper.app.db);
  expect(rows.map(({ state }) => state)).toEqual(courses.map((course) => stateOf(course, now)));
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['running', 'late', 'paused', 'cancelled', 'ended']));
});
