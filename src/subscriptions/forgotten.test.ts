import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startFakeStripe } from '../../tests/fakes/stripe/server.ts';
import { enter, lettersTo } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { courier, envOf } from '../../tests/stripe.ts';
import { billingOf } from './billing-of.ts';
import { forgetCustomer } from './forget-customer.ts';
import { reconcileNow } from './index.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const paper = testPaper({ env: envOf(fake) });
type Browser = ReturnType<typeof browserOf>;
let deliver: (() => Promise<void>) | undefined;

const [visa, other] = ['4242 4242 4242 4242', '5555 5555 5555 4444'];

async function signedIn(email: string): Promise<Browser> {
  paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  return browser;
}

const charged = /<dt>Charged today<\/dt><dd><bdi>\$2\.90/;

/** Agrees to the monthly plan and pays. Answers whether a trial was shown, and how many subscriptions run at the provider. */
async function subscribe(browser: Browser, number: string, name = 'Test Person') {
  const terms = (await browser.post('/subscribe', { plan: 'monthly', to: '/' })).headers.get('location') ?? '';
  const isFree = !charged.test(await (await browser.get(terms)).text());
  await fake.pay((await browser.post(terms)).headers.get('location') ?? '', number, name);
  deliver ??= courier(paper, fake);
  await deliver();
  await deliver();
  const account = await (await browser.get('/account')).text();
  return { isFree, reads: account.includes('/account/cancel') };
}

async function erase(browser: Browser, email: string): Promise<void> {
  await browser.post('/account/erase');
  await paper.runJobs();
  const letter = lettersTo(paper, email).findLast((one) => one.text.includes('/account/erase/confirm'));
  const link = new URL(letter?.text.match(/https?:\/\/\S+erase\/confirm\S+/)?.[0] ?? '');
  expect((await browserOf(paper).post(link.pathname, Object.fromEntries(link.searchParams))).status).toBe(200);
}

async function changeAddress(browser: Browser, from: string, to: string): Promise<void> {
  await browser.post('/account/address', { email: to });
  await paper.runJobs();
  for (const email of [from, to]) {
    const letter = lettersTo(paper, email).findLast((one) => one.text.includes('/account/address/confirm'));
    const link = new URL(letter?.text.match(/https?:\/\/\S+address\/confirm\S+/)?.[0] ?? '');
    expect((await browserOf(paper).post(link.pathname, Object.fromEntries(link.searchParams))).status).toBe(200);
  }
}

const customers = () => [...fake.state.things.values()].filter((one) => one.object === 'customer');

test('whoever had a trial has no second one after being forgotten: not by either address, nor by the card', async () => {
  const first = await signedIn('eve@example.org');
  expect(await subscribe(first, visa)).toEqual({ isFree: true, reads: true });
  await changeAddress(first, 'eve@example.org', 'eve@elsewhere.example');
  await erase(await signedIn('eve@elsewhere.example'), 'eve@elsewhere.example');
  await paper.runJobs();
  for (const email of ['eve@example.org', 'Eve+again@elsewhere.example']) {
    const again = await signedIn(email);
    const terms = (await again.post('/subscribe', { plan: 'monthly', to: '/' })).headers.get('location') ?? '';
    expect(await (await again.get(terms)).text(), email).toMatch(charged);
  }
  // Under a new name with the old card: a trial is shown, and the card gives it away.
  const stranger = await signedIn('somebody@example.net');
  expect(await subscribe(stranger, visa)).toEqual({ isFree: true, reads: false });
  // A card that came later to somebody known has had its trial as well.
  const back = await signedIn('eve@example.org');
  expect(await subscribe(back, other)).toEqual({ isFree: false, reads: true });
  await erase(back, 'eve@example.org');
  await paper.runJobs();
  expect(await subscribe(await signedIn('nobody@example.net'), other)).toEqual({ isFree: true, reads: false });
  expect(await subscribe(await signedIn('new@example.net'), visa, 'Somebody Else')).toEqual({ isFree: true, reads: true });
});

test('who is forgotten here is forgotten by the provider, once it has answered what was asked about them', async () => {
  const email = 'ana@example.net';
  const browser = await signedIn(email);
  expect((await subscribe(browser, '4000 0000 0000 0341')).reads).toBe(true);
  const customer = customers().find((one) => one.email === email);
  expect(customer).toBeDefined();
  const readerId = Number((customer?.metadata as { reader?: string } | undefined)?.reader);
  // It is down: what is asked stays to be asked, and nobody is deleted under a subscription that runs.
  fake.faults.push({ on: /subscriptions/, kind: '500', when: 'before', times: 20 });
  await erase(browser, email);
  await paper.runJobs();
  const about = { provider: 'stripe', customerRef: customer?.id ?? '', readerId };
  await forgetCustomer(paper.app, billingOf(paper.app), about);
  expect(customer?.deleted).toBeUndefined();
  const running = () => [...fake.state.things.values()].find((one) => one.object === 'subscription' && one.customer === customer?.id);
  expect(running()?.status).not.toBe('canceled');

  fake.faults.length = 0;
  await sql`update subscriptions.operation set answered_at = now(), outcome = 'done' where answered_at is null`.execute(paper.app.db);
  await forgetCustomer(paper.app, billingOf(paper.app), about);
  await forgetCustomer(paper.app, billingOf(paper.app), about);
  expect(fake.state.things.get(about.customerRef)).toEqual({ id: about.customerRef, object: 'customer', deleted: true });
  expect(running()?.status).toBe('canceled');
  // What is read of them afterwards brings nothing back.
  await deliver?.();
  await reconcileNow(paper.app);
  const { rows } = await sql<{
    text: string;
  }>`select s::text as text from subscriptions.subscription s where reader_id = ${readerId}`.execute(paper.app.db);
  expect(rows[0]?.text).not.toMatch(/cus_|0341/);
});
