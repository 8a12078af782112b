import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { decidesAt, type Progress, paceOf, type Slice, secondsLeft } from './rules.ts';

export type MailingProgress = Progress & {
  state: string;
  pausedBecause: string | null;
  /** Mails a second over the last seconds, and how long the rest takes at that pace; undefined while nobody can say. */
  perSecond: number;
  secondsLeft: number | undefined;
  /** Several subjects are being tried until then; afterwards which one won, counted from 1. */
  triesUntil: Date | undefined;
  winner: number | null;
  /** Everything is stopped, this mailing too. */
  isMailStopped: boolean;
};

type Row = Omit<Progress, 'waiting'> & {
  state: string;
  pausedBecause: string | null;
  subjects: number;
  beganAt: Date | null;
  decidedAt: Date | null;
  winner: number | null;
  isMailStopped: boolean;
  perHour: number | null;
  slices: Slice[];
};

/** How far a mailing is, in one statement, whatever its size; undefined where there is none. */
export async function progressOf(db: Database, mailingId: number, now: Date): Promise<MailingProgress | undefined> {
  const { rows } = await sql<Row>`
    select m.state, m.paused_because, jsonb_array_length(m.subjects) as subjects, m.began_at, m.decided_at, m.winner, coalesce(m.recipients, 0) as recipients,
      t.sent, t.failed, t.suppressed, t.unknown, t.slices, p.per_hour, p.stopped_at is not null as is_mail_stopped
    from newsletters.mailing m cross join newsletters.post p
    cross join lateral (select coalesce(sum(sent), 0)::int as sent, coalesce(sum(failed), 0)::int as failed, coalesce(sum(suppressed), 0)::int as suppressed,
      coalesce(sum(unknown), 0)::int as unknown,
      coalesce(jsonb_agg(jsonb_build_object('slice', slice, 'inSlice', in_slice, 'inSliceBefore', in_slice_before)), '[]') as slices
      from newsletters.tally where mailing_id = m.id) t
    where m.id = ${mailingId}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { subjects, beganAt, decidedAt, slices, perHour, ...rest } = row;
  const waiting = Math.max(0, row.recipients - row.sent - row.failed - row.suppressed - row.unknown);
  const perSecond = paceOf(slices, perHour, now);
  const triesUntil = subjects > 1 && beganAt && !decidedAt ? decidesAt(beganAt) : undefined;
  const isMoving = row.state === 'sending' && !row.isMailStopped;
  const secondsToWait = triesUntil ? (triesUntil.getTime() - now.getTime()) / 1000 : 0;
  const left = isMoving || waiting === 0 ? secondsLeft(waiting, perSecond, secondsToWait) : undefined;
  return { ...rest, waiting, perSecond, secondsLeft: left, triesUntil };
}
