import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { changeSettings } from '#settings';
import { startFakeStripe } from '../../../tests/fakes/stripe/server.ts';
import { type TestPaper, testPaper } from '../../../tests/paper.ts';
import { courier, envOf } from '../../../tests/stripe.ts';
import type { Billing } from '../billing.ts';
import { billingOf } from '../billing-of.ts';
import { agree } from '../checkout/agree.ts';
import { openCheckout } from '../checkout/open.ts';
import { changePlan } from '../life/change-plan.ts';
import { pause } from '../life/pause.ts';
import { turn } from '../life/turn.ts';
import { presentCard } from '../sandbox/cards.ts';
import { completeInSandbox } from '../sandbox/complete.ts';
import { oweNotices } from '../store/notices.ts';
import { stay } from './stay.ts';

const begins = new Date('2026-11-24T15:00:00Z');
const good = '4242 4242 4242 4242';
const fake = await startFakeStripe(begins);
afterAll(() => fake.stop());

const offers = [
  { code: 'HALF-ONCE', kind: 'percent', percent: 50, periods: 1 },
  { code: 'THIRD-THRICE', kind: 'percent', percent: 33, periods: 3 },
  { code: 'DOLLAR-EVER', kind: 'amount', minor: 100, currency: 'USD' },
  { code: 'FREE-TWICE', kind: 'percent', percent: 100, periods: 2 },
  { code: 'LONG', kind: 'trial', trialDays: 60 },
  { code: 'STAY', kind: 'percent', percent: 30, periods: 2, newOnly: false },
];

type Bank = {
  paper: TestPaper;
  billing: Billing;
  pass: (to: Date) => Promise<void>;
  pay: (checkoutId: string, page: string, id: number) => Promise<void>;
};
type Life = { plan: string; code: string; act?: [day: number, act: (bank: Bank, id: number) => Promise<unknown>]; charges: string };

/** Charges in cents by day. A trial is of thirty days; what is left of a lowered period is worth what was paid for it. */
const lives: Life[] = [
  { plan: 'annual', code: 'HALF-ONCE', charges: '2026-11-24 995, 2027-11-24 1990' },
  { plan: 'monthly', code: 'HALF-ONCE', charges: '2026-12-24 145, 2027-01-24 290, 2027-02-24 290' },
  { plan: 'monthly', code: 'THIRD-THRICE', charges: '2026-12-24 194, 2027-01-24 194, 2027-02-24 194, 2027-03-24 290' },
  { plan: 'monthly', code: 'DOLLAR-EVER', charges: '2026-12-24 190, 2027-01-24 190, 2027-02-24 190, 2027-03-24 190' },
  { plan: 'monthly', code: 'FREE-TWICE', charges: '2027-02-24 290, 2027-03-24 290' },
  { plan: 'monthly', code: 'LONG', charges: '2027-01-23 290, 2027-02-23 290' },
  {
    plan: 'monthly',
    code: 'THIRD-THRICE',
    act: [40, (b, id) => pause(b.paper.app, b.billing, id, 2)],
    charges: '2026-12-24 194, 2027-03-24 194, 2027-04-24 194, 2027-05-24 290',
  },
  {
    plan: 'monthly',
    code: 'THIRD-THRICE',
    act: [45, (b, id) => changePlan(b.paper.app, b.billing, id, 'annual', b.paper.app.clock())],
    charges: '2026-12-24 194, 2027-01-08 1890, 2028-01-08 1990',
  },
  {
    plan: 'monthly',
    code: '',
    act: [40, (b, id) => stay(b.paper.app, b.billing, id)],
    charges: '2026-12-24 290, 2027-01-24 203, 2027-02-24 203, 2027-03-24 290',
  },
  {
    plan: 'annual',
    code: 'HALF-ONCE',
    act: [90, (b, id) => changePlan(b.paper.app, b.billing, id, 'monthly', b.paper.app.clock())],
    charges: '2026-11-24 995, 2027-11-24 290',
  },
];

async function addReader(paper: TestPaper, email: string): Promise<number> {
  const row = { email, emailKey: email, language: 'en', joinedAt: begins };
  return (await paper.app.db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function begin(bank: Bank, id: number, email: string, plan: string, code: string) {
  const { app } = bank.paper;
  const opened = await openCheckout(app.db, app.keys, id, plan, '/', app.clock(), { code });
  if (!opened.ok) return opened;
  const terms = { version: '1', text: 'x' };
  const given = { reader: { id, email }, language: 'en', terms, name: plan, note: 'Less at first.', back: 'http://b/', away: 'http://a/' };
  const agreed = await agree(app, bank.billing, opened.checkoutId, given);
  if (agreed.ok) await bank.pay(opened.checkoutId, agreed.page, id);
  return agreed;
}

async function live(bank: Bank): Promise<string[]> {
  const { db } = bank.paper.app;
  await changeSettings(bank.paper.press, 'leaving', { offer: 'STAY' }, begins);
  for (const offer of offers)
    await db
      .insertInto('subscriptions.offer')
      .values({ ...offer, startsAt: begins, madeAt: begins })
      .execute();
  const ids: number[] = [];
  for (const [at, { plan, code }] of lives.entries()) {
    const id = await addReader(bank.paper, `life-${at}@example.org`);
    ids.push(id);
    expect(await begin(bank, id, `life-${at}@example.org`, plan, code.toLowerCase())).toMatchObject({ ok: true });
  }
  const acts = lives.flatMap(({ act }) => (act ? [act[0]] : []));
  const named = lives
    .flatMap(({ charges }) => charges.match(/\d{4}-\d\d-\d\d/g) ?? [])
    .map((day) => Math.round((Date.parse(day) - Date.parse('2026-11-24')) / 86_400_000));
  for (const day of [...new Set([...acts, ...named, ...named.map((one) => one + 1)])].toSorted((a, b) => a - b)) {
    const now = new Date(begins.getTime() + day * 86_400_000 + 7_200_000);
    await bank.pass(now);
    for (const [at, { act }] of lives.entries()) if (act?.[0] === day) await act[1](bank, ids[at] ?? 0);
    await turn(bank.paper.app, bank.billing);
    await bank.pass(now);
    await oweNotices(db, now);
  }
  const { rows } = await sql<{
    id: number;
    text: string;
  }>`select s.reader_id as id, string_agg(to_char(e.paid_at, 'YYYY-MM-DD') || ' ' || e.amount_minor, ', ' order by e.paid_at) as text
    from subscriptions.receipt e join subscriptions.subscription s on s.id = e.subscription_id group by 1`.execute(db);
  return ids.map((id) => rows.find((row) => row.id === id)?.text ?? '');
}

const sandboxPaper = testPaper();
const stripePaper = testPaper({ env: envOf(fake) });

function sandboxBank(): Bank {
  const paper = sandboxPaper;
  const billing = billingOf(paper.app);
  const card = presentCard({ number: good, expiry: '12/31', cvc: '123', name: 'Test Person' }, paper.app.clock());
  if (!card.ok) throw new Error('no card');
  return {
    paper,
    billing,
    async pay(checkoutId, _page, id) {
      await completeInSandbox(paper.app, checkoutId, id, card.card);
    },
    async pass(to) {
      paper.moveTo(to);
      await turn(paper.app, billing);
      const { rows } = await sql`select from subscriptions.operation where answered_at is null`.execute(paper.app.db);
      if (rows.length > 0) await paper.runJobs();
    },
  };
}

function stripeBank(): Bank {
  const paper = stripePaper;
  const deliver = courier(paper, fake);
  let heard = 0;
  const hear = async () => {
    for (; fake.state.events.length !== heard; heard = fake.state.events.length) await deliver();
  };
  return {
    paper,
    billing: billingOf(paper.app),
    async pay(_checkoutId, page, id) {
      await fake.pay(page, good, `Reader ${id}`);
      await hear();
    },
    async pass(to) {
      paper.moveTo(to);
      fake.advance(to);
      await hear();
    },
  };
}

describe('what an offer lowers', () => {
  const promised = lives.map(({ charges }) => charges);
  const asFarAs = (found: string[]) => found.map((text, at) => text.slice(0, promised[at]?.length));

  it('is charged by the sandbox as promised', { timeout: 120_000 }, async () => {
    expect(asFarAs(await live(sandboxBank()))).toEqual(promised);
  });

  it('is charged by Stripe the same', { timeout: 120_000 }, async () => {
    expect(asFarAs(await live(stripeBank()))).toEqual(promised);
  });
});
