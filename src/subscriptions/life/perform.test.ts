import { beforeEach, describe, expect, it } from 'vitest';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import type { Act, Billing } from '../billing.ts';
import { sandboxBilling } from '../sandbox/billing.ts';
import { sendLetter } from '../send-letter.ts';
import { findRunning } from '../store/subscriptions.ts';
import { subscriptionOf } from '../subscription-of.ts';
import { cancel } from './cancel.ts';
import { carryOut, perform } from './perform.ts';

const paper = testPaper();
let count = 0;
let [email, readerId] = ['', 0];
let billing: Billing;

async function begin(plan: 'monthly' | 'annual', edition = ''): Promise<void> {
  email = `asker-${++count}@example.org`;
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  if (edition) await paper.app.db.updateTable('readers.reader').set({ language: edition }).where('email', '=', email).execute();
  await subscribe(browser, plan);
  const reader = await paper.app.db.selectFrom('readers.reader').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  readerId = reader.id;
}

beforeEach(() => {
  paper.moveTo(new Date(paper.app.clock().getTime() + 15 * 60_000));
  billing = sandboxBilling(paper.app);
});

const view = () => subscriptionOf(paper.app.db, readerId, paper.app.clock());

describe('what is asked of the provider', () => {
  it('is kept while it can’t be reached, and done by the job under the same key', async () => {
    await begin('monthly');
    const keys: string[] = [];
    const away: Billing = {
      ...billing,
      async act(key) {
        keys.push(key);
        return { ok: false, reason: 'unreachable' };
      },
    };
    for (const _ of [1, 2]) expect(await cancel(paper.app, away, readerId)).toMatchObject({ ok: true, answer: 'later' });
    expect(new Set(keys).size).toBe(1);
    expect(await view()).toMatchObject({ state: 'running' });
    expect(await carryOut(paper.app, billing, keys[0] ?? '')).toBe('done');
    expect(await view()).toMatchObject({ state: 'cancelled' });
  });

  it('is done once when the line breaks after it was done', async () => {
    await begin('annual');
    const [receipt] = (await view())?.receipts ?? [];
    const breaking: Billing = {
      ...billing,
      async act(...asked) {
        await billing.act(...asked);
        throw new Error('the line went dead');
      },
    };
    const refund: Act = { do: 'refund', payment: receipt?.ref ?? '', minor: 900 };
    const { id = 0 } = (await findRunning(paper.app.db, readerId)) ?? {};
    await expect(perform(paper.app, breaking, id, refund, 'reader')).rejects.toThrow('went dead');
    expect(await perform(paper.app, billing, id, refund, 'reader')).toBe('done');
    expect(await view()).toMatchObject({ receipts: [{ refundedMinor: 900 }] });
  });

  it('is given up after a day, for somebody to look at', async () => {
    await begin('annual');
    const away: Billing = { ...billing, act: async () => ({ ok: false, reason: 'unreachable' }) };
    await cancel(paper.app, away, readerId);
    const { id } = await paper.app.db
      .selectFrom('subscriptions.operation')
      .select('id')
      .where('answeredAt', 'is', null)
      .executeTakeFirstOrThrow();
    paper.passDays(1);
    await expect(carryOut(paper.app, away, id)).rejects.toThrow('could not be reached for 20 hours');
    expect(await carryOut(paper.app, billing, id)).toBe('done');
    expect(await view()).toMatchObject({ state: 'running' });
  });
});

describe('a letter', () => {
  it('is tried again after the mail server failed, and sent once', async () => {
    await begin('monthly');
    const { id } = await paper.app.db.selectFrom('subscriptions.letter').select('id').where('sentAt', 'is', null).executeTakeFirstOrThrow();
    const failing = { ...paper.app, mailer: { send: () => Promise.reject(new Error('451 later')), close() {} } };
    await expect(sendLetter(failing, id)).rejects.toThrow('451');
    for (const _ of [1, 2]) await sendLetter(paper.app, id);
    await paper.runJobs();
    const welcomes = lettersTo(paper, email).filter((one) => one.subject === 'Your free trial of The Test has begun');
    expect(welcomes).toHaveLength(1);
    expect(welcomes[0]?.headers?.['Message-ID']).toBe(`<subscriptions.${id}@127.0.0.1>`);
  });

  it('is in its reader’s language, with their money and dates', async () => {
    await begin('monthly', 'fr');
    await paper.runJobs();
    const letter = lettersTo(paper, email).at(-1);
    expect(letter?.html).toContain('<html lang="fr" dir="ltr">');
    expect(letter?.text).toMatch(/2,90\u00a0\$ le \d+ décembre 2026/);
    expect(letter?.text).toContain('/fr/account');
    expect(Buffer.byteLength(letter?.html ?? '')).toBeLessThan(20_000);
  });
});
