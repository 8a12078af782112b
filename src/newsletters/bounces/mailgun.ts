import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '#platform/tokens.ts';
import { verdictOf } from '../sending/rules.ts';
import { aboutOf } from './about.ts';
import type { Heard, Report } from './report.ts';

// Mailgun tells again for eight hours what wasn't taken, under the signature of the first time.
const hoursBelieved = 9;

const call = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  'event-data': z.looseObject({
    event: z.string(),
    id: z.string(),
    recipient: z.string(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    envelope: z.looseObject({ sender: z.string().optional() }).optional(),
    message: z.looseObject({ headers: z.looseObject({ 'message-id': z.string().optional() }) }).optional(),
    'delivery-status': z
      .looseObject({
        code: z.number().optional(),
        'enhanced-code': z.string().optional(),
        message: z.string().optional(),
        description: z.string().optional(),
      })
      .optional(),
  }),
});

/** What Mailgun's webhook says, signed by an HMAC over its moment and a token (Mailgun, “Securing webhooks”). */
export function hearMailgun(keys: Keys, key: string, body: string, now: Date): Heard {
  const given = parse(body);
  if (!given) return { ok: false, reason: 'unreadable' };
  const { timestamp, token, signature } = given.signature;
  const own = createHmac('sha256', key)
    .update(timestamp + token)
    .digest();
  const shown = Buffer.from(signature, 'hex');
  if (shown.length !== own.length || !timingSafeEqual(own, shown)) return { ok: false, reason: 'unsigned' };
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > hoursBelieved * 3600) return { ok: false, reason: 'old' };
  return { ok: true, reports: reportOf(keys, given['event-data']) };
}

function parse(body: string) {
  try {
    return call.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function reportOf(
  keys: Keys,
  { event, id, recipient, severity, reason = '', envelope, message: mail, ...rest }: z.infer<typeof call>['event-data'],
): Report[] {
  const { code = '', message = '', description = '', 'enhanced-code': enhanced = '' } = rest['delivery-status'] ?? {};
  const answer = [code, enhanced, message || description || reason].filter(Boolean).join(' ');
  const about = aboutOf(keys, [envelope?.sender, mail?.headers['message-id']], recipient);
  const told = { source: 'mailgun', sourceId: id, about, answer } as const;
  if (event === 'complained') return [{ ...told, kind: 'complained', verdict: 'none' }];
  if (event !== 'failed' || severity !== 'permanent') return [];
  const verdict = verdictOf(answer);
  return [{ ...told, kind: 'bounced', verdict: verdict === 'none' && reason === 'suppress-bounce' ? 'dead' : verdict }];
}
