import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '#platform/tokens.ts';
import { verdictOf } from '../sending/rules.ts';
import { aboutOf } from './about.ts';
import type { Heard, Report } from './report.ts';

const minutesBelieved = 10;

const events = z.array(
  z.looseObject({
    event: z.string(),
    email: z.string(),
    sg_event_id: z.string(),
    type: z.string().optional(),
    status: z.string().optional(),
    reason: z.string().optional(),
    'smtp-id': z.string().optional(),
  }),
);

/** What SendGrid's event webhook says, signed by ECDSA over its moment and the body as it came (SendGrid, “Event Webhook Security Features”). */
export function hearSendgrid(keys: Keys, key: string, body: string, signature: string, timestamp: string, now: Date): Heard {
  if (!isSigned(key, timestamp + body, signature)) return { ok: false, reason: 'unsigned' };
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > minutesBelieved * 60) return { ok: false, reason: 'old' };
  const given = parse(body);
  return given ? { ok: true, reports: given.flatMap((one) => reportOf(keys, one)) } : { ok: false, reason: 'unreadable' };
}

function isSigned(key: string, signed: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', Buffer.from(signed), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function parse(body: string) {
  try {
    return events.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function reportOf(
  keys: Keys,
  { event, email, sg_event_id, type, status = '', reason = '', ...rest }: z.infer<typeof events>[number],
): Report[] {
  const about = aboutOf(keys, [rest['smtp-id']], email);
  const told = { source: 'sendgrid', sourceId: sg_event_id, about, answer: `${status} ${reason}`.trim() } as const;
  if (event === 'spamreport') return [{ ...told, kind: 'complained', verdict: 'none' }];
  if (event !== 'bounce') return [];
  // What SendGrid calls blocked is about us or the text, not about the mailbox.
  if (type === 'blocked') return [{ ...told, kind: 'bounced', verdict: 'none' }];
  const verdict = verdictOf(told.answer);
  return [{ ...told, kind: 'bounced', verdict: verdict === 'none' && status === '5.0.0' ? 'dead' : verdict }];
}
