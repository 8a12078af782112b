import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ImapServer, startImapServer } from '../../../tests/fakes/imap-server.ts';
import { bouncedMails } from '../../../tests/newsletters/bounced-mails.ts';
import { beginNew, sendToThree, signUp, standingOf, statesOf, standsWell as well } from '../../../tests/newsletters/mailing.ts';
import { testPaper } from '../../../tests/paper.ts';
import { bounceAddress, messageId } from '../sending/addresses.ts';
import { readMail } from './read-mail.ts';
import { readMailbox } from './read-mailbox.ts';
import { type Report, whyHold } from './report.ts';
import { returnedOf } from './store.ts';
import { takeReport } from './take-report.ts';

const paper = testPaper({ env: { BOUNCE_DOMAIN: 'bounces.paper.example' } });
let { mailingId, deliveryId, email } = { mailingId: 0, deliveryId: 0, email: '' };

beforeEach(async () => {
  ({ mailingId, deliveryId, email } = await sendToThree(paper));
});

const names = () => ({
  bounceTo: bounceAddress(paper.app.keys, deliveryId, 'bounces.paper.example'),
  messageId: messageId(paper.app.keys, deliveryId, 'paper.example'),
  email,
});
const standing = (address = email) => standingOf(paper.app.db, address);

describe('a mail in the bounce mailbox', () => {
  test('is made out whatever server wrote it', async () => {
    for (const { name, raw, is } of bouncedMails) {
      const made = await readMail(paper.app.keys, Buffer.from(raw(names())));
      if (made.is !== 'report') expect(made.is, name).toBe(is);
      else {
        expect(made.report.about, name).toEqual({ deliveryId });
        expect(made.report.kind === 'complained' ? 'complained' : made.report.verdict, name).toBe(is);
      }
    }
  });

  describe('read from the server', () => {
    let server: ImapServer;
    beforeAll(async () => {
      server = await startImapServer('bounces', 'se cret');
    });
    afterAll(() => server.stop());

    test('is taken in once and put away; what is nobody’s stays, marked as seen', async () => {
      paper.app.config.mail.bounceMailbox = server.url;
      const byName = (name: string) => bouncedMails.find((one) => one.name === name)?.raw(names()) ?? '';
      for (const name of ['Postfix: no such user', 'somebody is away', 'spam to nobody', 'a forged sender']) server.deliver(byName(name));
      expect(await readMailbox(paper.app)).toEqual({ taken: 1, harmless: 1, unknown: 2 });
      expect(await standing()).toEqual({ ...well, isSuppressed: true, why: ['bounced'] });
      expect(server.moved()).toHaveLength(2);
      expect(server.inbox().map((one) => one.isSeen)).toEqual([true, true]);
      expect(await readMailbox(paper.app)).toEqual({ taken: 0, harmless: 0, unknown: 0 });
      paper.app.config.mail.bounceMailbox = server.url.replace('se%20cret', 'wrong');
      await expect(readMailbox(paper.app)).rejects.toThrow();
      paper.app.config.mail.bounceMailbox = undefined;
    });
  });
});

describe('what came back', () => {
  const report = (given: Partial<Report>): Report => ({
    source: 'mailbox',
    sourceId: 'one',
    kind: 'bounced',
    verdict: 'dead',
    about: { deliveryId },
    answer: `550 5.1.1 ${email} unknown`,
    ...given,
  });

  test('is taken in once, and keeps no address', async () => {
    expect(await takeReport(paper.app, report({}))).toBe('taken');
    expect(await takeReport(paper.app, report({}))).toBe('known');
    expect(await takeReport(paper.app, report({ sourceId: 'two', about: { deliveryId: 999_999 } }))).toBe('unknown');
    expect(await standing()).toEqual({ ...well, isSuppressed: true, why: ['bounced'] });
    expect(await returnedOf(paper.app.db, mailingId)).toEqual({ sent: 3, bounced: 1, complained: 0 });
    const kept = await paper.app.db.selectFrom('newsletters.report').select('answer').execute();
    expect(JSON.stringify(kept)).not.toContain(email);
    const next = await beginNew(paper);
    await paper.sendMailings();
    expect(await statesOf(paper.app.db, next)).toEqual({ sent: 2 });
  });

  test('of a full mailbox holds it back only once it stays so', async () => {
    for (let times = 1; times <= 6; times++) {
      await takeReport(paper.app, report({ sourceId: `full ${times}`, verdict: 'soft', answer: '452 4.2.2 full' }));
      expect((await standing()).isSuppressed, `after ${times}`).toBe(times === 6);
      paper.passDays(1);
    }
  });

  test('of a complaint takes the address off its list, under a consent taken back, and leaves it in peace', async () => {
    await takeReport(paper.app, report({ kind: 'complained', verdict: 'none', answer: '' }));
    expect(await standing()).toEqual({ isSuppressed: true, hasLeft: true, why: ['complained'], soft: [] });
    const consents = await paper.app.db.selectFrom('readers.consent').select(['purpose', 'given', 'form']).execute();
    expect(consents).toContainEqual({ purpose: 'newsletter:daily', given: false, form: 'complaint:mailbox' });
  });

  test('ends the same in any order and however often it is told', async () => {
    const reports = [
      report({}),
      report({ sourceId: 'full', verdict: 'soft', answer: '4.2.2 full' }),
      report({ sourceId: 'spam', verdict: 'none', answer: '5.7.1 policy' }),
      report({ sourceId: 'complaint', kind: 'complained', verdict: 'none' }),
    ];
    const orders = fc.shuffledSubarray([...reports, ...reports], { minLength: 8, maxLength: 8 });
    const ends = new Set<string>();
    for (const order of fc.sample(orders, { numRuns: 12, seed: 5 })) {
      for (const table of ['report', 'suppression', 'bounce'] as const) await paper.app.db.deleteFrom(`newsletters.${table}`).execute();
      await paper.app.db.updateTable('newsletters.signUp').set({ suppressedAt: null, leftAt: null }).execute();
      for (const one of order) await takeReport(paper.app, one);
      const { why, ...rest } = await standing();
      expect(why).toHaveLength(1);
      ends.add(JSON.stringify({ ...rest, returned: await returnedOf(paper.app.db, mailingId) }));
    }
    expect([...ends]).toHaveLength(1);
  });

  test('holds a mailing that too many complain of', () => {
    expect(whyHold({ sent: 1000, bounced: 0, complained: 3 })).toBeUndefined();
    expect(whyHold({ sent: 1000, bounced: 0, complained: 4 })).toBe('complaints');
    expect(whyHold({ sent: 100_000, bounced: 9_000, complained: 200 })).toBeUndefined();
    expect(whyHold({ sent: 100_000, bounced: 11_000, complained: 200 })).toBe('bounces');
  });

  test('of a mailing under way holds it at once', async () => {
    await paper.app.db.updateTable('newsletters.mailing').set({ state: 'sending' }).where('id', '=', mailingId).execute();
    const all = await paper.app.db.selectFrom('newsletters.delivery').select('id').where('mailingId', '=', mailingId).execute();
    for (const { id } of all) await takeReport(paper.app, report({ sourceId: `c${id}`, kind: 'complained', about: { deliveryId: id } }));
    const state = () =>
      paper.app.db.selectFrom('newsletters.mailing').select(['state', 'pausedBecause']).where('id', '=', mailingId).executeTakeFirst();
    expect(await state()).toMatchObject({ state: 'sending' });
    await signUp(paper.app.db, 'daily', 1, 'others.example');
    const more = {
      mailingId,
      signUpId: (
        await paper.app.db.selectFrom('newsletters.signUp').select('id').where('email', 'like', '%others%').executeTakeFirstOrThrow()
      ).id,
    };
    const { id } = await paper.app.db
      .insertInto('newsletters.delivery')
      .values({ ...more, audience: 'everyone', state: 'sent', tryAt: paper.app.clock() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await takeReport(paper.app, report({ sourceId: 'fourth', kind: 'complained', about: { deliveryId: id } }));
    expect(await state()).toEqual({ state: 'paused', pausedBecause: 'complaints' });
  });
});

describe('the simulator', () => {
  test('plays every fate of a mail without a server', async () => {
    const { db } = paper.app;
    await db.deleteFrom('newsletters.delivery').execute();
    await db.deleteFrom('newsletters.signUp').execute();
    const fates = ['delivered', 'temporary', 'full', 'permanent', 'complaint'];
    for (const fate of fates) {
      await signUp(db, 'daily', 1, 'simulator.invalid');
      await db
        .updateTable('newsletters.signUp')
        .set({ email: `${fate}@simulator.invalid`, emailKey: `${fate}@simulator.invalid` })
        .where('email', 'like', 'n1@%')
        .execute();
    }
    const id = await beginNew(paper);
    await paper.sendMailings();
    expect(await statesOf(db, id)).toEqual({ failed: 2, sent: 2, waiting: 1 });
    const held = await Promise.all(fates.map(async (fate) => (await standing(`${fate}@simulator.invalid`)).isSuppressed));
    expect(held).toEqual([false, false, false, true, true]);
    expect(paper.letters).toEqual([]);
  });
});
