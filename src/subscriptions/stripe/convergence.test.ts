import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeStripe, webhookSecret } from '../../../tests/fakes/stripe/server.ts';
import type { Thing } from '../../../tests/fakes/stripe/state.ts';
import { enter } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { agreeTo, envOf, post } from '../../../tests/stripe.ts';
import { billingOf } from '../billing-of.ts';
import { readAndMirror } from '../mirror/read.ts';
import { reconcile } from '../mirror/reconcile.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const paper = testPaper({ env: { ...envOf(fake), STRIPE_WEBHOOK_SECRET: `whsec_old, ${webhookSecret}` } });

const moveTo = (at: string) => {
  paper.moveTo(at);
  fake.advance(new Date(at));
};

/** How Stripe stood at some moments of the lifetime. */
const moments: Map<string, Thing>[] = [];

/** A lifetime at Stripe of which the paper hears nothing: trial, months, cancelled and resumed, a year, a failed charge made good, a refund. */
async function lifetime(): Promise<Thing[]> {
  const browser = browserOf(paper);
  await enter(paper, browser, 'lives@example.org');
  const from = fake.state.events.length;
  await fake.pay(await agreeTo(browser, 'monthly'), '4242 4242 4242 4242', 'Lives');
  const keep = () => moments.push(structuredClone(fake.state.things));
  keep();
  const billing = billingOf(paper.app);
  const ref = String([...fake.state.things.values()].findLast((one) => one.object === 'subscription')?.id);
  await billing.act('a', ref, { do: 'cancel' });
  keep();
  await billing.act('b', ref, { do: 'resume' });
  moveTo('2027-01-25T15:00:00Z');
  const method = fake.state.things.get(String(fake.state.things.get(ref)?.default_payment_method));
  if (method) method._conduct = 'fails-later';
  keep();
  moveTo('2027-02-25T15:00:00Z');
  keep();
  if (method) method._conduct = 'pays';
  moveTo('2027-03-25T15:00:00Z');
  const [invoice] = [...fake.state.things.values()].filter((one) => one.object === 'invoice' && one.status === 'paid').slice(-1);
  keep();
  await billing.act('c', ref, { do: 'refund', payment: String(invoice?.id), minor: 90 });
  keep();
  await billing.act('d', ref, { do: 'cancel' });
  moveTo('2027-04-20T15:00:00Z');
  return fake.state.events.slice(from);
}

/** What the paper holds of subscriptions, without numbers that count readings. */
async function held(): Promise<unknown> {
  const { rows } =
    await sql`select s.runs_until, s.cancelled_at, s.late_since, s.paused_at, s.returned_at, s.ended_at, s.ended_because, s.price_minor,
      s.every, s.card_last4,
      (select jsonb_agg(jsonb_build_array(p.kind, p.starts_at, p.ends_at) order by p.starts_at) from subscriptions.period p where p.subscription_id = s.id) as periods,
      (select jsonb_agg(jsonb_build_array(e.provider_ref, e.amount_minor, e.refunded_minor, e.paid_at) order by e.provider_ref) from subscriptions.receipt e
        where e.subscription_id = s.id) as receipts
    from subscriptions.subscription s order by s.id`.execute(paper.app.db);
  return rows;
}

async function forgetAll(): Promise<void> {
  for (const table of ['letter', 'receipt', 'period', 'operation', 'trial_claim', 'subscription', 'event'])
    await sql`delete from ${sql.table(`subscriptions.${table}`)}`.execute(paper.app.db);
  await sql`update subscriptions.checkout set closed_at = null, outcome = null`.execute(paper.app.db);
}

describe('whatever order, repetition or loss of a lifetime’s messages', () => {
  it('ends in the same state, which is Stripe’s', async () => {
    const events = await lifetime();
    expect(events.length).toBeGreaterThan(25);
    await reconcile(paper.app, billingOf(paper.app));
    const truth = await held();
    expect(JSON.stringify(truth)).toContain(',90,');
    const now = fake.state.things;
    const plans = fc.array(fc.record({ at: fc.nat(events.length - 1), isTwice: fc.boolean() }), { minLength: 1, maxLength: 12 });
    const seen = fc.subarray([...moments.keys()]);
    await fc.assert(
      fc.asyncProperty(plans, seen, async (plan, seen) => {
        await forgetAll();
        // What was read while it happened, and what is heard of it afterwards, in any order, once, twice or never.
        for (const moment of seen) {
          fake.state.things = moments[moment] ?? now;
          await reconcile(paper.app, billingOf(paper.app));
        }
        fake.state.things = now;
        for (const { at, isTwice } of plan) {
          const [event] = events.slice(at, at + 1);
          for (let count = 0; event && count < (isTwice ? 2 : 1); count++) {
            const answer = await post(paper, fake, event);
            if (answer.status !== 200) throw new Error(`${answer.status}`);
          }
        }
        const { rows } = await sql<{ about: Record<string, string> }>`select about from subscriptions.event order by random()`.execute(
          paper.app.db,
        );
        await Promise.all(rows.map(({ about }) => readAndMirror(paper.app, billingOf(paper.app), about)));
        expect(await held()).toEqual(truth);
      }),
      { numRuns: 10 },
    );
    await forgetAll();
    expect(await held()).toEqual([]);
    await Promise.all([1, 2, 3].map(() => reconcile(paper.app, billingOf(paper.app))));
    expect(await held()).toEqual(truth);
  });

  it('holds while Stripe moves under the reading: an older reading never replaces a newer one', async () => {
    const billing = billingOf(paper.app);
    const ref = String([...fake.state.things.values()].findLast((one) => one.object === 'subscription')?.id);
    const subscription = fake.state.things.get(ref);
    let isFirst = true;
    const overtaken = {
      ...billing,
      async read(about: { agreement?: string }) {
        const seen = await billing.read(about);
        if (!isFirst) return seen;
        isFirst = false;
        Object.assign(subscription ?? {}, { cancel_at_period_end: false });
        await readAndMirror(paper.app, billing, { agreement: ref });
        return seen;
      },
    };
    Object.assign(subscription ?? {}, { cancel_at_period_end: true });
    await readAndMirror(paper.app, overtaken, { agreement: ref });
    expect(await held()).toMatchObject([{ cancelledAt: null }]);
  });
});

it('a subscription or a charge made by hand at Stripe stops no other from being mirrored', async () => {
  const browser = browserOf(paper);
  await enter(paper, browser, 'foreign@example.org');
  await fake.pay(await agreeTo(browser, 'annual'), '4242 4242 4242 4242', 'Foreign');
  const own = [...fake.state.things.values()].findLast((one) => one.object === 'subscription') as Thing;
  const foreign = structuredClone({ ...own, id: 'sub_foreign', metadata: {} });
  fake.state.things.set('sub_foreign', foreign);
  const invoice = [...fake.state.things.values()].findLast((one) => one.object === 'invoice') as Thing;
  const lines = { object: 'list', data: [{ amount: 500, period: { start: fake.state.now, end: fake.state.now } }] };
  fake.state.things.set('in_by_hand', { ...structuredClone(invoice), id: 'in_by_hand', lines, amount_paid: 500 });
  const { price } = (own.items as { data: { price: Thing }[] }).data[0] as { price: Thing };
  const { metadata } = price;
  price.metadata = {};
  await reconcile(paper.app, billingOf(paper.app));
  price.metadata = metadata;
  const { rows } = await sql`select e.amount_minor, s.plan_id > 0 as has_plan from subscriptions.receipt e join subscriptions.subscription s
    on s.id = e.subscription_id where s.provider_ref = ${own.id} order by e.amount_minor`.execute(paper.app.db);
  expect(rows).toEqual([
    { amountMinor: 500, hasPlan: true },
    { amountMinor: 1990, hasPlan: true },
  ]);
  expect((await sql`select from subscriptions.subscription where provider_ref = 'sub_foreign'`.execute(paper.app.db)).rows).toHaveLength(0);
});

describe('a message', () => {
  beforeAll(() => paper.runJobs());
  const count = async () => (await sql`select from subscriptions.event`.execute(paper.app.db)).rows.length;
  const body = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'customer.subscription.updated',
    data: { object: { object: 'subscription', id: 'sub_1' } },
  });
  const now = () => Math.floor(paper.app.clock().getTime() / 1000);

  it.each([
    ['no signature', () => ''],
    ['nonsense for one', () => 't=1,v1=zz'],
    ['another secret', () => fake.sign(body, { at: now(), secret: 'whsec_other' })],
    ['a body that was changed', () => fake.sign(body.replace('sub_1', 'sub_2'), { at: now() })],
    ['an old one, sent again', () => fake.sign(body, { at: now() - 301 })],
    ['an old scheme only', () => fake.sign(body, { at: now() }).replace('v1=', 'v0=')],
  ])('with %s is refused, and changes nothing', async (_, signature) => {
    const before = await count();
    const calls = fake.calls.length;
    const answer = await post(paper, fake, body, signature());
    expect(answer.status).toBe(400);
    await paper.runJobs();
    expect(await count()).toBe(before);
    expect(fake.calls.length).toBe(calls);
  });

  it('is taken to the last second, under either secret of a rotation, and from no browser', async () => {
    const before = await count();
    expect(
      (await post(paper, fake, body.replace('forged', 'young'), fake.sign(body.replace('forged', 'young'), { at: now() - 299 }))).status,
    ).toBe(200);
    const rotated = body.replace('forged', 'rotated');
    expect((await post(paper, fake, rotated, fake.sign(rotated, { at: now(), secret: 'whsec_old' }))).status).toBe(200);
    expect(await count()).toBe(before + 2);
    const asking = {
      method: 'POST',
      body: rotated,
      headers: { 'sec-fetch-site': 'cross-site', 'stripe-signature': fake.sign(rotated, { at: now() }) },
    };
    expect((await paper.web.request('/webhooks/stripe', asking)).status).toBe(403);
    expect((await paper.web.request('/webhooks/stripe')).status).toBe(405);
  });

  it('that is no event, or too long, is refused', async () => {
    for (const text of ['', '{', '[]', '"x"', 'null', '{"id":1}', '\u0000']) {
      expect((await post(paper, fake, text)).status, text).toBe(400);
    }
    expect((await post(paper, fake, `"${'x'.repeat(1_000_001)}"`)).status).toBe(413);
  });
});
