import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { returnedOf, suppress } from '#newsletters';
import { readMail } from '../../src/newsletters/bounces/read-mail.ts';
import { readMailbox } from '../../src/newsletters/bounces/read-mailbox.ts';
import { type Report, whyHold } from '../../src/newsletters/bounces/report.ts';
import { hearSes } from '../../src/newsletters/bounces/ses.ts';
import { takeReport } from '../../src/newsletters/bounces/take-report.ts';
import { bounceAddress, messageId } from '../../src/newsletters/sending/addresses.ts';
import { type ImapServer, startImapServer } from '../fakes/imap-server.ts';
import { testPaper } from '../paper.ts';
import { bouncedMails } from './bounced-mails.ts';
import { beginNew, signUp, statesOf } from './mailing.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:bounces';
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const hooks = {
  SES_TOPIC: topic,
  POSTMARK_WEBHOOK: 'postmark:a long enough word',
  MAILGUN_SIGNING_KEY: 'mailgun-signing-key',
  SENDGRID_VERIFICATION_KEY: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
};
const paper = testPaper({ env: { ...hooks, BOUNCE_DOMAIN: 'bounces.paper.example' } });
const email = 'n1@readers.example';
let mailingId = 0;
let deliveryId = 0;

beforeEach(async () => {
  const { db } = paper.app;
  for (const table of ['report', 'delivery', 'suppression', 'bounce', 'signUp'] as const)
    await db.deleteFrom(`newsletters.${table}`).execute();
  await signUp(db, 'daily', 3);
  mailingId = await beginNew(paper);
  await paper.sendMailings();
  const first = db
    .selectFrom('newsletters.delivery as d')
    .innerJoin('newsletters.signUp as s', 's.id', 'd.signUpId')
    .select('d.id')
    .where('s.email', '=', email);
  deliveryId = (await first.executeTakeFirstOrThrow()).id;
});

const names = () => ({
  bounceTo: bounceAddress(paper.app.keys, deliveryId, 'bounces.paper.example'),
  messageId: messageId(paper.app.keys, deliveryId, 'paper.example'),
  email,
});

/** How an address stands: what holds it back, its soft bounces, and whether it is off the list. */
async function standing(address = email) {
  const { db } = paper.app;
  const row = await db.selectFrom('newsletters.signUp').select(['suppressedAt', 'leftAt']).where('email', '=', address).executeTakeFirst();
  const why = (await db.selectFrom('newsletters.suppression').select('why').execute()).map((one) => one.why);
  const soft = (await db.selectFrom('newsletters.bounce').select('count').execute()).map((one) => one.count);
  return { isSuppressed: row?.suppressedAt !== null, hasLeft: row?.leftAt !== null, why, soft };
}
const well = { isSuppressed: false, hasLeft: false, why: [], soft: [] };

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

describe('a provider’s webhook', () => {
  const seconds = () => String(Math.floor(paper.app.clock().getTime() / 1000));
  const post = async (provider: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await paper.web.request(`/webhooks/mail/${provider}`, { method: 'POST', body, headers });
    return answer.status;
  };
  const refused = async (call: () => Promise<number>, status = 400) => {
    expect(await call()).toBe(status);
    expect(await standing()).toEqual(well);
  };

  test('of SendGrid is believed by its signature', async () => {
    const body = (event: string, extra = {}) =>
      JSON.stringify([{ email, event, sg_event_id: 'sg1', status: '5.1.1', reason: '550 no such user', ...extra }]);
    const call = (text: string, at = seconds(), key: KeyObject = pair.privateKey, sent = text) =>
      post('sendgrid', sent, {
        'X-Twilio-Email-Event-Webhook-Signature': sign('sha256', Buffer.from(at + text), key).toString('base64'),
        'X-Twilio-Email-Event-Webhook-Timestamp': at,
      });
    await refused(() => call(body('bounce'), seconds(), generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey));
    await refused(() => call(body('delivered'), seconds(), pair.privateKey, body('bounce')));
    await refused(() => call(body('bounce'), String(Number(seconds()) - 3600)));
    await refused(() => post('sendgrid', body('bounce')));
    await refused(() => call(body('bounce', { type: 'blocked', sg_event_id: 'sg0' })), 200);
    expect(await call(body('bounce', { 'smtp-id': names().messageId }))).toBe(200);
    expect(await standing()).toMatchObject({ isSuppressed: true, why: ['bounced'] });
    expect(await returnedOf(paper.app.db, mailingId)).toMatchObject({ bounced: 1 });
  });

  test('of Mailgun is believed by its signature', async () => {
    const call = (event: Record<string, unknown>, given: { key?: string; at?: string; token?: string; signedToken?: string } = {}) => {
      const { key = hooks.MAILGUN_SIGNING_KEY, at = seconds(), token = 'token', signedToken = token } = given;
      const signature = createHmac('sha256', key)
        .update(at + signedToken)
        .digest('hex');
      return post('mailgun', JSON.stringify({ signature: { timestamp: at, token, signature }, 'event-data': event }));
    };
    const dead = {
      event: 'failed',
      severity: 'permanent',
      id: 'mg1',
      recipient: email,
      'delivery-status': { code: 550, message: '5.1.1 no such user' },
    };
    await refused(() => call(dead, { key: 'another-key' }));
    await refused(() => call(dead, { signedToken: 'other' }));
    await refused(() => call(dead, { at: String(Number(seconds()) - 10 * 3600) }));
    await refused(() => call({ ...dead, severity: 'temporary' }), 200);
    expect(await call(dead)).toBe(200);
    expect(await standing()).toMatchObject({ isSuppressed: true, hasLeft: false });
  });

  test('of Postmark is believed by its name and password', async () => {
    const login = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const body = JSON.stringify({ RecordType: 'SpamComplaint', ID: 42, Email: email, Type: 'SpamComplaint' });
    await refused(() => post('postmark', body));
    await refused(() => post('postmark', body, login('postmark:wrong')));
    expect(await post('postmark', body, login(hooks.POSTMARK_WEBHOOK))).toBe(200);
    expect(await standing()).toMatchObject({ isSuppressed: true, hasLeft: true, why: ['complained'] });
    expect(await post('nobody', body)).toBe(404);
  });

  test('of Amazon SES is believed when SNS has signed it, for our topic', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }) as string;
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      feedbackId: 'f1',
      bouncedRecipients: [{ emailAddress: email, diagnosticCode: 'smtp; 550 5.1.1 no' }],
    };
    const message = JSON.stringify({ notificationType: 'Bounce', bounce, mail: { source: names().bounceTo, messageId: 'm' } });
    const base = { Type: 'Notification', MessageId: 'sns1', TopicArn: topic, Message: message, Timestamp: paper.app.clock().toISOString() };
    const certificate = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem';
    const call = (given: Record<string, string> = {}, after: Record<string, string> = {}) => {
      const all: Record<string, string> = { ...base, SignatureVersion: '2', SigningCertURL: certificate, ...given };
      const named =
        all.Type === 'Notification'
          ? ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type']
          : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
      const text = named.map((name) => `${name}\n${all[name]}\n`).join('');
      const Signature = sign(all.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256', Buffer.from(text), rsa.privateKey).toString(
        'base64',
      );
      const body = JSON.stringify({ ...all, Signature, ...after });
      return hearSes(paper.app.keys, topic, body, async (address) => (address === certificate ? pem : undefined), paper.app.clock());
    };
    const no = (reason: string) => ({ ok: false, reason });
    expect(await call({}, { Message: message.replace('Permanent', 'Transient') })).toEqual(no('unsigned'));
    expect(await call({ TopicArn: `${topic}x` })).toEqual(no('not-ours'));
    for (const SigningCertURL of [
      'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
      'http://sns.eu-west-1.amazonaws.com/a.pem',
      'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
      'https://x@sns.eu-west-1.amazonaws.com/a.pem',
    ])
      expect(await call({ SigningCertURL }), SigningCertURL).toEqual(no('unsigned'));
    expect(await call({ Timestamp: new Date(paper.app.clock().getTime() - 7_200_000).toISOString() })).toEqual(no('old'));
    const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
    const asked = { Type: 'SubscriptionConfirmation', Token: 't', Message: 'You have chosen to subscribe' };
    expect(await call({ ...asked, SubscribeURL })).toEqual({ ok: true, reports: [], confirm: SubscribeURL });
    expect(await call({ ...asked, SubscribeURL: 'https://evil.example/' })).toEqual(no('unsigned'));
    for (const SignatureVersion of ['1', '2'])
      expect(await call({ SignatureVersion })).toMatchObject({ ok: true, reports: [{ verdict: 'dead', about: { deliveryId } }] });
    await refused(() => post('ses', JSON.stringify({ ...base, TopicArn: 'arn:other' })));
  });

  test('finds a suppressed address suppressed already', async () => {
    await suppress(paper.app.db, paper.app.keys, email, 'staff', '', paper.app.clock());
    const login = { Authorization: `Basic ${Buffer.from(hooks.POSTMARK_WEBHOOK).toString('base64')}` };
    expect(await post('postmark', JSON.stringify({ RecordType: 'Bounce', Type: 'HardBounce', ID: 1, Email: email }), login)).toBe(200);
    expect((await standing()).why).toEqual(['staff']);
  });
});
