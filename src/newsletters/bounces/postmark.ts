import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Heard, Report } from './report.ts';

const call = z.looseObject({
  RecordType: z.string(),
  ID: z.union([z.number(), z.string()]),
  Type: z.string().optional(),
  Email: z.string(),
  Description: z.string().optional(),
  Details: z.string().optional(),
});

const verdicts: Record<string, 'dead' | 'soft'> = { HardBounce: 'dead', BadEmailAddress: 'dead', SoftBounce: 'soft', Transient: 'soft' };

/** What Postmark's webhooks say. They carry no signature: the name and password that were given to Postmark show who calls (RFC 7617). */
export function hearPostmark(login: string, body: string, authorization: string): Heard {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const own = `Basic ${Buffer.from(login).toString('base64')}`;
  if (!timingSafeEqual(digest(own), digest(authorization))) return { ok: false, reason: 'unsigned' };
  const given = parse(body);
  return given ? { ok: true, reports: reportOf(given) } : { ok: false, reason: 'unreadable' };
}

function parse(body: string) {
  try {
    return call.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function reportOf({ RecordType, ID, Type = '', Email, Description = '', Details = '' }: z.infer<typeof call>): Report[] {
  const told = { source: 'postmark', sourceId: `${RecordType} ${ID}`, about: { email: Email }, answer: Details || Description } as const;
  if (RecordType === 'SpamComplaint' || (RecordType === 'Bounce' && Type === 'SpamComplaint'))
    return [{ ...told, kind: 'complained', verdict: 'none' }];
  return RecordType === 'Bounce' ? [{ ...told, kind: 'bounced', verdict: verdicts[Type] ?? 'none' }] : [];
}
