import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Keys } from '#platform/tokens.ts';
import { type Verdict, verdictOf } from '../sending/rules.ts';
import { deliveryOf } from './about.ts';
import type { Report } from './report.ts';

/** What a mail in the bounce mailbox is: a report about a delivery of ours, something that needs nothing, or nothing we can make out. */
export type Made = { is: 'report'; report: Report } | { is: 'harmless' } | { is: 'unknown' };

const mostChars = 20_000;

/**
 * Makes out what came to the bounce mailbox: delivery reports (RFC 3464), complaints (RFC 5965), and what older servers write by hand. Believed is only
 * what names a delivery by a sender or Message-ID that nobody else could have made.
 */
export async function readMail(keys: Keys, raw: Buffer): Promise<Made> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 200_000 });
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value ?? '';
  if (/^auto-replied/i.test(header('auto-submitted')) && !isReport(mail)) return { is: 'harmless' };
  const feedback = partOf(mail, 'message/feedback-report');
  const original = partOf(mail, 'message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers');
  const names = [
    ...['to', 'delivered-to', 'x-original-to', 'envelope-to'].map(header),
    fieldOf(feedback ?? '', 'original-mail-from'),
    fieldOf(original ?? '', 'message-id'),
    fieldOf(original ?? '', 'return-path'),
  ];
  const deliveryId = deliveryOf(
    keys,
    names.flatMap((name) => name.match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? []),
  );
  if (!deliveryId) return { is: 'unknown' };
  const about = { deliveryId };
  const sourceId = (mail.messageId ?? createHash('sha256').update(raw).digest('base64url')).slice(0, 500);
  if (feedback !== undefined) {
    // Other kinds of feedback, such as not-spam, are no complaint.
    if (!/^(abuse|fraud|virus|)$/i.test(fieldOf(feedback, 'feedback-type'))) return { is: 'harmless' };
    return { is: 'report', report: { source: 'mailbox', sourceId, kind: 'complained', verdict: 'none', about, answer: '' } };
  }
  const said = refusalIn(mail);
  if (!said) return { is: 'harmless' };
  return { is: 'report', report: { source: 'mailbox', sourceId, kind: 'bounced', about, ...said } };
}

function isReport(mail: Email): boolean {
  return mail.attachments.some(({ mimeType }) => /^message\/(delivery-status|feedback-report)$/.test(mimeType));
}

/** How a mail says that another was refused for good; undefined when it says no such thing: it is late, or somebody is away. */
function refusalIn(mail: Email): { verdict: Verdict; answer: string } | undefined {
  const status = partOf(mail, 'message/delivery-status', 'message/global-delivery-status');
  if (status !== undefined) {
    const recipient = status.split(/\r?\n\r?\n/).find((one) => /^action:/im.test(one)) ?? '';
    if (fieldOf(recipient, 'action').toLowerCase() !== 'failed') return undefined;
    const answer = `${fieldOf(recipient, 'status')} ${fieldOf(recipient, 'diagnostic-code').replace(/^\w+;\s*/, '')}`.trim();
    const own = verdictOf(fieldOf(recipient, 'diagnostic-code').replace(/^\w+;\s*/, ''));
    // A server in between often writes a general status and keeps the true one in what it was told.
    return { verdict: own === 'none' ? verdictOf(answer) : own, answer };
  }
  const from = mail.from?.address ?? '';
  if (!/^(mailer-daemon|postmaster|mail-daemon|double-bounce)@/i.test(from) && from !== '') return undefined;
  const text = (mail.text ?? mail.html ?? '').slice(0, mostChars);
  if (/will (continue|retry|be retried)|still trying|delayed|not yet been delivered/i.test(text)) return undefined;
  const lines = text.split(/\r?\n/).filter((line) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(line));
  const answer = lines.find((line) => verdictOf(line.trim()) !== 'none') ?? lines[0] ?? mail.subject ?? '';
  return { verdict: verdictOf(answer.trim()), answer: answer.trim() };
}

function partOf(mail: Email, ...types: string[]): string | undefined {
  const part = mail.attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()));
  return part && textOf(part);
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, mostChars);
  return Buffer.from(content as ArrayBuffer).toString('utf8', 0, mostChars);
}

/** A field of a block of headers, unfolded. */
function fieldOf(block: string, name: string): string {
  const found = block.replace(/\r?\n[ \t]+/g, ' ').match(new RegExp(`^${name}:[ \\t]*(.*)$`, 'im'));
  return found?.[1]?.trim() ?? '';
}
