import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { startFakeStripe } from '../../tests/fakes/stripe/server.ts';
import { type TestPaper, testPaper } from '../../tests/paper.ts';
import { courier, envOf } from '../../tests/stripe.ts';
import type { Billing } from './billing.ts';
import { billingOf } from './billing-of.ts';
import { agree } from './checkout/agree.ts';
import { openCheckout } from './checkout/open.ts';
import { cancel } from './life/cancel.ts';
import { changePlan } from './life/change-plan.ts';
import { pause } from './life/pause.ts';
import { resume } from './life/resume.ts';
import { turn } from './life/turn.ts';
import { withdraw } from './life/withdraw.ts';
import { type Course, isEntitled } from './rules.ts';
import { replaceCard } from './sandbox/billing.ts';
import { presentCard } from './sandbox/cards.ts';
import { completeInSandbox } from './sandbox/complete.ts';
import { oweNotices } from './store/notices.ts';
import { findRunning } from './store/subscriptions.ts';

const begins = new Date('2026-11-24T15:00:00Z');
const days = 457;
const good = '4242 4242 4242 4242';
const failsLater = '4000 0000 0000 0341';
const disputed = '4000 0000 0000 0259';

const fake = await startFakeStripe(begins);
afterAll(() => fake.stop());

/** Everything the readers do with a provider, which the two do in their own ways. */
type Bank = {
  paper: TestPaper;
  billing: Billing;
  begin: (readerId: number, email: string, plan: string, number: string) => Promise<void>;
  newCard: (readerId: number, email: string) => Promise<void>;
  pass: (to: Date) => Promise<void>;
};
type Reader = {
  name: string;
  plan: 'monthly' | 'annual';
  card: string;
  acts: Record<number, (bank: Bank, id: number) => Promise<unknown>>;
};

const readers: Reader[] = [
  { name: 'stays', plan: 'monthly', card: good, acts: {} },
  { name: 'leaves in the trial', plan: 'monthly', card: good, acts: { 10: (b, id) => cancel(b.paper.app, b.billing, id) } },
  {
    name: 'thinks again',
    plan: 'monthly',
    card: good,
    acts: { 10: (b, id) => cancel(b.paper.app, b.billing, id), 20: (b, id) => resume(b.paper.app, b.billing, id) },
  },
  { name: 'leaves after three months', plan: 'monthly', card: good, acts: { 100: (b, id) => cancel(b.paper.app, b.billing, id) } },
  { name: 'takes a year', plan: 'annual', card: good, acts: {} },
  { name: 'leaves in the year', plan: 'annual', card: good, acts: { 180: (b, id) => cancel(b.paper.app, b.billing, id) } },
  { name: 'never pays', plan: 'monthly', card: failsLater, acts: {} },
  { name: 'gives another card', plan: 'monthly', card: failsLater, acts: { 35: (b, id) => b.newCard(id, 'gives another card') } },
  {
    name: 'changes to a year',
    plan: 'monthly',
    card: good,
    acts: { 75: (b, id) => changePlan(b.paper.app, b.billing, id, 'annual', b.paper.app.clock()) },
  },
  {
    name: 'changes to a month',
    plan: 'annual',
    card: good,
    acts: { 90: (b, id) => changePlan(b.paper.app, b.billing, id, 'monthly', b.paper.app.clock()) },
  },
  { name: 'pauses', plan: 'monthly', card: good, acts: { 70: (b, id) => pause(b.paper.app, b.billing, id, 2) } },
  {
    name: 'withdraws',
    plan: 'annual',
    card: good,
    acts: { 5: (b, id) => withdraw(b.paper.app, b.billing, id) },
  },
  { name: 'disputes', plan: 'annual', card: disputed, acts: {} },
];

const addressOf = (name: string) => `${name.replaceAll(' ', '-')}@example.org`;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function addReader(paper: TestPaper, name: string): Promise<number> {
  const row = { email: addressOf(name), emailKey: addressOf(name), language: 'en', joinedAt: begins };
  return (await paper.app.db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function pageOf({ paper, billing }: Pick<Bank, 'paper' | 'billing'>, id: number, email: string, plan: string) {
  const { app } = paper;
  const opened = await openCheckout(app.db, app.keys, id, plan, '/', app.clock());
  if (!opened.ok) throw new Error(opened.reason);
  const given = {
    reader: { id, email },
    language: 'en',
    terms: { version: '1', text: 'x' },
    name: plan,
    back: 'http://b/',
    away: 'http://a/',
  };
  const agreed = await agree(app, billing, opened.checkoutId, given);
  return { checkoutId: opened.checkoutId, page: agreed.ok ? agreed.page : '' };
}

/** What fifteen months were for each reader: letters and charges by day, and the days on which they could read. */
async function live(bank: Bank): Promise<string[]> {
  const { paper, billing } = bank;
  const { db } = paper.app;
  const ids = new Map<string, number>();
  const reads = new Map<string, string[]>();
  for (const { name, plan, card } of readers) {
    const id = await addReader(paper, name);
    ids.set(name, id);
    await bank.begin(id, addressOf(name), plan, card);
  }
  for (const day of daysToVisit()) {
    // Two hours after the hour at which all of them began: what is due that day has happened.
    const now = new Date(begins.getTime() + day * 86_400_000 + 7_200_000);
    await bank.pass(now);
    for (const { name, acts } of readers) await acts[day]?.(bank, ids.get(name) ?? 0);
    await turn(paper.app, billing);
    await bank.pass(now);
    await oweNotices(db, now);
    const courses = await db
      .selectFrom('subscriptions.subscription')
      .select(['readerId', 'runsUntil', 'cancelledAt', 'lateSince', 'pausedAt', 'returnedAt', 'endedAt'])
      .where('endedAt', 'is', null)
      .execute();
    const may = new Set(courses.filter((course: Course) => isEntitled(course, now)).map(({ readerId }) => readerId));
    for (const [name, id] of ids) {
      const spans = reads.get(name) ?? [];
      reads.set(name, spans);
      const isOpen = spans.length > 0 && !spans.at(-1)?.includes('–');
      if (may.has(id) && !isOpen) spans.push(dayOf(now));
      if (!may.has(id) && isOpen) spans.push(`${spans.pop()} – ${dayOf(now)}`);
    }
  }
  const { rows: letters } = await sql<{ name: string; text: string }>`select r.email as name,
      string_agg(to_char(l.owed_at, 'YYYY-MM-DD') || ' ' || l.kind, ', ' order by l.owed_at::date, l.kind) as text
    from subscriptions.letter l join subscriptions.subscription s on s.id = l.subscription_id join readers.reader r on r.id = s.reader_id
    where l.kind <> 'receipt' group by 1`.execute(db);
  const { rows: charges } = await sql<{
    name: string;
    text: string;
  }>`select r.email as name, string_agg(to_char(e.paid_at, 'YYYY-MM-DD') || ' ' ||
      e.amount_minor || case when e.refunded_minor > 0 then ' −' || e.refunded_minor else '' end, ', ' order by e.paid_at) as text
    from subscriptions.receipt e join subscriptions.subscription s on s.id = e.subscription_id join readers.reader r on r.id = s.reader_id
    group by 1`.execute(db);
  const textOf = (rows: { name: string; text: string }[], name: string) => rows.find((row) => row.name === addressOf(name))?.text ?? '';
  return readers.map(({ name }) => `${name} | ${textOf(letters, name)} | ${textOf(charges, name)} | ${reads.get(name)?.join(', ') ?? ''}`);
}

/** The days the document names, those before a letter, and every thirtieth: what happened on another would stand under the wrong one. */
function daysToVisit(): number[] {
  const count = (day: string) => Math.round((Date.parse(day) - Date.parse(dayOf(begins))) / 86_400_000);
  const daysIn = (text = '') => (text.match(/\d{4}-\d\d-\d\d/g) ?? []).map(count);
  const visited = promised().flatMap((row) => [...daysIn(row), ...daysIn(row.split('|')[1]).map((day) => day - 1)]);
  visited.push(...readers.flatMap(({ acts }) => Object.keys(acts).map(Number)));
  for (let day = 0; day <= days; day += 30) visited.push(day);
  return [...new Set(visited)].filter((day) => day >= 0 && day <= days).toSorted((a, b) => a - b);
}

/** The rows of the document's table, in the same form. */
function promised(): string[] {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/contracts/letters.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| _'));
  return rows.map((row) => {
    const cells = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return cells.join(' | ').replaceAll('_', '');
  });
}

const sandboxPaper = testPaper();
const stripePaper = testPaper({ env: envOf(fake) });

function sandboxBank(): Bank {
  const paper = sandboxPaper;
  const billing = billingOf(paper.app);
  const cardOf = (number: string) => {
    const outcome = presentCard({ number, expiry: '12/31', cvc: '123', name: 'Test Person' }, paper.app.clock());
    if (!outcome.ok) throw new Error(outcome.problems.join());
    return outcome.card;
  };
  return {
    paper,
    billing,
    async begin(id, email, plan, number) {
      const { checkoutId } = await pageOf({ paper, billing }, id, email, plan);
      await completeInSandbox(paper.app, checkoutId, id, cardOf(number));
    },
    async newCard(id) {
      await replaceCard(paper.app, (await findRunning(paper.app.db, id))?.providerRef ?? '', cardOf(good));
      await paper.runJobs('subscriptions.reconcile');
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
  const billing = billingOf(paper.app);
  const deliver = courier(paper, fake);
  let heard = 0;
  const hear = async () => {
    if (fake.state.events.length === heard) return;
    await deliver();
    heard = fake.state.events.length;
  };
  return {
    paper,
    billing,
    async begin(id, email, plan, number) {
      const { page } = await pageOf({ paper, billing }, id, email, plan);
      await fake.pay(page, number, email);
      await hear();
    },
    async newCard(id, name) {
      const running = await findRunning(paper.app.db, id);
      const who = { readerId: id, email: addressOf(name), language: 'en', customerRef: running?.customerRef ?? undefined };
      const order = { ...who, back: 'http://b/', away: 'http://a/', agreementRef: running?.providerRef ?? '', currency: 'USD' };
      const opened = await billing.openCardPage('another-card', order);
      await fake.pay(opened.ok ? opened.page : '', good, name);
      await hear();
    },
    async pass(to) {
      paper.moveTo(to);
      fake.advance(to);
      await hear();
    },
  };
}

describe('fifteen months of thirteen readers', () => {
  it('are with the sandbox what the document says', { timeout: 240_000 }, async () => {
    expect(await live(sandboxBank())).toEqual(promised());
  });

  it('are the same with Stripe', { timeout: 240_000 }, async () => {
    expect(await live(stripeBank())).toEqual(promised());
  });
});
