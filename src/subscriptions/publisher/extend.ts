import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { findReader, readerTag } from '#readers';
import { addGrant, grantsOf, oweGrantLetter } from '../grants/store.ts';
import { isGrantOpen } from '../rules.ts';
import { noteOperation } from '../store/operations.ts';
import { lockReader } from '../store/subscriptions.ts';

const day = 86_400_000;
/** How many days may be given at once. */
export const mostExtraDays = 366;

/** `key` names the form: sent twice it gives once. `seen` is how often the subscription had been extended on the page that was looked at. */
export type Extension = { readerId: number; days: number; note: string; by: number | null; key: string; seen: number };
export type ExtendOutcome =
  | { ok: true; operationIds: string[]; until: Date }
  | { ok: false; reason: 'no-such-reader' | 'without-end' | 'changed' | 'other-provider' };

type Running = {
  id: number;
  provider: string;
  runsUntil: Date;
  cancelledAt: Date | null;
  pausedAt: Date | null;
  lateSince: Date | null;
  extended: number;
};

/** The running subscription and how often it has been extended, for the page that asks for days. */
export async function findExtendable(db: Database, readerId: number): Promise<(Running & { renews: boolean }) | undefined> {
  const { rows } = await sql<Running>`select s.id, s.provider, s.runs_until, s.cancelled_at, s.paused_at, s.late_since,
    (select count(*) from subscriptions.operation o where o.subscription_id = s.id and o.act ->> 'do' = 'postpone') as extended
    from subscriptions.subscription s where s.reader_id = ${readerId} and s.ended_at is null`.execute(db);
  const [row] = rows;
  return row && { ...row, extended: Number(row.extended), renews: !row.cancelledAt && !row.pausedAt && !row.lateSince };
}

/**
 * Gives a reader more days. Where a subscription renews, its next charge is made that much later; otherwise the days follow as a grant on what
 * they have now.
 */
export async function noteExtension(
  db: Database,
  provider: string,
  { readerId, days, note, by, key, seen }: Extension,
  now: Date,
): Promise<ExtendOutcome> {
  return inTransaction(db, async (db) => {
    const reader = await findReader(db, readerId);
    if (!reader?.email) return { ok: false, reason: 'no-such-reader' };
    await lockReader(db, readerId);
    const running = await findExtendable(db, readerId);
    if (running?.renews) {
      if (running.provider !== provider) return { ok: false, reason: 'other-provider' };
      if (running.extended !== seen) return { ok: false, reason: 'changed' };
      const until = new Date(Math.max(running.runsUntil.getTime(), now.getTime()) + days * day);
      const id = await noteOperation(db, running.id, { do: 'postpone', until: until.toISOString() }, 'publisher', now);
      return { ok: true, operationIds: [id], until };
    }
    const open = (await grantsOf(db, readerId)).filter((one) => isGrantOpen(one, now));
    if (open.some((one) => !one.endsAt)) return { ok: false, reason: 'without-end' };
    const ends = [now, ...(running ? [running.runsUntil] : []), ...open.flatMap(({ endsAt }) => endsAt ?? [])];
    const startsAt = new Date(Math.max(...ends.map((at) => at.getTime())));
    const endsAt = new Date(startsAt.getTime() + days * day);
    const about = `extension ${key}`;
    const grantId = await addGrant(db, { readerId, why: 'complimentary', about, note, startsAt, endsAt, givenBy: by });
    if (grantId) await oweGrantLetter(db, grantId, 'given', 'given', now);
    await announce(db, [readerTag(readerId)]);
    return { ok: true, operationIds: [], until: endsAt };
  });
}
