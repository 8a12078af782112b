import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { lettersTo } from '../../tests/mailbox.ts';
import { testPaper } from '../../tests/paper.ts';
import type { Act, Billing } from './billing.ts';
import { billingOf } from './billing-of.ts';
import { agree } from './checkout/agree.ts';
import { openCheckout } from './checkout/open.ts';
import { entitlementOf } from './entitlement.ts';
import { cancel } from './life/cancel.ts';
import { changePlan, previewPlan } from './life/change-plan.ts';
import { pause } from './life/pause.ts';
import { perform } from './life/perform.ts';
import { resume } from './life/resume.ts';
import { turn } from './life/turn.ts';
import { replaceCard, sandboxBilling } from './sandbox/billing.ts';
import { presentCard } from './sandbox/cards.ts';
import { completeInSandbox } from './sandbox/complete.ts';
import { findRunning } from './store/subscriptions.ts';
import { subscriptionOf } from './subscription-of.ts';

const paper = testPaper();
const good = '4242 4242 4242 4242';
const failsLater = '4000 0000 0000 0341';
const disputes = '4000 0000 0000 0259';
const shared = '5555 5555 5555 4444';

let count = 0;
let [email, readerId] = ['', 0];
let billing: Billing;

async function addReader(language = 'en'): Promise<{ email: string; id: number }> {
  const address = `course-${++count}@example.org`;
  const row = { email: address, emailKey: address, language, joinedAt: paper.app.clock() };
  const { id } = await paper.app.db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow();
  return { email: address, id };
}

beforeEach(async () => {
  paper.moveTo('2026-11-24T15:00:00Z');
  for (const table of ['letter', 'receipt', 'period', 'operation', 'trial_claim', 'subscription', 'sandbox'])
    await sql`delete from ${sql.table(`subscriptions.${table}`)}`.execute(paper.app.db);
  ({ email, id: readerId } = await addReader());
  billing = sandboxBilling(paper.app);
});

const now = () => paper.app.clock();
function cardOf(number: string) {
  const outcome = presentCard({ number, expiry: '12/30', cvc: '123', name: 'Test Person' }, now());
  if (!outcome.ok) throw new Error(outcome.problems.join());
  return outcome.card;
}
async function checkoutOf(plan: 'monthly' | 'annual', who = { id: readerId, email }) {
  const opened = await openCheckout(paper.app.db, paper.app.keys, who.id, plan, '/', now());
  if (!opened.ok) throw new Error(opened.reason);
  const given = { reader: who, language: 'en', terms: { version: '1', text: 'terms' }, name: 'x', back: 'b', away: 'a' };
  await agree(paper.app, billing, opened.checkoutId, given);
  return opened.checkoutId;
}
const begin = async (plan: 'monthly' | 'annual' = 'monthly', number = good, who = { id: readerId, email }) =>
  completeInSandbox(paper.app, await checkoutOf(plan, who), who.id, cardOf(number));
const turned = () => turn(paper.app, billing);
const view = () => subscriptionOf(paper.app.db, readerId, now());
const subjects = async () => {
  await paper.runJobs();
  return lettersTo(paper, email).map((letter) => letter.subject);
};
const mayRead = async () => {
  paper.app.kept.clear();
  return (await entitlementOf(paper.app, readerId)) !== undefined;
};
const act = async (what: Act) => {
  const running = await findRunning(paper.app.db, readerId);
  return perform(paper.app, billing, running?.id ?? 0, what, 'reader');
};

describe('a trial', () => {
  it('turns into paid months, each charged once, with one receipt and one letter', async () => {
    await begin();
    expect(await mayRead()).toBe(true);
    expect(await view()).toMatchObject({ state: 'running', kind: 'trial', nextCharge: { at: new Date('2026-12-24T15:00:00Z') } });
    paper.moveTo('2026-12-24T14:59:59Z');
    expect(await turned()).toEqual({ moved: 0, ended: 0, overdue: 0 });
    for (const [month, until] of [
      ['2026-12-24', '2027-01-24'],
      ['2027-01-24', '2027-02-24'],
      ['2027-02-24', '2027-03-24'],
    ] as const) {
      paper.moveTo(`${month}T15:07:00Z`);
      expect((await Promise.all(Array.from({ length: 5 }, turned))).map((one) => one.moved).sort()).toEqual([0, 0, 0, 0, 1]);
      expect(await view()).toMatchObject({ kind: 'paid', periodEndsAt: new Date(`${until}T15:00:00Z`) });
      expect(await mayRead()).toBe(true);
    }
    expect((await view())?.receipts.map((receipt) => receipt.amount.minor)).toEqual([290, 290, 290]);
    expect(await subjects()).toEqual([
      'Your free trial of The Test has begun',
      ...Array(3).fill(expect.stringMatching(/^Receipt R-\d{7} from The Test$/)),
    ]);
    const texts = lettersTo(paper, email).map((letter) => letter.text);
    expect(texts[1]).toContain('Your free trial is over');
    expect(texts[2]).toContain('We have received your payment');
  });

  it('is had once in a lifetime: by one reader, and with one card', async () => {
    expect(await begin('monthly', shared)).toMatchObject({ ok: true });
    const other = await addReader();
    const checkout = await checkoutOf('monthly', other);
    expect(await completeInSandbox(paper.app, checkout, other.id, cardOf(shared))).toEqual({ ok: false, reason: 'trial-used' });
    expect(await completeInSandbox(paper.app, await checkoutOf('monthly', other), other.id, cardOf(good))).toMatchObject({ ok: true });
    await cancel(paper.app, billing, readerId);
    paper.moveTo('2026-12-24T15:00:00Z');
    await begin('monthly');
    expect(await view()).toMatchObject({ kind: 'paid', periodEndsAt: new Date('2027-01-24T15:00:00Z') });
    expect(await subjects()).toContain('Your subscription to The Test has ended');
  });

  it('of one reader begins once, however many checkouts are completed at once', async () => {
    const checkouts = await Promise.all(Array.from({ length: 12 }, (_, at) => checkoutOf(at % 2 ? 'monthly' : 'annual')));
    const outcomes = await Promise.all(checkouts.map((one) => completeInSandbox(paper.app, one, readerId, cardOf(good))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    const { rows } = await sql`select from subscriptions.sandbox`.execute(paper.app.db);
    expect(rows).toHaveLength(1);
  });
});

describe('cancelling', () => {
  it('keeps access to the end of the trial, charges nothing, and says so once', async () => {
    await begin();
    const outcomes = await Promise.all([1, 2, 3].map(() => cancel(paper.app, billing, readerId)));
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, until: new Date('2026-12-24T15:00:00Z'), answer: 'done' });
    expect(await view()).toMatchObject({ state: 'cancelled', nextCharge: undefined });
    paper.moveTo('2026-12-24T14:59:59Z');
    expect(await mayRead()).toBe(true);
    paper.moveTo('2026-12-24T15:00:00Z');
    expect(await mayRead()).toBe(false);
    await turned();
    await turned();
    expect(await view()).toMatchObject({ state: 'ended', endedBecause: 'cancelled', receipts: [] });
    expect((await subjects()).slice(1)).toEqual([
      'You have cancelled your subscription to The Test',
      'Your subscription to The Test has ended',
    ]);
  });

  it('can be taken back until then, and not afterwards', async () => {
    expect(await cancel(paper.app, billing, readerId)).toEqual({ ok: false, reason: 'not-subscribed' });
    await begin();
    await cancel(paper.app, billing, readerId);
    paper.moveTo('2026-12-20T00:00:00Z');
    for (const _ of [1, 2]) expect(await resume(paper.app, billing, readerId)).toMatchObject({ ok: true, answer: 'done' });
    paper.passDays(31);
    await turned();
    expect(await mayRead()).toBe(true);
    await cancel(paper.app, billing, readerId);
    paper.moveTo('2027-01-24T15:00:00Z');
    expect(await resume(paper.app, billing, readerId)).toEqual({ ok: false, reason: 'run-out' });
    await turned();
    expect(await resume(paper.app, billing, readerId)).toEqual({ ok: false, reason: 'not-subscribed' });
    expect((await subjects()).filter((one) => one.includes('goes on'))).toHaveLength(1);
  });
});

describe('a charge', () => {
  it('that fails leaves fourteen days to give another card, with a letter, and then ends it', async () => {
    await begin('monthly', failsLater);
    paper.moveTo('2026-12-24T15:00:00Z');
    await turned();
    expect(await view()).toMatchObject({ state: 'late', receipts: [], readsUntil: new Date('2027-01-07T15:00:00Z') });
    paper.moveTo('2027-01-07T14:59:59Z');
    await turned();
    expect(await mayRead()).toBe(true);
    paper.moveTo('2027-01-07T15:00:00Z');
    expect(await mayRead()).toBe(false);
    await turned();
    expect(await view()).toMatchObject({ state: 'ended', endedBecause: 'unpaid' });
    expect((await subjects()).slice(1)).toEqual(['Your payment to The Test failed', 'Your subscription to The Test has ended']);
    expect(lettersTo(paper, email)[1]?.text).toMatch(/Amount: \$2\.90\nCard: Visa •••• 0341\nYou read until: Jan\. 7, 2027/);
  });

  it('that failed is made up for by another card, without a gap', async () => {
    await begin('monthly', failsLater);
    paper.moveTo('2026-12-24T15:00:00Z');
    await turned();
    paper.passDays(5);
    await replaceCard(paper.app, (await findRunning(paper.app.db, readerId))?.providerRef ?? '', cardOf(good));
    await paper.runJobs('subscriptions.reconcile');
    expect(await view()).toMatchObject({ state: 'running', periodEndsAt: new Date('2027-01-24T15:00:00Z'), receipts: [{}] });
  });

  it('falls on the same day of the month for years', async () => {
    paper.moveTo('2027-01-01T15:00:00Z');
    await begin();
    const ends: string[] = [];
    for (let month = 0; month < 14; month++) {
      const until = (await view())?.periodEndsAt ?? now();
      ends.push(until.toISOString().slice(0, 10));
      paper.moveTo(new Date(until.getTime() + 5 * 60_000));
      await turned();
    }
    expect(ends.slice(0, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(ends.at(-1)).toBe('2028-02-29');
    const { rows } = await sql<{ gaps: number }>`select count(*) filter (where starts_at <> before) as gaps
      from (select starts_at, lag(ends_at) over (order by starts_at) as before from subscriptions.period where reader_id = ${readerId}) p`.execute(
      paper.app.db,
    );
    expect(rows[0]).toEqual({ gaps: 0 });
  });

  it('that is disputed takes the access away and is followed by none', async () => {
    await begin('annual', disputes);
    paper.passDays(8);
    await turned();
    expect(await mayRead()).toBe(false);
    await paper.runJobs();
    expect(await view()).toMatchObject({ state: 'ended', endedBecause: 'disputed' });
  });

  it('that goes back takes the time it paid for with it', async () => {
    await begin('annual');
    const [receipt] = (await view())?.receipts ?? [];
    expect(await act({ do: 'refund', payment: receipt?.ref ?? '', minor: 500 })).toBe('done');
    expect(await mayRead()).toBe(true);
    expect(await act({ do: 'refund', payment: receipt?.ref ?? '', minor: 1990 })).toBe('refused');
    expect(await act({ do: 'refund', payment: receipt?.ref ?? '', minor: 1490 })).toBe('done');
    expect(await mayRead()).toBe(false);
    expect(await view()).toMatchObject({ receipts: [{ refundedMinor: 1990 }] });
    expect((await subjects()).filter((one) => one.includes('on its way back'))).toHaveLength(2);
  });
});

describe('a subscription', () => {
  it('is paused for months and comes back by itself', async () => {
    await begin();
    paper.moveTo('2026-12-24T15:01:00Z');
    await turned();
    expect(await pause(paper.app, billing, readerId, 4)).toEqual({ ok: false, reason: 'months' });
    expect(await pause(paper.app, billing, readerId, 2)).toMatchObject({ ok: true, until: new Date('2027-03-24T14:00:00Z') });
    for (const [at, reads] of [
      ['2027-01-24T14:00:00Z', true],
      ['2027-01-24T15:01:00Z', false],
      ['2027-03-24T15:01:00Z', true],
    ] as const) {
      paper.moveTo(at);
      await turned();
      expect(await mayRead(), at).toBe(reads);
    }
    expect((await view())?.receipts).toHaveLength(2);
    expect((await subjects()).filter((one) => /paused|is back/.test(one))).toHaveLength(2);
  });

  it('changes from month to year at once, for the price less what is left, and back at the period’s end', async () => {
    await begin();
    paper.moveTo('2026-12-24T15:01:00Z');
    await turned();
    paper.moveTo('2027-01-09T03:00:00Z');
    const preview = await previewPlan(paper.app, billing, readerId, 'annual');
    expect(preview).toMatchObject({ ok: true, preview: { dueNow: { minor: 1845 }, nextAt: new Date('2028-01-09T03:00:00Z') } });
    expect(await changePlan(paper.app, billing, readerId, 'annual', now())).toEqual({ ok: true, answer: 'done' });
    expect(await view()).toMatchObject({ every: 'year', price: { minor: 1990 }, receipts: [{ amount: { minor: 1845 } }, {}] });
    expect(await changePlan(paper.app, billing, readerId, 'annual', now())).toEqual({ ok: false, reason: 'same-plan' });
    await changePlan(paper.app, billing, readerId, 'monthly', now());
    expect(await view()).toMatchObject({ every: 'year', next: { every: 'month', price: { minor: 290 } } });
    paper.moveTo('2028-01-09T03:01:00Z');
    await turned();
    expect(await view()).toMatchObject({ every: 'month', periodEndsAt: new Date('2028-02-09T03:00:00Z'), next: undefined });
    expect((await subjects()).filter((one) => one.includes('plan'))).toHaveLength(2);
  });
});

it('the sandbox is the provider where no keys are set', () => {
  expect(billingOf(paper.app).provider).toBe('sandbox');
});

it('moves in hundreds, in batches', async () => {
  await begin();
  const { rows } = await sql<{ agreement: unknown }>`select agreement from subscriptions.sandbox`.execute(paper.app.db);
  await sql`with r as (insert into readers.reader (email, email_key, language, joined_at)
      select 'many-' || n || '@example.org', 'many-' || n || '@example.org', 'en', ${now()} from generate_series(1, 600) n returning id),
    s as (insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, provider_ref, card_ref, card_brand,
        card_last4, started_at, anchored_at, runs_until)
      select id, 1, 290, 'USD', 'month', 'sandbox', 'many-' || id, 'x', 'Visa', '4242', ${now()}, ${now()}, '2026-12-24T15:00:00Z' from r
      returning provider_ref)
    insert into subscriptions.sandbox (ref, agreement, due_at)
      select provider_ref, jsonb_set(${JSON.stringify(rows[0]?.agreement)}::jsonb, '{agreement,ref}', to_jsonb(provider_ref)), '2026-12-24T15:00:00Z'
      from s`.execute(paper.app.db);
  paper.moveTo('2026-12-24T15:01:00Z');
  expect(await turned()).toMatchObject({ moved: 601 });
  expect(await turned()).toMatchObject({ moved: 0 });
  const counts = await sql<{ receipts: number; letters: number }>`select (select count(*) from subscriptions.receipt) as receipts,
    (select count(*) from subscriptions.letter where kind = 'receipt') as letters`.execute(paper.app.db);
  expect(counts.rows[0]).toEqual({ receipts: 601, letters: 601 });
});
