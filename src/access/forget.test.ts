import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browserOf, testPaper } from '../../tests/paper.ts';

const paper = testPaper({ now: '2026-09-10T12:00:00Z' });

async function counts() {
  const { rows } = await sql<Record<string, number>>`select (select count(*)::int from access.opening) as openings,
    (select count(*)::int from access.month) as months, (select count(*)::int from access.network) as networks,
    (select count(*)::int from access.meter) as meters`.execute(paper.app.db);
  return rows[0];
}

test('nothing ties a story to a browser after 60 days, nor a network after its day; a meter goes when it is 400 days old and unused', async () => {
  const open = (browser: ReturnType<typeof browserOf>) => browser.post('/open/key-first', { part: 'rest' });
  const [once, again] = [browserOf(paper), browserOf(paper)];
  await open(once);
  await open(again);
  expect(await counts()).toEqual({ openings: 2, months: 2, networks: 1, meters: 2 });
  paper.passDays(2);
  await paper.runJobs('access.forget');
  expect(await counts()).toEqual({ openings: 2, months: 2, networks: 0, meters: 2 });
  paper.passDays(90);
  await paper.runJobs('access.forget');
  expect(await counts()).toEqual({ openings: 0, months: 0, networks: 0, meters: 2 });
  paper.passDays(320);
  await sql`insert into access.month (meter_id, month, opened) select min(id), '2027-10', 1 from access.meter`.execute(paper.app.db);
  await paper.runJobs('access.forget');
  expect(await counts()).toMatchObject({ meters: 1 });
});
