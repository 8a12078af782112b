import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { oweNotices } from '../store/notices.ts';

const paper = testPaper();

async function subscriber(email: string, plan: 'monthly' | 'annual') {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  await subscribe(browser, plan);
  return browser;
}

const notice = () => oweNotices(paper.app.db, paper.app.clock());
const change = (what: ReturnType<typeof sql>, email: string) =>
  sql`update subscriptions.subscription set ${what} where reader_id = (select id from readers.reader where email = ${email})`.execute(
    paper.app.db,
  );

it('a notice is owed once in its window, by however many runs at once, and never late', async () => {
  await subscriber('ana@example.org', 'monthly');
  await subscriber('bo@example.org', 'annual');
  const leaving = await subscriber('cy@example.org', 'monthly');
  await leaving.post('/account/cancel');
  await subscriber('di@example.org', 'monthly');
  expect(await notice()).toBe(0);
  await change(sql`card_expires_on = '2026-12-20'`, 'di@example.org');
  paper.passDays(22.9);
  expect(await notice()).toBe(1);
  paper.passDays(0.2);
  // The trials of two end in seven days; who has cancelled is told nothing.
  expect((await Promise.all([1, 2, 3, 4].map(notice))).reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(await notice()).toBe(0);
  await paper.runJobs();
  expect(lettersTo(paper, 'di@example.org').map(({ subject }) => subject)).toContain(
    'Your card for The Test expires before the next payment',
  );
  const [told] = lettersTo(paper, 'ana@example.org').filter(({ subject }) => subject.includes('ends on'));
  expect(told?.text).toContain('Next charge: $2.90 on Dec. 24, 2026');
  expect(told?.text).toContain('press “Cancel the subscription” before that day');
  // A paper that was down for the whole window of thirty days doesn't make up for it; that of seven days is still open.
  paper.moveTo('2027-11-23T15:00:00Z');
  await change(sql`runs_until = '2027-11-24T15:00:00Z'`, 'bo@example.org');
  await sql`update subscriptions.subscription set ended_at = now() where every = 'month'`.execute(paper.app.db);
  await notice();
  const { rows } = await sql<{
    kind: string;
  }>`select kind from subscriptions.letter l join subscriptions.subscription s on s.id = l.subscription_id
    where s.every = 'year' and kind <> 'welcome' and kind <> 'receipt'`.execute(paper.app.db);
  expect(rows.map(({ kind }) => kind)).toEqual(['renewal-7']);
});

it('a subscription of a provider the paper has no more ends with what was paid for, and can be begun anew', async () => {
  paper.moveTo('2027-11-25T15:00:00Z');
  const browser = await subscriber('fay@example.org', 'annual');
  await change(sql`provider = 'another', provider_ref = 'another-1', runs_until = '2027-11-26T15:00:00Z'`, 'fay@example.org');
  paper.passDays(1);
  await paper.runJobs('subscriptions.turn-periods');
  expect(await (await browser.get('/account')).text()).toContain('Your subscription ended');
  expect((await subscribe(browser, 'annual')).status).toBe(303);
  expect(await (await browser.get('/account')).text()).toContain('Next charge');
});

it('who leaves while a payment is late owes nothing, and is charged no more', async () => {
  paper.moveTo('2027-12-01T15:00:00Z');
  const browser = browserOf(paper);
  await enter(paper, browser, 'ed@example.org');
  await subscribe(browser, 'monthly', '4000 0000 0000 0341');
  paper.passDays(31);
  await paper.runJobs('subscriptions.turn-periods');
  const account = await (await browser.get('/account')).text();
  expect(account).toContain('Your last payment failed');
  expect(account).toContain('It then ends at once, and nothing is owed.');
  await browser.post('/account/cancel');
  expect(await (await browser.get('/account')).text()).toContain('Your subscription ended');
  await paper.runJobs();
  expect(lettersTo(paper, 'ed@example.org').at(-1)?.subject).toBe('Your subscription to The Test has ended');
});
