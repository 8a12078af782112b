import type { Verdict } from '../sending/rules.ts';

export const sources = ['ses', 'postmark', 'mailgun', 'sendgrid', 'mailbox', 'simulator'] as const;
export type Source = (typeof sources)[number];

/** Whom a report is about: a delivery, known by what only we could have written on it, or an address, named by a provider that showed who it is. */
export type About = { deliveryId: number } | { email: string };

/** One thing that came back about a mail. `sourceId` is the source's own name for it, the same each time it is told. */
export type Report = { source: Source; sourceId: string; kind: 'bounced' | 'complained'; verdict: Verdict; about: About; answer: string };

/** What a webhook said, once it was shown to be the provider's own. `confirm` is an address of the provider's to be fetched. */
export type Heard =
  | { ok: true; reports: Report[]; confirm?: string }
  | { ok: false; reason: 'unsigned' | 'old' | 'unreadable' | 'not-ours' | 'unreachable' };

/** So many complaints are always borne; beyond them a mailing is held once they pass the share that mailbox providers bear (0.3 %). */
const complaintsBorne = 3;
const complaintShare = 0.003;
const bouncesBorne = 50;
const bounceShare = 0.1;

export type Returned = { sent: number; bounced: number; complained: number };

/** Why a mailing should be held until somebody has looked: too many complained, or too much came back. Undefined where all is well. */
export function whyHold({ sent, bounced, complained }: Returned): 'complaints' | 'bounces' | undefined {
  if (complained > complaintsBorne && complained > sent * complaintShare) return 'complaints';
  return bounced > bouncesBorne && bounced > sent * bounceShare ? 'bounces' : undefined;
}
