import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import type { Billing } from '../billing.ts';
import { billingOf } from '../billing-of.ts';
import { reconcile } from './reconcile.ts';

const paper = testPaper();

/** The provider with two agreements on each of its pages, noting which were asked for; it breaks off at one of them. */
function inSmallPages(asked: string[], breaksAt = Number.POSITIVE_INFINITY): Billing {
  const billing = billingOf(paper.app);
  return {
    ...billing,
    async readAll(after) {
      if (asked.length === breaksAt) throw new Error('killed');
      asked.push(after ?? 'start');
      const { agreements } = await billing.readAll(after);
      return { agreements: agreements.slice(0, 2), next: agreements.length > 2 ? agreements[1]?.ref : undefined };
    },
  };
}

const diverge = () => sql`update subscriptions.subscription set runs_until = '2020-01-01'`.execute(paper.app.db);
const divergent = async () =>
  (await sql`select from subscriptions.subscription where runs_until < '2021-01-01'`.execute(paper.app.db)).rows.length;

test('a comparison that was killed goes on where it was, once; a day later it begins anew', async () => {
  for (let at = 0; at < 5; at++) {
    const browser = browserOf(paper);
    paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
    await enter(paper, browser, `compared-${at}@example.org`);
    await subscribe(browser, 'monthly');
  }
  const refs = (await billingOf(paper.app).readAll(undefined)).agreements.map((one) => one.ref);
  expect(refs).toHaveLength(5);
  await diverge();
  const first: string[] = [];
  await expect(reconcile(paper.app, inSmallPages(first, 2))).rejects.toThrow('killed');
  expect([first, await divergent()]).toEqual([['start', refs[1]], 1]);
  const second: string[] = [];
  expect(await reconcile(paper.app, inSmallPages(second))).toBe(5);
  expect([second, await divergent()]).toEqual([[refs[3]], 0]);
  const third: string[] = [];
  await expect(reconcile(paper.app, inSmallPages(third, 1))).rejects.toThrow('killed');
  expect(third).toEqual(['start']);
  paper.moveTo(new Date(paper.app.clock().getTime() + 21 * 3_600_000));
  await diverge();
  const fourth: string[] = [];
  expect(await reconcile(paper.app, inSmallPages(fourth))).toBe(5);
  expect([fourth, await divergent()]).toEqual([['start', refs[1], refs[3]], 0]);
});
