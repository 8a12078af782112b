import { verify } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '#platform/tokens.ts';
import type { Verdict } from '../sending/rules.ts';
import { aboutOf } from './about.ts';
import type { Heard, Report } from './report.ts';

const hoursBelieved = 1;

const envelope = z.looseObject({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
  Subject: z.string().optional(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});
type Envelope = z.infer<typeof envelope>;

const recipients = z.array(
  z.looseObject({ emailAddress: z.string(), status: z.string().optional(), diagnosticCode: z.string().optional() }),
);
const notice = z.looseObject({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.looseObject({ source: z.string(), messageId: z.string() }),
  bounce: z
    .looseObject({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients, feedbackId: z.string() })
    .optional(),
  complaint: z.looseObject({ complainedRecipients: recipients, feedbackId: z.string() }).optional(),
});

/** Reads a certificate by its address, which is Amazon's; undefined when it can't be had. */
export type ReadCertificate = (address: string) => Promise<string | undefined>;

/**
 * What Amazon SES says by way of SNS, believed when it is of our topic and signed by a certificate of SNS itself (Amazon SNS, “Verifying the signatures
 * of Amazon SNS messages”).
 */
export async function hearSes(keys: Keys, topic: string, body: string, readCertificate: ReadCertificate, now: Date): Promise<Heard> {
  const given = parse(envelope, body);
  if (!given) return { ok: false, reason: 'unreadable' };
  if (given.TopicArn !== topic) return { ok: false, reason: 'not-ours' };
  if (!isOfSns(given.SigningCertURL) || !given.SigningCertURL.endsWith('.pem')) return { ok: false, reason: 'unsigned' };
  const certificate = await readCertificate(given.SigningCertURL);
  if (!certificate) return { ok: false, reason: 'unreachable' };
  if (!isSigned(given, certificate)) return { ok: false, reason: 'unsigned' };
  if (!(Math.abs(now.getTime() - Date.parse(given.Timestamp)) <= hoursBelieved * 3_600_000)) return { ok: false, reason: 'old' };
  if (given.Type === 'SubscriptionConfirmation') {
    const confirm = given.SubscribeURL ?? '';
    return isOfSns(confirm) ? { ok: true, reports: [], confirm } : { ok: false, reason: 'unsigned' };
  }
  if (given.Type !== 'Notification') return { ok: true, reports: [] };
  const said = parse(notice, given.Message);
  // SNS tells of itself in plain text, such as that a topic was made.
  return { ok: true, reports: said ? reportsOf(keys, said) : [] };
}

function parse<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** True for an address of SNS itself: nobody else has a host of that name. */
function isOfSns(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  return protocol === 'https:' && port === '' && username === '' && /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(\.cn)?$/.test(hostname);
}

function isSigned(given: Envelope, certificate: string): boolean {
  const names =
    given.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  const signed = names.flatMap((name) => (given[name] === undefined ? [] : [name, given[name]])).map((part) => `${part}\n`);
  try {
    const digest = given.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
    return verify(digest, Buffer.from(signed.join('')), certificate, Buffer.from(given.Signature, 'base64'));
  } catch {
    return false;
  }
}

function reportsOf(keys: Keys, { mail, bounce, complaint }: z.infer<typeof notice>): Report[] {
  const told = (email: string, feedbackId: string) => ({
    source: 'ses' as const,
    sourceId: feedbackId + keys.mac('bounce', email).slice(0, 16),
    about: aboutOf(keys, [mail.source], email),
  });
  const bounced = (bounce?.bouncedRecipients ?? []).map(({ emailAddress, status = '', diagnosticCode = '' }): Report => {
    const { bounceType = '', bounceSubType = '', feedbackId = '' } = bounce ?? {};
    const answer = diagnosticCode || `${bounceType} ${bounceSubType} ${status}`;
    return { ...told(emailAddress, feedbackId), kind: 'bounced', verdict: verdictOfSes(bounceType, bounceSubType), answer };
  });
  const complained = (complaint?.complainedRecipients ?? []).map(
    ({ emailAddress }): Report => ({
      ...told(emailAddress, complaint?.feedbackId ?? ''),
      kind: 'complained',
      verdict: 'none',
      answer: '',
    }),
  );
  return [...bounced, ...complained];
}

function verdictOfSes(type: string, subType: string): Verdict {
  if (type === 'Permanent') return 'dead';
  return type === 'Transient' && ['General', 'MailboxFull'].includes(subType) ? 'soft' : 'none';
}
