import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { sendToThree, standingOf, standsWell as well } from '../../../tests/newsletters/mailing.ts';
import { testPaper } from '../../../tests/paper.ts';
import { bounceAddress, messageId } from '../sending/addresses.ts';
import { suppress } from '../sending/bounces.ts';
import { hearSes } from './ses.ts';
import { returnedOf } from './store.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:bounces';
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const hooks = {
  SES_TOPIC: topic,
  POSTMARK_WEBHOOK: 'postmark:a long enough word',
  MAILGUN_SIGNING_KEY: 'mailgun-signing-key',
  SENDGRID_VERIFICATION_KEY: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
};
const paper = testPaper({ env: hooks });
let { mailingId, deliveryId, email } = { mailingId: 0, deliveryId: 0, email: '' };

beforeEach(async () => {
  ({ mailingId, deliveryId, email } = await sendToThree(paper));
});

const standing = () => standingOf(paper.app.db, email);
const seconds = () => String(Math.floor(paper.app.clock().getTime() / 1000));
const post = async (provider: string, body: string, headers: Record<string, string> = {}) => {
  const answer = await paper.web.request(`/webhooks/mail/${provider}`, { method: 'POST', body, headers });
  return answer.status;
};
const refused = async (call: () => Promise<number>, status = 400) => {
  expect(await call()).toBe(status);
  expect(await standing()).toEqual(well);
};

test('the webhook of SendGrid is believed by its signature', async () => {
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
  expect(await call(body('bounce', { 'smtp-id': messageId(paper.app.keys, deliveryId, 'paper.example') }))).toBe(200);
  expect(await standing()).toMatchObject({ isSuppressed: true, why: ['bounced'] });
  expect(await returnedOf(paper.app.db, mailingId)).toMatchObject({ bounced: 1 });
});

test('the webhook of Mailgun is believed by its signature', async () => {
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

test('the webhook of Postmark is believed by its name and password', async () => {
  const login = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const body = JSON.stringify({ RecordType: 'SpamComplaint', ID: 42, Email: email, Type: 'SpamComplaint' });
  await refused(() => post('postmark', body));
  await refused(() => post('postmark', body, login('postmark:wrong')));
  expect(await post('postmark', body, login(hooks.POSTMARK_WEBHOOK))).toBe(200);
  expect(await standing()).toMatchObject({ isSuppressed: true, hasLeft: true, why: ['complained'] });
  expect(await post('nobody', body)).toBe(404);
});

test('the webhook of Amazon SES is believed when SNS has signed it, for our topic', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }) as string;
  const bounce = {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    feedbackId: 'f1',
    bouncedRecipients: [{ emailAddress: email, diagnosticCode: 'smtp; 550 5.1.1 no' }],
  };
  const message = JSON.stringify({
    notificationType: 'Bounce',
    bounce,
    mail: { source: bounceAddress(paper.app.keys, deliveryId, 'bounces.example'), messageId: 'm' },
  });
  const base = { Type: 'Notification', MessageId: 'sns1', TopicArn: topic, Message: message, Timestamp: paper.app.clock().toISOString() };
  const certificate = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem';
  const call = (given: Record<string, string> = {}, after: Record<string, string> = {}) => {
    const all: Record<string, string> = { ...base, SignatureVersion: '2', SigningCertURL: certificate, ...given };
    const named =
      all.Type === 'Notification'
        ? ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type']
        : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
    const text = named.map((name) => `${name}\n${all[name]}\n`).join('');
    const Signature = sign(all.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256', Buffer.from(text), rsa.privateKey).toString('base64');
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

test('a webhook finds a suppressed address suppressed already', async () => {
  await suppress(paper.app.db, paper.app.keys, email, 'staff', '', paper.app.clock());
  const login = { Authorization: `Basic ${Buffer.from(hooks.POSTMARK_WEBHOOK).toString('base64')}` };
  expect(await post('postmark', JSON.stringify({ RecordType: 'Bounce', Type: 'HardBounce', ID: 1, Email: email }), login)).toBe(200);
  expect((await standing()).why).toEqual(['staff']);
});
