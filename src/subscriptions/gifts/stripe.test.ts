import { afterAll, expect, test } from 'vitest';
import { startFakeStripe } from '../../../tests/fakes/stripe/server.ts';
import { chooseGift, linkOf } from '../../../tests/journeys/give.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { courier, envOf } from '../../../tests/stripe.ts';
import { reconcileNow } from '../jobs.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const paper = testPaper({ env: envOf(fake) });
const deliver = () => courier(paper, fake)();

let count = 0;
async function person(name: string) {
  const [browser, email] = [browserOf(paper), `${name}-${++count}@example.org`];
  await enter(paper, browser, email);
  return { browser, email };
}

const reads = async (who: ReturnType<typeof browserOf>) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');
const charges = () => [...fake.state.things.values()].filter((one) => one.object === 'charge');
const thanks = (email: string) => lettersTo(paper, email).filter(({ subject }) => subject.startsWith('Your gift of'));
const card = '4242 4242 4242 4242';

test('a gift is there once Stripe says it is paid, however often and in whatever order it does', async () => {
  const giver = await person('giver');
  const { id, page } = await chooseGift(giver.browser, { months: '12' });
  expect(page).toMatch(new RegExp(`^${fake.url}/pay/cs_test_`));
  // Agreed to again it is the same page, and neither its address nor its asking makes a gift.
  const again = await giver.browser.post(`/subscribe/gift/${id}`);
  expect(again.headers.get('location')).toBe(page);
  const waiting = await giver.browser.get(`/subscribe/gift/done?gift=${id}`);
  expect(waiting.headers.get('refresh')).toBe('3');
  await giver.browser.post('/subscribe/gift/done', { gift: id });
  expect(await linkOf(giver.browser, id)).toBe('');
  const { to = '' } = await fake.pay(page, card, giver.email);
  expect(to).toContain(`/subscribe/gift/done?gift=${id}`);
  expect(await linkOf(giver.browser, id)).toBe('');
  for (const _ of [1, 2]) await deliver();
  expect(await (await giver.browser.get(to)).text()).toContain('Thank you for your gift');
  expect(thanks(giver.email)).toHaveLength(1);
  expect(charges().at(-1)).toMatchObject({ amount: 1990 });
  expect((await person('other')).browser.jar.size).toBe(1);
  expect(await reads(giver.browser)).toBe(false);

  // Refunded at Stripe, what was redeemed ends, even when no message says so.
  const taker = await person('taker');
  const link = await linkOf(giver.browser, id);
  await taker.browser.post(link);
  await paper.settled();
  expect(await reads(taker.browser)).toBe(true);
  const intent = charges().at(-1)?.payment_intent;
  await fetch(`${fake.url}/v1/refunds`, {
    method: 'POST',
    body: new URLSearchParams({ payment_intent: String(intent) }),
    headers: { authorization: 'Bearer sk_test_fake' },
  });
  await reconcileNow(paper.app);
  await paper.runJobs();
  expect(await reads(taker.browser)).toBe(false);
  expect(lettersTo(paper, giver.email).at(-1)?.text).toContain('$19.90');
});

test('a lost message is healed by the button and by the night', async () => {
  for (const heal of ['button', 'night'] as const) {
    const giver = await person('giver');
    const { id, page } = await chooseGift(giver.browser);
    await fake.pay(page, card, giver.email);
    if (heal === 'button') await giver.browser.post('/subscribe/gift/done', { gift: id });
    else await reconcileNow(paper.app);
    await paper.runJobs();
    expect(await linkOf(giver.browser, id)).not.toBe('');
    expect(thanks(giver.email)).toHaveLength(1);
  }
});

test('a dispute voids a gift, and winning it brings it back', async () => {
  const giver = await person('giver');
  const { id, page } = await chooseGift(giver.browser);
  await fake.pay(page, '4000 0000 0000 0259', giver.email);
  await deliver();
  const link = await linkOf(giver.browser, id);
  const taker = await person('taker');
  await taker.browser.post(link);
  const later = new Date(paper.app.clock().getTime() + 8 * 86_400_000);
  paper.moveTo(later);
  fake.advance(later);
  await deliver();
  expect(await reads(taker.browser)).toBe(false);
  const dispute = [...fake.state.things.values()].findLast((one) => one.object === 'dispute');
  Object.assign(dispute ?? {}, { status: 'won' });
  await reconcileNow(paper.app);
  await paper.settled();
  expect(await reads(taker.browser)).toBe(true);
});

test('money goes back once, through a Stripe that fails, and the gift is dead before it does', async () => {
  const giver = await person('giver');
  const { id, page } = await chooseGift(giver.browser);
  await fake.pay(page, card, giver.email);
  await deliver();
  const link = await linkOf(giver.browser, id);
  fake.faults.push({ on: /POST \/v1\/refunds/, kind: '500', when: 'after', times: 1 });
  await giver.browser.post('/account/given', { gift: id, act: 'withdraw' });
  expect((await (await person('taker')).browser.post(link)).status).toBe(410);
  for (const _ of [1, 2, 3]) await deliver();
  expect(
    [...fake.state.things.values()].filter((one) => one.object === 'refund' && one.payment_intent === charges().at(-1)?.payment_intent),
  ).toHaveLength(1);
  expect(await (await giver.browser.get('/account/given')).text()).toContain('Void since');
});

test('what pays too little, or for nothing of ours, gives nothing', async () => {
  const giver = await person('giver');
  const { id, page } = await chooseGift(giver.browser, { months: '12' });
  const session = fake.state.things.get(page.split('/').at(-1) ?? '');
  const asked = session?._asked as { line_items: { price_data: Record<string, string> }[] };
  Object.assign(asked.line_items[0]?.price_data ?? {}, { unit_amount: '100' });
  await fake.pay(page, card, giver.email);
  await deliver();
  expect(await linkOf(giver.browser, id)).toBe('');
});
