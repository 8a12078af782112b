import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCaller } from '../../../tests/api/caller.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';
import { billingOf } from '../billing-of.ts';
import { agree } from '../checkout/agree.ts';
import { openCheckout } from '../checkout/open.ts';
import { cancel } from '../life/cancel.ts';
import { changePlan } from '../life/change-plan.ts';
import { pause } from '../life/pause.ts';
import { resume } from '../life/resume.ts';
import { turn } from '../life/turn.ts';
import { withdraw } from '../life/withdraw.ts';
import { stateOf } from '../rules.ts';
import { replaceCard } from '../sandbox/billing.ts';
import { presentCard } from '../sandbox/cards.ts';
import { completeInSandbox } from '../sandbox/complete.ts';
import { findRunning } from '../store/subscriptions.ts';
import { courses } from './course.ts';
import { type Numbers, numbersOf } from './numbers-of.ts';

const paper = testPaper({ now: '2026-01-05T17:00:00Z' });
const end = new Date('2026-05-03T17:00:00Z');
const good = '4242 4242 4242 4242';
const failsLater = '4000 0000 0000 0341';
const disputed = '4000 0000 0000 0259';

type Act = [at: string, who: string, what: string, card?: string];

/** Twenty subscriptions of nineteen readers. A month's trial has thirty days, a year has none. New York is four or five hours behind. */
const script: Act[] = [
  ['2026-01-05', 'a1', 'monthly'],
  ['2026-01-05', 'a2', 'monthly'],
  ['2026-01-10', 'a3', 'monthly'],
  ['2026-01-12', 'a4', 'annual'],
  ['2026-01-20', 'a5', 'annual'],
  ['2026-01-20', 'a2', 'cancel'],
  ['2026-01-25', 'a5', 'withdraw'],
  ['2026-02-03', 'b1', 'monthly', failsLater],
  ['2026-02-03', 'b2', 'monthly', failsLater],
  ['2026-02-10', 'b3', 'annual', disputed],
  ['2026-02-20', 'b4', 'monthly'],
  ['2026-02-25', 'b5', 'monthly'],
  ['2026-03-02', 'c1', 'monthly'],
  ['2026-03-10', 'b2', 'new card'],
  ['2026-03-15', 'a3', 'cancel'],
  ['2026-03-15', 'c3', 'annual'],
  ['2026-03-20', 'c4', 'monthly'],
  ['2026-03-25', 'c4', 'cancel'],
  ['2026-03-28', 'c4', 'resume'],
  ['2026-04-01T03:30:00Z', 'c2', 'monthly'],
  ['2026-04-01', 'b4', 'pause'],
  ['2026-04-01', 'd3', 'monthly', failsLater],
  ['2026-04-02', 'c3', 'cancel'],
  ['2026-04-05', 'd1', 'monthly'],
  ['2026-04-06', 'd2', 'monthly'],
  ['2026-04-08', 'd2', 'cancel'],
  ['2026-04-10', 'b5', 'annual instead'],
  ['2026-04-15', 'a2', 'monthly'],
  ['2026-04-20', 'd4', 'annual'],
  ['2026-05-02', 'e1', 'annual'],
];

const ids = new Map<string, number>();

async function readerOf(who: string): Promise<number> {
  const known = ids.get(who);
  if (known) return known;
  const row = { email: `${who}@example.org`, emailKey: `${who}@example.org`, language: 'en', joinedAt: paper.app.clock() };
  const { id } = await paper.app.db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow();
  ids.set(who, id);
  return id;
}

async function begin(id: number, who: string, plan: string, number: string): Promise<void> {
  const { app } = paper;
  const opened = await openCheckout(app.db, app.keys, id, plan, '/', app.clock());
  if (!opened.ok) throw new Error(opened.reason);
  const terms = { terms: { version: '1', text: 'x' }, name: plan, back: 'http://b/', away: 'http://a/' };
  await agree(app, billingOf(app), opened.checkoutId, { reader: { id, email: `${who}@example.org` }, language: 'en', ...terms });
  const done = await completeInSandbox(app, opened.checkoutId, id, cardOf(number));
  if (!done.ok) throw new Error(`${who}: ${done.reason}`);
}

function cardOf(number: string) {
  const outcome = presentCard({ number, expiry: '12/31', cvc: '123', name: 'Test Person' }, paper.app.clock());
  if (!outcome.ok) throw new Error(outcome.problems.join());
  return outcome.card;
}

async function act([, who, what, card = good]: Act): Promise<void> {
  const { app } = paper;
  const billing = billingOf(app);
  const id = await readerOf(who);
  if (what === 'cancel') await cancel(app, billing, id);
  else if (what === 'resume') await resume(app, billing, id);
  else if (what === 'withdraw') await withdraw(app, billing, id);
  else if (what === 'pause') await pause(app, billing, id, 2);
  else if (what === 'annual instead') await changePlan(app, billing, id, 'annual', app.clock());
  else if (what === 'new card') {
    await replaceCard(app, (await findRunning(app.db, id))?.providerRef ?? '', cardOf(good));
    await paper.runJobs('subscriptions.reconcile');
  } else await begin(id, who, what, card);
}

async function live(): Promise<void> {
  const moments = script.map(([at]) => new Date(at.includes('T') ? at : `${at}T17:00:00Z`).getTime());
  for (let at = Date.parse('2026-01-05T17:00:00Z'); at <= end.getTime(); at += 86_400_000) moments.push(at);
  for (const at of [...new Set(moments)].toSorted((a, b) => a - b)) {
    paper.moveTo(new Date(at));
    await turn(paper.app, billingOf(paper.app));
    for (const one of script.filter((_, index) => moments[index] === at)) await act(one);
    const { rows } = await sql`select from subscriptions.operation where answered_at is null`.execute(paper.app.db);
    if (rows.length > 0) await paper.runJobs();
  }
}

/** A seat in a group under a subscription. */
async function seat(who: string, of: string): Promise<void> {
  await sql`with g as (insert into subscriptions.group (name, subscription_id, opened_at)
      select 'x', id, started_at from subscriptions.subscription where reader_id = ${await readerOf(of)} order by id desc limit 1 returning id)
    insert into subscriptions.grant (reader_id, why, about, starts_at, group_id) select ${await readerOf(who)}, 'seat', ${who}, '2026-01-01', id from g`.execute(
    paper.app.db,
  );
}

async function give(who: string, why: string, endsAt: string | null): Promise<void> {
  await sql`insert into subscriptions.grant (reader_id, why, about, starts_at, ends_at)
    values (${await readerOf(who)}, ${why}, ${who}, '2026-01-01', ${endsAt})`.execute(paper.app.db);
}

let numbers: Numbers;
beforeAll(async () => {
  await live();
  await give('friend', 'complimentary', null);
  await give('present', 'gift', '2026-12-31');
  await give('past', 'gift', '2026-03-01');
  await seat('colleague', 'd4');
  await seat('former colleague', 'a3');
  numbers = await numbersOf(paper.app.db, 'America/New_York', '2026-05', end);
}, 120_000);

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];

describe('the numbers of twenty subscriptions, counted by hand', () => {
  test('by month', () => {
    const hand: [string, number[]][] = [
      // Which: January a1–a5; February b1–b5; March c1–c4; April d1–d4 and a2 again; May e1.
      ['begun', [5, 5, 4, 5, 1]],
      // Those on a month, but a2 the second time.
      ['trialsBegun', [3, 4, 3, 3, 0]],
      // a1 a2 a3 | b1 b2 b4 b5 | c1 c4, c2 in the last half hour of April | d3
      ['trialsEnded', [0, 3, 4, 3, 1]],
      ['converted', [0, 2, 3, 3, 0]],
      // d3, whose first charge has failed and is tried again.
      ['undecided', [0, 0, 0, 0, 1]],
      // a4 a5 | a1 a3 b3 | b2 b4 b5 c3 | c1 c2 c4 d4 a2 | e1
      ['firstPaid', [2, 3, 4, 5, 1]],
      // — | a4 | a4 a1 a3 | and b2 b4 b5 c3 | without a3, and c1 c2 c4 d4 a2
      ['payingAtStart', [0, 1, 3, 7, 11]],
      ['endedOfThose', [0, 0, 0, 1, 0]],
      // a5 withdrew, b3 had the money back from the bank, a3 had cancelled.
      ['ended', [1, 1, 0, 1, 0]],
      // a2 left in the trial, b1 never paid.
      ['endedUnpaid', [0, 1, 1, 0, 0]],
      ['payingAtEnd', [1, 3, 7, 11, 12]],
    ];
    const counted = hand.map(([name]) => [name, numbers.months.slice(-5).map((one) => one[name as keyof typeof one])]);
    expect(counted).toEqual(hand);
    expect(numbers.months.slice(-5).map(({ month }) => month)).toEqual(months);
    expect(numbers.months.map(({ churn }) => churn).slice(-5)).toEqual([undefined, 0, 0, 1 / 7, 0]);
    expect(numbers.months.map(({ conversion }) => conversion).slice(-5)).toEqual([undefined, 2 / 3, 3 / 4, 1, 0]);
    expect(numbers.months.slice(0, 8).every(({ begun, payingAtEnd }) => begun === 0 && payingAtEnd === 0)).toBe(true);
  });

  test('as they stand, by plan and state, and what comes in each month', () => {
    const rows = numbers.standings.map(({ plan, state, count, trials, trialsCancelled, paying, monthlyMinor }) =>
      [plan, state, count, trials, trialsCancelled, paying, monthlyMinor].join(' '),
    );
    expect(rows.toSorted()).toEqual([
      // c3 | a4 b5 d4 e1: a twelfth of 1990, of 7960
      'annual cancelled 1 0 0 1 166',
      'annual running 4 0 0 4 663',
      // d2, in the trial | d3, that never paid | b4 | a1 a2 b2 c1 c2 c4, and d1 in the trial
      'monthly cancelled 1 1 1 0 0',
      'monthly late 1 0 0 0 0',
      'monthly paused 1 0 0 1 290',
      'monthly running 7 1 0 6 1740',
    ]);
    expect(numbers.recurring).toEqual([
      { plan: 'annual', every: 'year', currency: 'USD', paying: 4, minor: 663, late: 0 },
      { plan: 'monthly', every: 'month', currency: 'USD', paying: 6, minor: 1740, late: 0 },
    ]);
    expect(numbers.given).toEqual([
      { why: 'complimentary', count: 1 },
      { why: 'gift', count: 1 },
      { why: 'seat', count: 1 },
    ]);
  });

  test('what was paid for each month’s end', () => {
    // A twelfth of 1990 is 165.83. b5 changed to a year on April 10, for 1990 less 17 of 31 days of 290: 1831.
    expect(numbers.revenue.map(({ month, minor, paying }) => [month, minor, paying])).toEqual([
      ['2026-01', 166, 1],
      ['2026-02', 746, 3],
      ['2026-03', 1782, 7],
      ['2026-04', 2390, 10],
      ['2026-05', 2556, 11],
    ]);
  });

  test('how many of each month’s beginners stay', () => {
    expect(numbers.cohorts.slice(-5).map(({ size, kept }) => [size, kept])).toEqual([
      [2, [2, 1, 1, 1, 1]],
      [3, [3, 2, 2, 1]],
      [4, [4, 4, 4]],
      [5, [5, 5]],
      [1, [1]],
    ]);
  });

  test('charges that failed, and money that came and went', () => {
    expect(numbers.failures.map(({ month, outcome, count, minor }) => [month, outcome, count, minor])).toEqual([
      ['2026-03', 'lost', 1, 290],
      ['2026-03', 'recovered', 1, 290],
      ['2026-05', 'open', 1, 290],
    ]);
    expect(numbers.payments.map(({ month, what, count, minor }) => [month, what, count, minor])).toEqual([
      ['2026-01', 'charged', 2, 3980],
      ['2026-01', 'refunded', 1, 1990],
      ['2026-02', 'charged', 3, 2570],
      ['2026-02', 'disputed', 1, 1990],
      ['2026-03', 'charged', 6, 3440],
      ['2026-04', 'charged', 7, 5271],
      ['2026-05', 'charged', 3, 2570],
    ]);
  });

  test('the states are those of the rules, whatever the moment', async () => {
    for (const at of [
      '2026-01-01',
      '2026-02-04T18:00:00Z',
      '2026-03-12',
      '2026-05-03T17:00:00Z',
      '2026-05-05',
      '2026-05-20',
      '2027-05-01',
    ]) {
      const now = new Date(at);
      const { rows } = await sql<{ id: number; state: string }>`${courses(now)}`.execute(paper.app.db);
      const all = await paper.app.db.selectFrom('subscriptions.subscription').selectAll().execute();
      const states = new Map(rows.map(({ id, state }) => [id, state]));
      for (const one of all) expect(states.get(one.id), `${one.id} at ${at}`).toBe(stateOf(one, now));
    }
  });

  test('stand on a page for editors, with how each is counted, and on no contributor’s', async () => {
    const editor = await addStaff(paper, 'editor');
    const page = await (await editor.browser.get('/newsroom/numbers')).text();
    for (const said of ['May 2026 at a glance', '$17.40', '14.3%', '100% (4)', '50% (1)', 'How this is counted', '+9.1%'])
      expect(page).toContain(said);
    expect((await (await editor.browser.get('/newsroom/numbers?month=2026-02')).text()).includes('February 2026 at a glance')).toBe(true);
    for (const odd of ['2027-01', '2026-13', "'"]) {
      const answer = await editor.browser.get(`/newsroom/numbers?${new URLSearchParams({ month: odd })}`);
      expect(await answer.text()).toContain('May 2026 at a glance');
    }
    expect(await (await editor.browser.get('/ar/newsroom/numbers')).text()).toContain('dir="rtl"');
    expect((await (await addStaff(paper, 'contributor')).browser.get('/newsroom/numbers')).status).toBe(403);
  });

  test('go out as CSV and to programs, the same', async () => {
    const csv = await (await (await addStaff(paper, 'editor')).browser.get('/newsroom/numbers.csv')).text();
    for (const line of [
      'churn,2026-04,,,,,0.1429',
      'recurring-revenue,2026-05-03T17:00:00.000Z,monthly,month,USD,,17.40',
      'kept,2026-05,,,,2026-01,1',
    ])
      expect(csv.split('\r\n')).toContain(line);
    const { call } = await addCaller(paper, ['numbers:read'], { role: 'editor' });
    const { status, body } = await call('GET', '/numbers?month=2026-04');
    expect(status).toBe(200);
    const [last] = (body.months as Record<string, unknown>[]).slice(-1);
    expect(last).toMatchObject({ month: '2026-04', payingAtStart: 7, endedOfThose: 1, payingAtEnd: 11, conversion: 1 });
    expect(body.recurring).toEqual(numbers.recurring);
    expect((await call('GET', '/numbers?month=2026-06')).status).toBe(400);
    expect((await (await addCaller(paper, ['stories:read'])).call('GET', '/numbers')).status).toBe(403);
  });
});
