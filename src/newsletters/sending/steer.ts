import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';

type State = 'draft' | 'scheduled' | 'overdue' | 'sending' | 'paused' | 'stopped' | 'sent' | 'skipped';
export type SteerOutcome = { ok: true } | { ok: false; reason: 'gone' | 'not-now' };
export type BeginOutcome = { ok: true } | { ok: false; reason: 'gone' | 'not-now' | 'no-subject' | 'no-mail' };

/** Begins to send a mailing whose mail has been made: its recipients are frozen next, by a worker. Begun twice it is sent once. */
export async function beginMailing(db: Database, mailingId: number, now: Date): Promise<BeginOutcome> {
  return inTransaction(db, async (db) => {
    const { rows } = await sql<{ state: State; hasSubject: boolean; hasMail: boolean }>`
      select m.state, coalesce(m.subjects->>0, '') <> '' as has_subject,
        exists (select from newsletters.rendering r where r.mailing_id = m.id and r.audience = 'everyone') as has_mail
      from newsletters.mailing m where m.id = ${mailingId} for update of m`.execute(db);
    const row = rows[0];
    if (!row) return { ok: false, reason: 'gone' };
    if (!['draft', 'scheduled', 'overdue'].includes(row.state)) return { ok: false, reason: 'not-now' };
    if (!row.hasSubject) return { ok: false, reason: 'no-subject' };
    if (!row.hasMail) return { ok: false, reason: 'no-mail' };
    await change(db, mailingId, { state: 'sending', beganAt: now });
    return { ok: true };
  });
}

/** Holds a mailing: within a second or two no more of it is handed over. */
export async function pauseMailing(
  db: Database,
  mailingId: number,
  because: 'staff' | 'complaints' | 'bounces' = 'staff',
): Promise<SteerOutcome> {
  return steer(db, mailingId, ['sending'], { state: 'paused', pausedBecause: because });
}

/** Goes on with a mailing that was held, where it left off. */
export async function resumeMailing(db: Database, mailingId: number): Promise<SteerOutcome> {
  return steer(db, mailingId, ['paused'], { state: 'sending', pausedBecause: null });
}

/** Ends a mailing for good: what still waits is never sent, and stays written down as waiting. */
export async function stopMailing(db: Database, mailingId: number, now: Date): Promise<SteerOutcome> {
  return steer(db, mailingId, ['sending', 'paused'], { state: 'stopped', pausedBecause: null, finishedAt: now });
}

export type ResendOutcome = { ok: true; count: number } | { ok: false; reason: 'gone' | 'not-now' | 'none' };

/**
 * Sends once more what is unknown: to those who did get it the first time it comes a second time, under the same Message-ID. Somebody has
 * to want that; it never happens by itself.
 */
export async function resendUnknown(db: Database, mailingId: number, now: Date): Promise<ResendOutcome> {
  return inTransaction(db, async (db) => {
    const state = await lockedState(db, mailingId);
    if (!state) return { ok: false, reason: 'gone' };
    if (!['sent', 'sending', 'paused'].includes(state)) return { ok: false, reason: 'not-now' };
    const { numAffectedRows = 0n } =
      await sql`update newsletters.delivery set state = 'waiting', try_at = ${now}, ended_at = null, worker_id = null
      where mailing_id = ${mailingId} and state = 'unknown'`.execute(db);
    const count = Number(numAffectedRows);
    if (count === 0) return { ok: false, reason: 'none' };
    await sql`insert into newsletters.tally as t (mailing_id, worker_id, unknown) values (${mailingId}, 0, ${-count})
      on conflict (mailing_id, worker_id) do update set unknown = t.unknown - ${count}`.execute(db);
    if (state === 'sent') await change(db, mailingId, { state: 'sending', finishedAt: null });
    return { ok: true, count };
  });
}

type Change = { state: State; pausedBecause?: string | null; beganAt?: Date; finishedAt?: Date | null };

async function steer(db: Database, mailingId: number, from: State[], to: Change): Promise<SteerOutcome> {
  return inTransaction(db, async (db) => {
    const state = await lockedState(db, mailingId);
    if (!state) return { ok: false, reason: 'gone' };
    if (!from.includes(state)) return { ok: false, reason: 'not-now' };
    await change(db, mailingId, to);
    return { ok: true };
  });
}

async function lockedState(db: Database, mailingId: number): Promise<State | undefined> {
  const row = await db.selectFrom('newsletters.mailing').select('state').where('id', '=', mailingId).forUpdate().executeTakeFirst();
  return row?.state as State | undefined;
}

async function change(db: Database, mailingId: number, to: Change): Promise<void> {
  await db.updateTable('newsletters.mailing').set(to).where('id', '=', mailingId).execute();
  await announce(db, [`mailing:${mailingId}`]);
}
