import { expect, test } from 'vitest';
import { z } from 'zod';
import { testPaper } from '../../tests/paper.ts';
import { GiveUp } from './errors.ts';
import { enqueue, givenUpJobs, job, noteJobSeen, workOnce } from './jobs.ts';

const paper = testPaper();

test('what gives up in the same way again stands on the desk once, until somebody has looked', async () => {
  const { db, log } = paper.app;
  const broken = job('test.broken', z.looseObject({ at: z.string() }), async ({ at }) => {
    throw new GiveUp(`${at} can’t be reached`);
  });
  const fail = async (at: string) => {
    await enqueue(db, 'test.broken', { at, _cron: { ts: `${Math.random()}` } });
    await workOnce(paper.databaseUrl, db, [broken], log);
    return (await givenUpJobs(db)).map(({ reason }) => reason);
  };
  expect(await fail('mail')).toEqual(['mail can’t be reached']);
  expect(await fail('mail')).toEqual(['mail can’t be reached']);
  expect(await fail('bank')).toEqual(['bank can’t be reached', 'mail can’t be reached']);
  for (const { id } of await givenUpJobs(db)) await noteJobSeen(db, id, paper.app.clock());
  expect(await fail('mail')).toEqual(['mail can’t be reached']);
});
