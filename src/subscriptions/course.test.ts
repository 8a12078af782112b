import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { lettersTo } from '../../tests/mailbox.ts';
import { testPaper } from '../../tests/paper.ts';
import type { Billing, Card, Charge } from './billing.ts';
import { sandboxBilling } from './billing-sandbox.ts';
import { cancel } from './cancel.ts';
import { entitlementOf } from './entitlement.ts';
import { resume } from './resume.ts';
import type { Terms } from './rules.ts';
import { sendLetter } from './send-letter.ts';
import { startPaid } from './start-paid.ts';
import { startTrial } from './start-trial.ts';
import { subscriptionOf } from './subscription-of.ts';
import { turnPeriods } from './turn-periods.ts';

const paper = testPaper();
const visa: Card = { ref: 'sandbox:succeeds:x', brand: 'Visa', last4: '4242' };
const failsLater: Card = { ref: 'sandbox:fails-later:x', brand: 'Visa', last4: '0341' };
const monthly: Terms = { planId: 1, price: { minor: 290, currency: 'USD' }, every: 'month', trialDays: 30 };

let count = 0;
let [email, readerId] = ['', 0];

async function addReader(language = 'en'): Promise<{ email: string; id: number }> {
  const address = `course-${++count}@example.org`;
  const row = { email: address, emailKey: address, language, joinedAt: paper.app.clock() };
  const { id } = await paper.app.db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow();
  return { email: address, id };
}

beforeEach(async () => {
  paper.moveTo('2026-11-24T15:00:00Z');
  for (const table of ['letter', 'receipt', 'period', 'subscription'])
    await sql`delete from ${sql.table(`subscriptions.${table}`)}`.execute(paper.app.db);
  ({ email, id: readerId } = await addReader());
});

const now = () => paper.app.clock();
const trial = (card = visa) => startTrial(paper.app.db, 'sandbox', readerId, monthly, card, now());
const turn = (billing: Billing = sandboxBilling) => turnPeriods(paper.app.db, billing, now());
const view = () => subscriptionOf(paper.app.db, readerId, now());
const subjects = async () => {
  await paper.runJobs();
  return lettersTo(paper, email).map((letter) => letter.subject);
};
const mayRead = async () => {
  await paper.settled();
  return (await entitlementOf(paper.app, readerId)) !== undefined;
};
/** A bank that takes its time, so that whoever comes at the same moment is there before it has answered. */
const slow: Billing['charge'] = async (one) => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return sandboxBilling.charge(one);
};
/** The sandbox, with a list of what it was asked to charge. */
function watched(charge: Billing['charge'] = sandboxBilling.charge): Billing & { asked: Charge[] } {
  const asked: Charge[] = [];
  const charging = async (one: Charge) => {
    asked.push(one);
    return charge(one);
  };
  return { ...sandboxBilling, asked, charge: charging };
}

describe('a trial', () => {
  it('turns into paid months, each charged once, with one receipt and one letter', async () => {
    await trial();
    expect(await mayRead()).toBe(true);
    expect(await view()).toMatchObject({
      state: 'running',
      kind: 'trial',
      nextCharge: { at: new Date('2026-12-24T15:00:00Z'), amount: monthly.price },
    });
    paper.moveTo('2026-12-24T14:59:59Z');
    expect(await turn()).toEqual({ renewed: 0, ended: 0, failed: 0, unreachable: 0 });
    for (const [month, until] of [
      ['2026-12-24', '2027-01-24'],
      ['2027-01-24', '2027-02-24'],
      ['2027-02-24', '2027-03-24'],
    ] as const) {
      paper.moveTo(`${month}T15:07:00Z`);
      const billing = watched();
      expect(await turn(billing)).toMatchObject({ renewed: 1 });
      expect(await turn(billing)).toMatchObject({ renewed: 0 });
      expect(billing.asked).toHaveLength(1);
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

  it('is charged once by ten workers at once', async () => {
    await trial();
    paper.moveTo('2026-12-24T15:00:00Z');
    const billing = watched(slow);
    const turned = await Promise.all(Array.from({ length: 10 }, () => turn(billing)));
    expect(turned.map((one) => one.renewed).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(billing.asked).toHaveLength(1);
    expect(await view()).toMatchObject({ receipts: [{}] });
  });

  it('is had once in a lifetime', async () => {
    expect(await trial()).toMatchObject({ ok: true });
    expect(await trial()).toEqual({ ok: false, reason: 'already-subscribed' });
    await cancel(paper.app.db, readerId, now());
    paper.moveTo('2026-12-24T15:00:00Z');
    expect(await trial()).toEqual({ ok: false, reason: 'trial-used' });
    const paid = await startPaid(paper.app.db, sandboxBilling, readerId, { ...monthly, trialDays: 0 }, visa, 'again', now());
    expect(paid).toMatchObject({ ok: true, period: { endsAt: new Date('2027-01-24T15:00:00Z') } });
    expect(await subjects()).toContain('Your subscription to The Test has ended');
  });

  it('goes back with a larger transaction that fails', async () => {
    const failing = paper.app.db.transaction().execute(async (db) => {
      expect(await startTrial(db, 'sandbox', readerId, monthly, visa, now())).toMatchObject({ ok: true });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await view()).toBeUndefined();
    expect(await subjects()).toEqual([]);
  });
});

describe('cancelling', () => {
  it('keeps access to the end of the trial, charges nothing, and says so once', async () => {
    await trial();
    for (const _ of [1, 2, 3])
      expect(await cancel(paper.app.db, readerId, now())).toEqual({ ok: true, until: new Date('2026-12-24T15:00:00Z') });
    expect(await view()).toMatchObject({ state: 'cancelled', nextCharge: undefined });
    paper.moveTo('2026-12-24T14:59:59Z');
    expect(await mayRead()).toBe(true);
    paper.moveTo('2026-12-24T15:00:00Z');
    expect(await mayRead()).toBe(false);
    const billing = watched();
    expect(await turn(billing)).toMatchObject({ ended: 1, renewed: 0 });
    expect(billing.asked).toEqual([]);
    expect(await view()).toMatchObject({ state: 'ended', receipts: [] });
    expect((await subjects()).slice(1)).toEqual([
      'You have cancelled your subscription to The Test',
      'Your subscription to The Test has ended',
    ]);
  });

  it('can be taken back until then, and the subscription goes on as it was', async () => {
    await trial();
    await Promise.all([cancel(paper.app.db, readerId, now()), cancel(paper.app.db, readerId, now())]);
    paper.moveTo('2026-12-20T00:00:00Z');
    for (const _ of [1, 2])
      expect(await resume(paper.app.db, readerId, now())).toEqual({ ok: true, nextChargeAt: new Date('2026-12-24T15:00:00Z') });
    paper.passDays(31);
    expect(await turn()).toMatchObject({ renewed: 1 });
    expect(await mayRead()).toBe(true);
    expect((await subjects()).slice(1, 3)).toEqual([
      'You have cancelled your subscription to The Test',
      'Your subscription to The Test goes on',
    ]);
  });

  it('can’t be taken back afterwards, and isn’t there to do without a subscription', async () => {
    expect(await cancel(paper.app.db, readerId, now())).toEqual({ ok: false, reason: 'not-subscribed' });
    expect(await resume(paper.app.db, readerId, now())).toEqual({ ok: false, reason: 'not-subscribed' });
    await trial();
    await cancel(paper.app.db, readerId, now());
    paper.moveTo('2026-12-24T15:00:00Z');
    expect(await resume(paper.app.db, readerId, now())).toEqual({ ok: false, reason: 'run-out' });
    await turn();
    expect(await resume(paper.app.db, readerId, now())).toEqual({ ok: false, reason: 'not-subscribed' });
  });
});

describe('a charge', () => {
  it('for a beginning is made once, however many begin at once', async () => {
    const billing = watched(slow);
    const begin = (key: string) => startPaid(paper.app.db, billing, readerId, { ...monthly, trialDays: 0 }, visa, key, now());
    const begun = await Promise.all(Array.from({ length: 10 }, (_, at) => begin(`key-${at}`)));
    expect(begun.filter((one) => one.ok)).toHaveLength(1);
    expect(begun.filter((one) => !one.ok && one.reason === 'already-subscribed')).toHaveLength(9);
    expect(billing.asked).toHaveLength(1);
  });

  it('that fails ends the subscription, and its letter says so', async () => {
    await trial(failsLater);
    paper.moveTo('2026-12-24T15:00:00Z');
    expect(await mayRead()).toBe(true);
    expect(await turn()).toMatchObject({ failed: 1, renewed: 0 });
    expect(await mayRead()).toBe(false);
    expect(await view()).toMatchObject({ state: 'ended', receipts: [] });
    expect((await subjects()).slice(1)).toEqual(['Your payment to The Test failed']);
    expect(lettersTo(paper, email).at(-1)?.text).toMatch(/Amount: \$2\.90\nCard: Visa •••• 0341/);
  });

  it('that can’t be tried leaves the reader reading for a day, and is made up for without a gap', async () => {
    await trial();
    paper.moveTo('2026-12-24T15:00:00Z');
    const away = watched(async () => ({ ok: false, reason: 'unreachable' }));
    expect(await turn(away)).toEqual({ renewed: 0, ended: 0, failed: 0, unreachable: 1 });
    paper.moveTo('2026-12-25T14:59:59Z');
    expect(await mayRead()).toBe(true);
    paper.moveTo('2026-12-25T15:00:00Z');
    expect(await mayRead()).toBe(false);
    paper.moveTo('2026-12-26T15:00:00Z');
    expect(await turn(away)).toMatchObject({ unreachable: 1 });
    expect(new Set(away.asked.map((one) => one.key)).size).toBe(1);
    expect(await turn()).toMatchObject({ renewed: 1 });
    expect(await mayRead()).toBe(true);
    expect(await view()).toMatchObject({ periodEndsAt: new Date('2027-01-24T15:00:00Z') });
  });

  it('answered before a crash is booked once when it is asked for again', async () => {
    await trial();
    const other = await addReader();
    await startTrial(paper.app.db, 'sandbox', other.id, monthly, visa, now());
    paper.moveTo('2026-12-24T15:00:00Z');
    let calls = 0;
    const breaking = watched(async (one) => {
      if (++calls === 2) throw new Error('the line went dead');
      return sandboxBilling.charge(one);
    });
    await expect(turn(breaking)).rejects.toThrow('the line went dead');
    expect(await view()).toMatchObject({ kind: 'trial', receipts: [] });
    const billing = watched();
    expect(await turn(billing)).toMatchObject({ renewed: 2 });
    expect(billing.asked.map((one) => one.key)).toContain(breaking.asked[0]?.key);
    expect(await view()).toMatchObject({ receipts: [{}] });
  });

  it('falls on the same day of the month for years', async () => {
    paper.moveTo('2027-01-31T15:00:00Z');
    await startPaid(paper.app.db, sandboxBilling, readerId, { ...monthly, trialDays: 0 }, visa, 'paid', now());
    const ends: string[] = [];
    for (let month = 0; month < 14; month++) {
      const until = (await view())?.periodEndsAt ?? now();
      ends.push(until.toISOString().slice(0, 10));
      paper.moveTo(new Date(until.getTime() + 5 * 60_000));
      await turn();
    }
    expect(ends.slice(0, 4)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
    expect(ends.at(-1)).toBe('2028-03-31');
    const { rows } = await sql<{ gaps: number; receipts: number }>`
      select count(*) filter (where starts_at <> before) as gaps, (select count(*) from subscriptions.receipt) as receipts
      from (select starts_at, lag(ends_at) over (order by starts_at) as before from subscriptions.period where reader_id = ${readerId}) p`.execute(
      paper.app.db,
    );
    expect(rows[0]).toMatchObject({ gaps: 0 });
  });

  it('is made for hundreds in one run', async () => {
    await sql`with r as (insert into readers.reader (email, email_key, language, joined_at)
        select 'many-' || n || '@example.org', 'many-' || n || '@example.org', 'en', ${now()} from generate_series(1, 250) n returning id)
      insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, card_ref, card_brand, card_last4,
        started_at, anchored_at, runs_until, cancelled_at)
      select id, 1, 290, 'USD', 'month', 'sandbox', case when id % 5 = 0 then 'sandbox:fails-later:x' else 'sandbox:succeeds:x' end, 'Visa', '4242',
        ${now()}, ${now()}, ${now()}, case when id % 7 = 0 then ${now()}::timestamptz end from r`.execute(paper.app.db);
    const turned = await turn();
    expect(turned.renewed + turned.ended + turned.failed).toBe(250);
    expect(turned.ended).toBeGreaterThan(30);
    expect(turned.failed).toBeGreaterThan(30);
    expect(await turn()).toEqual({ renewed: 0, ended: 0, failed: 0, unreachable: 0 });
    const { rows } = await sql<{
      periods: number;
      receipts: number;
      letters: number;
    }>`select (select count(*) from subscriptions.period) as periods,
      (select count(*) from subscriptions.receipt) as receipts, (select count(*) from subscriptions.letter) as letters`.execute(
      paper.app.db,
    );
    expect(rows[0]).toEqual({ periods: turned.renewed, receipts: turned.renewed, letters: 250 });
  });
});

describe('a letter', () => {
  it('is tried again after the mail server failed, and sent once', async () => {
    await trial();
    const { id } = await paper.app.db.selectFrom('subscriptions.letter').select('id').executeTakeFirstOrThrow();
    const failing = { ...paper.app, mailer: { send: () => Promise.reject(new Error('451 later')), close() {} } };
    await expect(sendLetter(failing, id)).rejects.toThrow('451');
    for (const _ of [1, 2]) await sendLetter(paper.app, id);
    expect(await subjects()).toEqual(['Your free trial of The Test has begun']);
    expect(lettersTo(paper, email)[0]?.headers?.['Message-ID']).toBe(`<subscriptions.${id}@127.0.0.1>`);
  });

  it('is in its reader’s language, with their money and dates', async () => {
    const reader = await addReader('fr');
    await startTrial(paper.app.db, 'sandbox', reader.id, monthly, visa, now());
    await paper.runJobs();
    const [letter] = lettersTo(paper, reader.email);
    expect(letter?.html).toContain('<html lang="fr" dir="ltr">');
    expect(letter?.text).toContain('2,90\u00a0$ le 24 décembre 2026');
    expect(letter?.text).toContain('/fr/account');
    expect(Buffer.byteLength(letter?.html ?? '')).toBeLessThan(20_000);
  });
});
