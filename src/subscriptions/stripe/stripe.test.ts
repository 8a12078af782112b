import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeStripe } from '../../../tests/fakes/stripe/server.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { agreeTo, courier, envOf, post } from '../../../tests/stripe.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const paper = testPaper({ env: envOf(fake) });

let count = 0;
let [email, browser] = ['', browserOf(paper)];
let deliver: () => Promise<void>;

beforeEach(async () => {
  deliver ??= courier(paper, fake);
  fake.faults.length = 0;
  email = `payer-${++count}@example.org`;
  browser = browserOf(paper);
  await enter(paper, browser, email);
});

const moveTo = (at: string | Date) => {
  paper.moveTo(at);
  fake.advance(new Date(at));
};
const passDays = (days: number) => moveTo(new Date(paper.app.clock().getTime() + days * 86_400_000));
const reads = async (who = browser) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');
const account = async () => (await browser.get('/account')).text();
const subjects = async () => {
  await paper.runJobs();
  return lettersTo(paper, email)
    .slice(1)
    .map((letter) => letter.subject);
};
const checkoutIn = (address: string) => new URL(address).searchParams.get('checkout') ?? '';

describe('with Stripe', () => {
  it('a trial begins at its page, by a webhook, and is charged a month later', async () => {
    const page = await agreeTo(browser, 'monthly', '/world/first');
    expect(page).toMatch(new RegExp(`^${fake.url}/pay/cs_test_`));
    const { to = '' } = await fake.pay(page, '4242 4242 4242 4242', email);
    expect(to).toContain('/subscribe/done?checkout=');
    const waiting = await browser.get(to);
    expect(waiting.headers.get('refresh')).toBe('3');
    expect(await waiting.text()).toContain('waiting for its word');
    expect(await reads()).toBe(false);
    await deliver();
    expect(await (await browser.get(to)).text()).toContain('Your trial is free until');
    expect(await reads()).toBe(true);
    passDays(30);
    passDays(0.1);
    await deliver();
    expect(await reads()).toBe(true);
    expect(await account()).toContain('Receipts');
    expect(await subjects()).toEqual(['Your free trial of The Test has begun', expect.stringMatching(/^Receipt/)]);
  });

  it('the button on the waiting page is enough where no webhook comes, and nothing else is', async () => {
    const page = await agreeTo(browser, 'annual');
    const other = browserOf(paper);
    await enter(paper, other, `other-${count}@example.org`);
    const back = String(fake.state.things.get(page.split('/').at(-1) ?? '')?.success_url);
    const checkout = checkoutIn(back);
    for (const who of [browser, other]) {
      await who.post('/subscribe/done', { checkout });
      await who.get(back);
      await who.get(`${back}&success=1&session_id=cs_test_1`);
    }
    expect(await reads()).toBe(false);
    await fake.pay(page, '4242 4242 4242 4242', email);
    await other.post('/subscribe/done', { checkout });
    expect(await reads()).toBe(false);
    expect(await (await browser.post('/subscribe/done', { checkout })).text()).toContain('Your next charge is $19.90');
    expect(await reads()).toBe(true);
    await deliver();
    expect(await subjects()).toHaveLength(2);
  });

  it('a second checkout is closed, and one that was paid all the same is given back', async () => {
    const first = await agreeTo(browser, 'monthly');
    const second = await agreeTo(browser, 'annual');
    expect(await fake.pay(first, '4242 4242 4242 4242', email)).toEqual({ problem: 'This page has expired.' });
    Object.assign(fake.state.things.get(first.split('/').at(-1) ?? '') ?? {}, { status: 'open' });
    await fake.pay(second, '4242 4242 4242 4242', email);
    await fake.pay(first, '4242 4242 4242 4242', email);
    await deliver();
    await deliver();
    const own = [...fake.state.things.values()].filter((one) => one.object === 'subscription').slice(-2);
    expect(own.filter((one) => one.status === 'canceled')).toHaveLength(1);
    const paid = [...fake.state.things.values()].findLast((one) => one.object === 'charge');
    const isAnnualKept = own.some((one) => one.status === 'active');
    expect(paid).toMatchObject({ amount: 1990, refunded: !isAnnualKept });
    expect(await reads()).toBe(true);
  });

  it('a trial is one for each card, and the second is ended unpaid, with a letter', async () => {
    for (const name of ['Twice Tried', 'Twice Tried']) {
      email = `payer-${++count}@example.org`;
      browser = browserOf(paper);
      await enter(paper, browser, email);
      await fake.pay(await agreeTo(browser, 'monthly'), '4242 4242 4242 4242', name);
      await deliver();
      await deliver();
    }
    expect(await reads()).toBe(false);
    expect(await subjects()).toEqual(['Your free trial of The Test could not begin']);
    const last = [...fake.state.things.values()].findLast((one) => one.object === 'subscription');
    expect(last).toMatchObject({ status: 'canceled' });
    expect(await (await browser.get('/subscribe')).text()).not.toContain('30 days free');
  });

  it('cancelling, resuming, changing the plan and giving another card are done at Stripe', async () => {
    await fake.pay(await agreeTo(browser, 'monthly'), '4242 4242 4242 4242', email);
    await deliver();
    await browser.post('/account/cancel');
    expect(await account()).toContain('Cancelled. Nothing more will be charged');
    await browser.post('/account/resume');
    passDays(31);
    await deliver();
    const preview = await (await browser.get('/account/plan?plan=annual')).text();
    const shown = preview.match(/name="shown" value="(\d+)"/)?.[1] ?? '';
    const due = preview.match(/\$1[78]\.\d\d/)?.[0] ?? 'nothing';
    const changed = await browser.post('/account/plan', { plan: 'annual', shown });
    expect(changed.headers.get('location')).toBe('/account?said=plan');
    const page = await account();
    expect(page).toContain('Annual access');
    expect(page).toContain(due);
    const card = (await browser.post('/account/card')).headers.get('location') ?? '';
    await fake.pay(card, '5555 5555 5555 4444', email);
    await deliver();
    expect(await account()).toContain('Mastercard ···· 4444');
    await browser.post('/account/plan', { plan: 'monthly', shown: String(paper.app.clock().getTime()) });
    expect(await account()).toContain('After that');
    expect((await subjects()).filter((one) => /plan|goes on|cancelled/.test(one))).toHaveLength(4);
  });

  it('a declined card begins nothing, and one that fails later has fourteen days', async () => {
    const page = await agreeTo(browser, 'monthly');
    expect(await fake.pay(page, '4000 0000 0000 0002', email)).toEqual({ problem: 'Your card was declined.' });
    await fake.pay(page, '4000 0000 0000 0341', email);
    await deliver();
    passDays(30.2);
    await deliver();
    expect(await account()).toContain('Your last payment failed');
    passDays(13);
    await deliver();
    expect(await reads()).toBe(true);
    passDays(1);
    await paper.runJobs('subscriptions.turn-periods');
    await deliver();
    expect(await reads()).toBe(false);
    expect(await subjects()).toEqual([
      'Your free trial of The Test has begun',
      'Your payment to The Test failed',
      'Your subscription to The Test has ended',
    ]);
  });
});

describe('when Stripe fails', () => {
  it('a checkout says so, and opens once it is back; nothing is made twice', async () => {
    fake.faults.push({ on: /POST .*sessions$/, kind: 'cut', when: 'after', times: 2 });
    const terms = (await browser.post('/subscribe', { plan: 'annual', to: '/' })).headers.get('location') ?? '';
    const refused = await browser.post(terms);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('can’t be reached just now');
    const page = (await browser.post(terms)).headers.get('location') ?? '';
    expect(page).toContain('/pay/');
    expect((await browser.post(terms)).headers.get('location')).toBe(page);
    expect(
      [...fake.state.things.values()].filter(
        (one) => one.metadata && JSON.stringify(one.metadata).includes(terms.split('/').at(-1) ?? 'x'),
      ),
    ).toHaveLength(1);
    const { rows } = await sql<{
      text: string;
    }>`select terms_text as text from subscriptions.consent where checkout_id = ${terms.split('/').at(-1)}::uuid`.execute(paper.app.db);
    expect(rows.every(({ text }) => text.includes('$19.90 is charged every year'))).toBe(true);
    expect(rows).not.toHaveLength(0);
  });

  it('a cancellation is kept and done later, also where Stripe remembers a fault of its own', async () => {
    await fake.pay(await agreeTo(browser, 'annual'), '4242 4242 4242 4242', email);
    await deliver();
    fake.faults.push({ on: /POST .*subscriptions\//, kind: 'cut', when: 'before', times: 2 });
    expect((await browser.post('/account/cancel')).headers.get('location')).toBe('/account?said=later');
    expect(await (await browser.get('/account?said=later')).text()).toContain('We have noted what you want');
    expect(await reads()).toBe(true);
    fake.faults.push({ on: /POST .*subscriptions\//, kind: '500', when: 'before', times: 1 });
    await browser.post('/account/cancel');
    expect(await account()).toContain('Cancelled. Nothing more');
    const { rows } = await sql`select from subscriptions.operation where answered_at is null`.execute(paper.app.db);
    expect(rows).toHaveLength(0);
  });

  it('reading goes on', async () => {
    await fake.pay(await agreeTo(browser, 'annual'), '4242 4242 4242 4242', email);
    await deliver();
    fake.faults.push({ on: /.*/, kind: 'cut', when: 'before', times: 99 });
    expect(await reads()).toBe(true);
    expect((await browser.get('/account')).status).toBe(200);
    expect((await browser.get('/subscribe')).status).toBe(200);
    expect((await browser.get('/account/plan?plan=monthly')).status).toBe(200);
  });
});

describe('a webhook', () => {
  it('is answered at once, kept once, and read up by a job', async () => {
    await fake.pay(await agreeTo(browser, 'annual'), '4242 4242 4242 4242', email);
    const [event] = fake.state.events.slice(-1);
    if (!event) throw new Error('no event');
    const before = fake.calls.length;
    for (const _ of [1, 2, 3]) expect((await post(paper, fake, event)).status).toBe(200);
    expect(fake.calls.length).toBe(before);
    const { rows } = await sql`select from subscriptions.event where id = ${event.id}`.execute(paper.app.db);
    expect(rows).toHaveLength(1);
    await deliver();
    expect(await reads()).toBe(true);
  });

  it('heals what a planted divergence broke, by the nightly comparison', async () => {
    await fake.pay(await agreeTo(browser, 'annual'), '4242 4242 4242 4242', email);
    await paper.runJobs('subscriptions.reconcile');
    expect(await reads()).toBe(true);
    await sql`update subscriptions.subscription set runs_until = now() - interval '1 year', cancelled_at = now(), price_minor = 1
      where provider = 'stripe'`.execute(paper.app.db);
    paper.app.kept.clear();
    expect(await reads()).toBe(false);
    await paper.runJobs('subscriptions.reconcile');
    paper.app.kept.clear();
    expect(await reads()).toBe(true);
    expect(await account()).toContain('$19.90');
  });
});
