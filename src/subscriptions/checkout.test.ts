import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { subscribe } from '../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { sellPlans } from './sell-plans.ts';
import { plansOnSale } from './store/plans.ts';

const paper = testPaper();
const withStripe = testPaper({ env: { STRIPE_SECRET_KEY: 'sk_test_nothing' } });
type Browser = ReturnType<typeof browserOf>;

let count = 0;
let email: string;
let browser: Browser;
const card = (number: string, change = {}) => ({ number, expiry: '12/30', cvc: '987', name: 'Test Person', ...change });
const good = '4242 4242 4242 4242';

async function newReader(): Promise<{ email: string; browser: Browser }> {
  const one = { email: `reader-${++count}@example.org`, browser: browserOf(paper) };
  await enter(paper, one.browser, one.email);
  return one;
}

beforeEach(async () => {
  paper.moveTo(new Date(paper.app.clock().getTime() + 15 * 60_000));
  ({ email, browser } = await newReader());
});

/** The page that shows a plan's terms. */
async function choose(plan: string, to = '/', who = browser): Promise<string> {
  return (await who.post('/subscribe', { plan, to })).headers.get('location') ?? '';
}

/** The provider's page for it, with the terms agreed to. */
async function open(plan: string, to = '/', who = browser): Promise<string> {
  return (await who.post(await choose(plan, to, who))).headers.get('location') ?? '';
}

async function held(address = email) {
  const { rows } = await sql<{ subscriptions: number; periods: number; receipts: number; letters: number }>`
    select (select count(*) from subscriptions.subscription s where s.reader_id = r.id) as subscriptions,
      (select count(*) from subscriptions.period p where p.reader_id = r.id) as periods,
      (select count(*) from subscriptions.receipt e join subscriptions.subscription s on s.id = e.subscription_id where s.reader_id = r.id) as receipts,
      (select count(*) from subscriptions.letter l join subscriptions.subscription s on s.id = l.subscription_id where s.reader_id = r.id) as letters
    from readers.reader r where r.email = ${address}`.execute(paper.app.db);
  return rows[0];
}

const nothing = { subscriptions: 0, periods: 0, receipts: 0, letters: 0 };
const aTrial = { subscriptions: 1, periods: 1, receipts: 0, letters: 1 };
const aYear = { subscriptions: 1, periods: 1, receipts: 1, letters: 2 };

describe('the offer', () => {
  it('leads a visitor through signing in, and back to the plan they chose', async () => {
    const visitor = browserOf(paper);
    const chosen = await visitor.post('/fr/subscribe', { plan: 'monthly', to: '/fr/world/first' });
    const signInAt = chosen.headers.get('location') ?? '';
    expect(signInAt).toMatch(/^\/fr\/sign-in\?to=/);
    const back = new URLSearchParams(signInAt.split('?')[1]).get('to') ?? '';
    expect((await enter(paper, visitor, `visitor-${count}@example.org`, back)).headers.get('location')).toBe(back);
    const page = await (await visitor.get(back)).text();
    expect(page).toContain('value="monthly"');
    expect(page).not.toContain('value="annual"');
    expect(page).toContain('value="/fr/world/first"');
  });

  it('says what was not on sale, and opens nothing', async () => {
    const refused = await browser.post('/subscribe', { plan: 'lifetime', to: '/' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('no longer on sale');
    expect((await browser.post('/subscribe', {})).status).toBe(400);
  });

  it('has no sandbox where real money is configured', async () => {
    expect((await browserOf(withStripe).get('/subscribe')).status).toBe(200);
    for (const path of ['', '/confirm']) {
      const address = `/sandbox/checkout/00000000-0000-4000-8000-000000000000${path}`;
      expect((await browserOf(withStripe).get(address)).status).toBe(404);
      expect((await browserOf(withStripe).post(address, card(good))).status).toBe(404);
    }
    expect((await browserOf(paper).post('/webhooks/stripe')).status).toBe(404);
  });
});

describe('the checkout', () => {
  it('shows price, interval, renewal and the trial’s end before consent', async () => {
    const trial = await (await browser.get(await choose('monthly'))).text();
    for (const text of [
      '$0.00',
      'Dec. 24, 2026',
      '$2.90 on Dec. 24, 2026',
      '$2.90 is charged every month until you cancel',
      'cancel anytime',
    ]) {
      expect(trial).toContain(text);
    }
    const annual = await (await browser.get(await choose('annual'))).text();
    for (const text of ['$19.90', '$19.90 on Nov. 24, 2027', '$19.90 is charged every year until you cancel', 'Agree and go to payment']) {
      expect(annual).toContain(text);
    }
    expect(await held()).toEqual(nothing);
  });

  it('begins one trial and owes one welcome, pressed forty times at once', async () => {
    const checkout = await open('monthly');
    const answers = await Promise.all(Array.from({ length: 40 }, () => browser.post(checkout, card(good))));
    const done = `/subscribe/done?checkout=${checkout.split('/').at(-1)}`;
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`))).toEqual(new Set([`303 ${done}`]));
    expect(await held()).toEqual(aTrial);
    await paper.runJobs();
    expect(
      lettersTo(paper, email)
        .map((letter) => letter.subject)
        .slice(1),
    ).toEqual(['Your free trial of The Test has begun']);
    expect(await (await browser.get(done)).text()).toContain('Dec. 24');
  });

  it('begins one subscription of forty checkouts at once, and charges once', async () => {
    const checkouts = await Promise.all(Array.from({ length: 40 }, (_, at) => open(at % 2 ? 'monthly' : 'annual')));
    expect(new Set(checkouts).size).toBe(40);
    const answers = await Promise.all(checkouts.map((checkout) => browser.post(checkout, card(good))));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(39);
    const now = await held();
    expect([aTrial, aYear]).toContainEqual(now);
  });

  it('shows the one that runs, whatever was refused after it', async () => {
    await subscribe(browser, 'annual');
    await sql`insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, provider_ref, card_ref, card_brand, card_last4,
        started_at, anchored_at, runs_until, ended_at, ended_because)
      select s.reader_id, s.plan_id, s.price_minor, s.currency, s.every, s.provider, 'refused ' || s.id, s.card_ref, 'Visa', '9907',
        s.started_at + interval '1 minute', s.anchored_at, s.runs_until, s.started_at + interval '1 minute', 'refused'
      from subscriptions.subscription s join readers.reader r on r.id = s.reader_id where r.email = ${email}`.execute(paper.app.db);
    const account = await (await browser.get('/account')).text();
    expect(account).toContain('4242');
    expect(account).not.toContain('9907');
  });

  it('answers a second press and the back button with what has begun', async () => {
    const checkout = await open('annual', '/world/first');
    for (const _ of [1, 2]) expect((await browser.post(checkout, card(good))).headers.get('location')).toBe('/world/first');
    expect((await browser.get(checkout)).headers.get('location')).toBe('/world/first');
    expect((await browser.get(`${checkout}/confirm`)).headers.get('location')).toBe('/world/first');
    expect(await held()).toEqual(aYear);
    expect((await browser.post('/subscribe', { plan: 'annual', to: '/' })).headers.get('location')).toMatch(/^\/subscribe/);
    expect(await (await browser.get('/subscribe')).text()).toContain('You are a subscriber');
  });

  it('stays open for another card after a declined one', async () => {
    const checkout = await open('annual');
    const declined = await browser.post(checkout, card('4000 0000 0000 0002', { name: 'Ana <b>' }));
    expect(declined.status).toBe(400);
    const page = await declined.text();
    expect(page).toContain('has declined this card');
    expect(page).toContain('value="Ana &lt;b&gt;"');
    expect(await held()).toEqual(nothing);
    expect((await browser.post(checkout, card(good))).status).toBe(303);
    expect(await held()).toEqual(aYear);
  });

  it('waits for the bank’s confirmation, and takes no for no', async () => {
    const checkout = await open('monthly');
    expect((await browser.post(`${checkout}/confirm`, { answer: 'confirm' })).headers.get('location')).toBe(`${checkout}?refused=1`);
    expect((await browser.get(`${checkout}/confirm`)).headers.get('location')).toBe(checkout);
    const asked = await browser.post(checkout, card('4000 0025 0000 3155'));
    expect(asked.headers.get('location')).toBe(`${checkout}/confirm`);
    const page = await (await browser.get(`${checkout}/confirm`)).text();
    expect(page).toContain('•••• 3155');
    expect(await held()).toEqual(nothing);
    const refused = await browser.post(`${checkout}/confirm`, { answer: 'refuse' });
    expect(await (await browser.get(refused.headers.get('location') ?? '')).text()).toContain('has not confirmed this card');
    expect(await held()).toEqual(nothing);
    await browser.post(checkout, card('4000 0025 0000 3155'));
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(`${checkout}/confirm`, { answer: 'confirm' })));
    expect(answers.map((answer) => answer.headers.get('location'))).toContain(`/subscribe/done?checkout=${checkout.split('/').at(-1)}`);
    expect(await held()).toEqual(aTrial);
  });

  it('is nobody else’s', async () => {
    const checkout = await open('annual');
    await browser.post(checkout, card('4000 0025 0000 3155'));
    const other = await newReader();
    for (const address of [checkout, `${checkout}/confirm`, checkout.replace(/.$/, 'x'), '/sandbox/checkout/1']) {
      expect((await other.browser.get(address)).status, address).toBe(404);
      expect((await other.browser.post(address, { ...card(good), answer: 'confirm' })).status, address).toBe(404);
    }
    expect((await browserOf(paper).get(checkout)).headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(checkout)}`);
    expect(await held()).toEqual(nothing);
    expect(await held(other.email)).toEqual(nothing);
  });

  it('is closed after two hours', async () => {
    const checkout = await open('annual');
    paper.moveTo(new Date(paper.app.clock().getTime() + 2 * 3_600_000));
    expect((await browser.get(checkout)).status).toBe(410);
    expect((await browser.post(checkout, card(good))).status).toBe(410);
    expect(await held()).toEqual(nothing);
  });

  it('begins nothing by an address that was made up', async () => {
    const checkout = await open('annual');
    const id = checkout.split('/').at(-1) ?? '';
    const other = await newReader();
    await subscribe(other.browser, 'annual');
    const otherId = (
      await paper.app.db
        .selectFrom('subscriptions.checkout')
        .select('id')
        .where('outcome', '=', 'started')
        .orderBy('closedAt', 'desc')
        .executeTakeFirstOrThrow()
    ).id;
    for (const query of [
      `checkout=${id}`,
      `checkout=${otherId}`,
      'checkout=1',
      'success=1',
      `checkout=${id}&success=1&session_id=cs_1`,
      '',
    ]) {
      const page = await browser.get(`/subscribe/done?${query}`);
      expect(page.status, query).toBe(404);
      expect(await page.text()).toContain('nothing was charged');
      expect((await browserOf(paper).get(`/subscribe/done?${query}`)).status, query).toBe(404);
    }
    expect(await held()).toEqual(nothing);
    expect(await (await browser.get('/world/for-subscribers')).text()).not.toContain('PAID-');
    await subscribe(browser, 'annual');
    expect((await browser.get(`/subscribe/done?checkout=${otherId}`)).status).toBe(404);
  });

  it('holds to the price it showed, and new ones to the price of now', async () => {
    const monthly = { slug: 'monthly', priceMinor: 290, currency: 'USD', every: 'month' as const, trialDays: 30, bestValue: false };
    const annual = { slug: 'annual', priceMinor: 1990, currency: 'USD', every: 'year' as const, trialDays: 0, bestValue: true };
    const { db } = paper.app;
    const rows = () => db.selectFrom('subscriptions.plan').select(['id', 'priceMinor', 'sold']).where('slug', '=', 'annual').execute();
    const [before] = await rows();
    const checkout = await open('annual');
    await sellPlans(db, [{ ...annual, priceMinor: 9900 }, monthly]);
    expect((await rows()).map(({ priceMinor, sold }) => [priceMinor, sold])).toEqual([
      [1990, false],
      [9900, true],
    ]);
    await paper.settled();
    expect(await (await browser.get('/subscribe')).text()).toContain('$99.00');
    await browser.post(checkout, card(good));
    await paper.runJobs();
    expect(lettersTo(paper, email).at(-1)?.text).toContain('$19.90');
    expect(await (await browser.get('/account')).text()).toContain('$19.90');
    // The same terms again are a new plan all the same; what nobody changed stays the row it was.
    await Promise.all([sellPlans(db, [monthly, annual]), sellPlans(db, [monthly, annual]), sellPlans(db, [monthly, annual])]);
    expect((await plansOnSale(db)).map(({ slug, priceMinor }) => [slug, priceMinor])).toEqual([
      ['monthly', 290],
      ['annual', 1990],
    ]);
    expect(await db.selectFrom('subscriptions.plan').select('id').where('slug', '=', 'monthly').execute()).toHaveLength(1);
    await expect(
      db
        .updateTable('subscriptions.plan')
        .set({ priceMinor: 1 })
        .where('id', '=', before?.id ?? 0)
        .execute(),
    ).rejects.toThrow('permission denied');
    await paper.settled();
  });
});

it('keeps, logs and shows of a card its brand and last four digits', async () => {
  const checkout = await open('annual');
  const real = await browser.post(checkout, card('4111 1111 1111 1111', { cvc: '739' }));
  expect(real.status).toBe(400);
  expect(await real.text()).not.toMatch(/4111 1111|"739"/);
  await browser.post(checkout, card('4000 0025 0000 3155', { cvc: '739' }));
  await browser.post(`${checkout}/confirm`, { answer: 'confirm' });
  await paper.runJobs();
  const { rows } = await sql<{ text: string }>`
    select jsonb_agg(to_jsonb(s))::text as text from subscriptions.subscription s union all select jsonb_agg(to_jsonb(c))::text from subscriptions.checkout c
    union all select jsonb_agg(to_jsonb(j))::text from graphile_worker._private_jobs j`.execute(paper.app.db);
  const everything = [...rows.map((row) => row.text), JSON.stringify(paper.letters), JSON.stringify(paper.logged)]
    .join('\n')
    .replace(/[ -]/g, '');
  expect(everything).toContain('"3155"');
  expect(everything).not.toMatch(/4000002500003155|4111111111111111|4242424242424242|"739"|"987"/);
  expect(await (await browser.get('/account')).text()).toContain('3155');
});
