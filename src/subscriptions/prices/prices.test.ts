import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { startFakeStripe } from '../../../tests/fakes/stripe/server.ts';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, type TestPaper, testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';
import { agreeTo, courier, envOf } from '../../../tests/stripe.ts';

const begins = new Date('2026-11-24T15:00:00Z');
const fake = await startFakeStripe(begins);
afterAll(() => fake.stop());
const sandboxPaper = testPaper();
const stripePaper = testPaper({ env: envOf(fake) });

const offer = {
  currency: 'USD',
  'monthly-price': '3.90',
  'monthly-trial': '30',
  'annual-price': '24.90',
  'annual-trial': '0',
  best: 'annual',
  what: 'save',
};

type Browser = ReturnType<typeof browserOf>;
type Bank = { begin: (browser: Browser, plan: 'monthly' | 'annual', name: string) => Promise<unknown>; hear: (to?: Date) => Promise<void> };

/** Who pays what, and what they were written about it, by day. */
async function lives(paper: TestPaper, { begin, hear }: Bank) {
  const { db } = paper.app;
  const names = ['monthly', 'annual', 'leaves', 'has-offer'];
  const browsers = new Map<string, Browser>();
  await db
    .insertInto('subscriptions.offer')
    .values({ code: 'TENTH', kind: 'percent', percent: 10, startsAt: begins, madeAt: begins })
    .execute();
  for (const name of names) {
    const browser = browserOf(paper);
    await enter(paper, browser, `${name}@example.org`);
    browsers.set(name, browser);
    await begin(browser, name === 'annual' ? 'annual' : 'monthly', name);
  }
  const { browser: publisher } = await addStaff(paper, 'publisher');
  expect((await publisher.post('/newsroom/settings/offer', offer)).status).toBe(303);
  const { id: planId } = await db
    .selectFrom('subscriptions.plan')
    .select('id')
    .where('slug', '=', 'monthly')
    .where('sold', '=', true)
    .executeTakeFirstOrThrow();
  const { id: annualId } = await db
    .selectFrom('subscriptions.plan')
    .select('id')
    .where('slug', '=', 'annual')
    .where('sold', '=', true)
    .executeTakeFirstOrThrow();
  const early = await publisher.post('/newsroom/settings/prices', { plan: String(planId), from: '2026-12-24' });
  expect([early.status, (await early.text()).includes('value="2026-12-24"')]).toEqual([400, true]);
  for (const plan of [planId, annualId])
    expect((await publisher.post('/newsroom/settings/prices', { plan: String(plan), from: '2027-02-01' })).status).toBe(303);
  for (const day of [1, 30, 46, 47, 48, 61, 62, 80, 91, 92, 93, 200, 319, 320, 321, 334, 335, 336, 365, 366]) {
    const now = new Date(begins.getTime() + day * 86_400_000 + 7_200_000);
    paper.moveTo(now);
    await hear(now);
    if (day === 80) await browsers.get('leaves')?.post('/account/cancel');
    await paper.runJobs('subscriptions.turn-periods', 'subscriptions.notices', 'subscriptions.notices');
    await hear(now);
  }
  const { rows } = await sql<{ name: string; text: string }>`select split_part(r.email, '@', 1) as name,
      string_agg(distinct to_char(e.paid_at, 'YYYY-MM-DD') || ' ' || e.amount_minor, ', ') as charges,
      (select string_agg(to_char(l.owed_at, 'YYYY-MM-DD') || ' ' || l.kind, ', ' order by l.owed_at) from subscriptions.letter l
        where l.subscription_id = s.id and l.kind in ('price-change', 'changed', 'renewal-30')) as letters
    from subscriptions.receipt e join subscriptions.subscription s on s.id = e.subscription_id join readers.reader r on r.id = s.reader_id
    where e.paid_at < '2027-03-01' or e.paid_at > '2027-11-01' and s.every = 'year' group by 1, s.id order by 1`.execute(db);
  return rows;
}

const promised = [
  { name: 'annual', charges: '2026-11-24 1990, 2027-11-24 2490', letters: '2027-10-10 price-change, 2027-10-25 renewal-30' },
  {
    name: 'has-offer',
    charges: '2026-12-24 261, 2027-01-24 261, 2027-02-24 351',
    letters: '2027-01-10 price-change',
  },
  { name: 'leaves', charges: '2026-12-24 290, 2027-01-24 290', letters: '2027-01-10 price-change' },
  {
    name: 'monthly',
    charges: '2026-12-24 290, 2027-01-24 290, 2027-02-24 390',
    letters: '2027-01-10 price-change',
  },
];

describe('a price that the publisher changes for existing subscribers', () => {
  it('is told once a month before, and charged from the first renewal after the day, in the sandbox', { timeout: 240_000 }, async () => {
    const paper = sandboxPaper;
    const bank: Bank = {
      begin: (browser, plan, name) => (name === 'has-offer' ? withOffer(browser, plan) : subscribe(browser, plan)),
      hear: async () => {},
    };
    expect(await lives(paper, bank)).toEqual(promised);
    const [told] = lettersTo(paper, 'monthly@example.org').filter(({ subject }) => subject.includes('price'));
    expect(told?.text).toContain('From Feb. 24, 2027 on your subscription costs $3.90');
    expect(told?.text).toContain('Price until then: $2.90');
    const [renewal] = lettersTo(paper, 'annual@example.org').filter(({ subject }) => subject.includes('renews on'));
    expect(renewal?.text).toContain('$24.90');
  });

  it('is the same with Stripe', { timeout: 240_000 }, async () => {
    const paper = stripePaper;
    const deliver = courier(paper, fake);
    let heard = 0;
    const bank: Bank = {
      async begin(browser, plan, name) {
        const page = name === 'has-offer' ? await offerPage(browser, plan) : await agreeTo(browser, plan);
        await fake.pay(page, '4242 4242 4242 4242', name);
        await deliver();
      },
      async hear(to) {
        if (to) fake.advance(to);
        for (; fake.state.events.length !== heard; heard = fake.state.events.length) await deliver();
      },
    };
    expect(await lives(paper, bank)).toEqual(promised);
  });
});

async function offerPage(browser: Browser, plan: string): Promise<string> {
  const terms = (await browser.post('/subscribe', { plan, to: '/', offer: 'tenth' })).headers.get('location') ?? '';
  return (await browser.post(terms)).headers.get('location') ?? '';
}

async function withOffer(browser: Browser, plan: string): Promise<Response> {
  const card = { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123', name: 'Test Person' };
  return browser.post(await offerPage(browser, plan), card);
}
