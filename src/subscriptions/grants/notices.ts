import { type RawBuilder, sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueueGrantLetters, type GrantLetterKind } from './store.ts';

const perBatch = 1000;

const isSole = sql`not exists (select from subscriptions.grant o where o.reader_id = g.reader_id and o.id <> g.id and o.ended_at is null
    and (o.ends_at is null or o.ends_at > g.ends_at))
  and not exists (select from subscriptions.subscription s where s.reader_id = g.reader_id and s.ended_at is null and s.cancelled_at is null)`;

/**
 * Letters that the clock owes, each with its window. Of an end that is nearer than three days nobody is warned any more, nor of the end of what was
 * given for less than two weeks; and where something else goes on, nothing ends.
 */
const notices: { kind: GrantLetterKind; where: (now: Date) => RawBuilder<unknown> }[] = [
  {
    kind: 'ending',
    where: (now) => sql`g.ends_at > ${now}::timestamptz + interval '3 days' and g.ends_at <= ${now}::timestamptz + interval '7 days'
      and g.ends_at - g.starts_at > interval '14 days'`,
  },
  { kind: 'ended', where: (now) => sql`g.ends_at <= ${now} and g.ends_at > ${now}::timestamptz - interval '7 days'` },
];

/** Owes word of what was given and ends in a week, or has ended, a batch at a time. Answers how many. */
export async function oweGrantNotices(db: Database, now: Date): Promise<number> {
  let count = 0;
  for (const { kind, where } of notices) {
    for (let last = perBatch; last === perBatch; count += last) {
      last = await inTransaction(db, async (db) => {
        const about = sql`to_char(g.ends_at at time zone 'UTC', 'YYYY-MM-DD')`;
        const { rows } = await sql<{ id: number }>`insert into subscriptions.grant_letter (grant_id, kind, about, owed_at)
          select g.id, ${kind}, ${about}, ${now} from subscriptions.grant g
          where g.ended_at is null and g.why in ('gift', 'complimentary') and ${where(now)} and ${isSole}
            and not exists (select from subscriptions.grant_letter l where l.grant_id = g.id and l.kind = ${kind} and l.about = ${about})
          order by g.ends_at limit ${perBatch} on conflict do nothing returning id`.execute(db);
        await enqueueGrantLetters(
          db,
          rows.map(({ id }) => id),
        );
        return rows.length;
      });
    }
  }
  return count;
}
