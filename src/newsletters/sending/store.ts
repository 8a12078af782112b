import { sql } from 'kysely';
import type { Database, Press } from '#platform/database.ts';

/** How a mail that was handed over ended. `waiting`: it is tried again at `tryAt`; `isTry`: the server saw it. */
export type Ended = { id: number; state: 'sent' | 'failed' | 'unknown' | 'waiting'; answer: string; tryAt: Date; isTry: boolean };
export type Taken = { id: number; audience: string; subjectNo: number | null; tries: number; publicId: string; email: string };
/** Where in the queue of a mailing a worker is. */
export type Place = { at: Date; id: number };
export type Turn = { noted: number; taken: number; lastAt: Date | null; lastId: number | null; handed: Taken[] };

/** Before the first that can wait. */
export const queueStart: Place = { at: new Date(0), id: 0 };

/** Notes how mails ended and takes up to `most` new ones of a mailing, in one transaction: see db/migrations/0077_cursor.sql. */
export async function takeTurn(
  db: Database,
  workerId: number,
  ended: Ended[],
  from: { mailingId: number; wave: number; after: Place } | undefined,
  most: number,
  now: Date,
): Promise<Turn> {
  const { rows } = await sql<Turn>`select * from newsletters.turn(${workerId}, ${now},
    ${ended.map(({ id }) => id)}, ${ended.map(({ state }) => state)}, ${ended.map(({ answer }) => answer.replaceAll('\0', ''))},
    ${ended.map(({ tryAt }) => tryAt)}, ${ended.map(({ isTry }) => isTry)},
    ${from?.mailingId ?? 0}, ${from?.wave ?? 0}, ${from?.after.at ?? now}, ${from?.after.id ?? 0}, ${from ? most : 0})`.execute(db);
  return rows[0] ?? { noted: 0, taken: 0, lastAt: null, lastId: null, handed: [] };
}

/** Frees what this worker took and never handed over: an answer of the database had been lost. */
export async function releaseUnhanded(db: Database, workerId: number, held: number[], now: Date): Promise<void> {
  await sql`update newsletters.delivery set state = 'waiting', try_at = ${now} where worker_id = ${workerId} and state = 'handed'
    and not id = any (${held}::bigint[])`.execute(db);
}

/** Corrects deliveries given up as unknown by others, once the worker that had them knows how they ended. */
export async function amend(db: Database, workerId: number, ended: Ended[]): Promise<void> {
  const known = ended.filter(({ state }) => state === 'sent' || state === 'failed');
  if (known.length === 0) return;
  await sql`with amended as (
      update newsletters.delivery d set state = g.state, answer = g.answer
      from unnest(${known.map(({ id }) => id)}::bigint[], ${known.map(({ state }) => state)}::text[], ${known.map(({ answer }) => answer)}::text[]) g (id, state, answer)
      where d.id = g.id and d.worker_id = ${workerId} and d.state = 'unknown' returning d.mailing_id, d.state)
    insert into newsletters.tally as t (mailing_id, worker_id, sent, failed, unknown)
    select mailing_id, ${workerId}::bigint, count(*) filter (where state = 'sent'), count(*) filter (where state = 'failed'), -count(*) from amended group by 1
    on conflict (mailing_id, worker_id) do update set sent = t.sent + excluded.sent, failed = t.failed + excluded.failed,
      unknown = t.unknown + excluded.unknown`.execute(db);
}

export async function addWorker(db: Database): Promise<number> {
  const { id } = await db.insertInto('newsletters.worker').defaultValues().returning('id').executeTakeFirstOrThrow();
  return id;
}

const secondsToLive = 15;

/** A sign of life; and what workers had in hand that have given none for 15 seconds, by the database's clock, becomes unknown. */
export async function giveSign(db: Database, workerId: number, now: Date): Promise<void> {
  await sql`with alive as (update newsletters.worker set seen_at = clock_timestamp() where id = ${workerId} returning seen_at)
    update newsletters.post set beat_at = greatest(beat_at, alive.seen_at) from alive`.execute(db);
  await buryDead(db, workerId, now);
}

async function buryDead(db: Database, workerId: number, now: Date): Promise<void> {
  await sql`with lost as (
      update newsletters.delivery d set state = 'unknown', ended_at = ${now}, answer = 'The worker that had it is gone.'
      from newsletters.worker w
      where d.state = 'handed' and d.worker_id = w.id and w.id <> ${workerId} and w.seen_at < clock_timestamp() - make_interval(secs => ${secondsToLive})
      returning d.mailing_id)
    insert into newsletters.tally as t (mailing_id, worker_id, unknown) select mailing_id, ${workerId}::bigint, count(*) from lost group by 1
    on conflict (mailing_id, worker_id) do update set unknown = t.unknown + excluded.unknown`.execute(db);
}

/** A worker that ends in peace leaves nothing in hand: nobody has to wait to be sure. */
export async function removeWorker(db: Database, workerId: number): Promise<void> {
  await sql`update newsletters.worker set seen_at = '-infinity' where id = ${workerId}`.execute(db);
}

export type UnderWay = {
  id: number;
  publicId: string;
  newsletterId: number;
  slug: string;
  name: Record<string, string>;
  language: string;
  subjects: string[];
  senderName: string | null;
  senderEmail: string | null;
  replyTo: string | null;
  beganAt: Date;
  frozenAt: Date | null;
  decidedAt: Date | null;
  winner: number | null;
};

/** The mailings that are being sent, the oldest first; none while nothing may leave. */
export async function mailingsUnderWay(db: Database): Promise<UnderWay[]> {
  const rows = await db
    .selectFrom('newsletters.mailing as m')
    .innerJoin('newsletters.newsletter as n', 'n.id', 'm.newsletterId')
    .select(['m.id', 'm.publicId', 'm.newsletterId', 'n.slug', 'n.names', 'm.language', 'm.subjects'])
    .select(['n.senderName', 'n.senderEmail', 'n.replyTo', 'm.beganAt', 'm.frozenAt', 'm.decidedAt', 'm.winner'])
    .where('m.state', '=', 'sending')
    .where((is) => is.not(is.exists(is.selectFrom('newsletters.post').select('onlyRow').where('stoppedAt', 'is not', null))))
    .orderBy('m.id')
    .limit(50)
    .execute();
  return rows.map(({ names, subjects, beganAt, ...row }) => ({
    ...row,
    name: names as Record<string, string>,
    subjects: subjects as string[],
    beganAt: beganAt ?? new Date(0),
  }));
}

/** Whether something that was taken before waits and is due. */
export async function hasUnsent(db: Database, now: Date): Promise<boolean> {
  const { rows } = await sql<{
    isLeft: boolean;
  }>`select exists (select from newsletters.delivery d join newsletters.mailing m on m.id = d.mailing_id
    where m.state = 'sending' and d.state = 'waiting' and d.worker_id is not null and d.try_at <= ${now}) as is_left`.execute(db);
  return rows[0]?.isLeft ?? false;
}

export async function renderingsOf(press: Press, mailingId: number): Promise<{ audience: string; html: string; text: string }[]> {
  return press.selectFrom('newsletters.rendering').select(['audience', 'html', 'text']).where('mailingId', '=', mailingId).execute();
}

/** Settles which subject the rest gets, once. */
export async function settleWinner(db: Database, mailingId: number, winner: number, now: Date): Promise<void> {
  await db
    .updateTable('newsletters.mailing')
    .set({ winner, decidedAt: now })
    .where('id', '=', mailingId)
    .where('decidedAt', 'is', null)
    .execute();
}

export async function clicksBySubject(db: Database, mailingId: number): Promise<{ subjectNo: number; clicks: number }[]> {
  return db.selectFrom('newsletters.subjectClicks').select(['subjectNo', 'clicks']).where('mailingId', '=', mailingId).execute();
}

/** A mailing of which nothing waits and nothing is in hand has been sent. Answers whether it has. */
export async function finish(db: Database, mailingId: number, now: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`update newsletters.mailing set state = 'sent', finished_at = ${now}
    where id = ${mailingId} and state = 'sending' and frozen_at is not null
      and not exists (select from newsletters.delivery where mailing_id = ${mailingId} and state = 'waiting')
      and not exists (select from newsletters.delivery where mailing_id = ${mailingId} and state = 'handed')`.execute(db);
  return numAffectedRows > 0n;
}

const deliveriesAtOnce = 20_000;

/** Removes who got what in mailings that ended before a moment; what a mailing came to in all stays. In small transactions, and the rest the next time. */
export async function removeDeliveries(db: Database, finishedBefore: Date): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const { numAffectedRows = 0n } = await sql`delete from newsletters.delivery where id in (
      select d.id from newsletters.mailing m join newsletters.delivery d on d.mailing_id = m.id
      where m.state in ('sent', 'stopped') and coalesce(m.finished_at, m.began_at) < ${finishedBefore} limit ${deliveriesAtOnce})`.execute(
      db,
    );
    if (numAffectedRows < deliveriesAtOnce) return;
  }
}
