import { expect, test } from 'vitest';
import { extendGrant, giveComplimentary, takeBackGrant } from '#subscriptions';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { entitlementOf } from '../entitlement.ts';

const paper = testPaper();
const days = (count: number) => new Date(paper.app.clock().getTime() + count * 86_400_000);

async function reader(email: string): Promise<number> {
  await enter(paper, browserOf(paper), email);
  const found = paper.app.db.selectFrom('readers.reader').select('id').where('email', '=', email);
  return (await found.executeTakeFirstOrThrow()).id;
}

test('the paper lets a reader read for nothing, longer, and no more; each time the reader is told', async () => {
  const email = 'guest@example.org';
  const readerId = await reader(email);
  const { db } = paper.app;
  const given = { until: days(30), note: 'Jury', by: null };
  expect(await giveComplimentary(db, { readerEmail: 'nobody@example.org', ...given }, paper.app.clock())).toMatchObject({
    reason: 'no-such-reader',
  });
  expect(await giveComplimentary(db, { readerId, ...given, until: days(0) }, paper.app.clock())).toMatchObject({ reason: 'past' });
  expect(await entitlementOf(paper.app, readerId)).toBeUndefined();

  const twenty = await Promise.all(
    Array.from({ length: 20 }, () => giveComplimentary(db, { readerEmail: 'Guest@example.org', ...given }, paper.app.clock())),
  );
  const [first, ...others] = twenty.filter((one) => one.ok);
  expect(others).toEqual([]);
  const grantId = first?.ok ? first.grantId : 0;
  await paper.settled();
  expect(await entitlementOf(paper.app, readerId)).toEqual({ until: days(30) });

  for (const _ of [1, 2]) expect(await extendGrant(db, grantId, days(60), paper.app.clock())).toEqual({ ok: true, readerId });
  await paper.settled();
  expect(await entitlementOf(paper.app, readerId)).toEqual({ until: days(60) });
  expect(await takeBackGrant(db, grantId, paper.app.clock())).toEqual({ ok: true, readerId });
  expect(await takeBackGrant(db, grantId, paper.app.clock())).toEqual({ ok: false, reason: 'over' });
  await paper.settled();
  expect(await entitlementOf(paper.app, readerId)).toBeUndefined();

  await paper.runJobs();
  const subjects = lettersTo(paper, email)
    .map((one) => one.subject)
    .slice(1);
  expect(subjects).toEqual(['The Test is open to you', 'How long The Test stays open to you', 'Your free access to The Test has ended']);

  // Given anew it is another one, without an end.
  expect(await giveComplimentary(db, { readerId, ...given, until: undefined }, paper.app.clock())).toMatchObject({ ok: true });
  paper.passDays(400);
  expect(await entitlementOf(paper.app, readerId)).toEqual({ until: days(1) });
});
