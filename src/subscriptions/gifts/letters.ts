import { type RawBuilder, sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';

export type GiftLetterKind = 'thanks' | 'gift' | 'again' | 'unredeemed' | 'last-days' | 'refunded';
export type OwedGiftLetter = { giftId: string; kind: GiftLetterKind; about: string };

const perBatch = 500;

/** Owes a letter about a gift, in the transaction of what it tells of. False when it was owed before. */
export async function oweGiftLetter(db: Database, giftId: string, kind: GiftLetterKind, about: string, now: Date): Promise<boolean> {
  const insert = db
    .insertInto('subscriptions.giftLetter')
    .values({ giftId, kind, about, owedAt: now })
    .onConflict((on) => on.doNothing());
  const made = await insert.returning('id').execute();
  await send(
    db,
    made.map(({ id }) => id),
  );
  return made.length > 0;
}

async function send(db: Database, ids: number[]): Promise<void> {
  const payloads = ids.map((letterId) => ({ letterId }));
  await enqueueAll(db, 'subscriptions.send-gift-letter', payloads, -5);
}

export async function findOwedGiftLetter(db: Database, id: number): Promise<OwedGiftLetter | undefined> {
  const owed = db
    .selectFrom('subscriptions.giftLetter')
    .select(['giftId', 'kind', 'about'])
    .where('id', '=', id)
    .where('sentAt', 'is', null);
  return (await owed.executeTakeFirst()) as OwedGiftLetter | undefined;
}

export async function markGiftLetterSent(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('subscriptions.giftLetter').set({ sentAt: now }).where('id', '=', id).execute();
}

const isOpen = (now: Date) =>
  sql`g.paid_at is not null and g.redeemed_at is null and g.void_at is null and g.withdrawn_at is null and g.redeem_until > ${now}`;
/** When a gift was handed over: by its letter, or to its giver. */
const handedAt = sql`coalesce(d.deliver_at, g.paid_at)`;

/** Letters that the clock owes, each with its window: one that was missed for some days is still sent, and never out of season. */
const notices: { kind: GiftLetterKind; where: (now: Date) => RawBuilder<unknown> }[] = [
  { kind: 'gift', where: (now) => sql`${isOpen(now)} and d.deliver_at <= ${now}` },
  {
    kind: 'unredeemed',
    where: (now) => sql`${isOpen(now)} and ${handedAt} <= ${now}::timestamptz - interval '30 days'
      and ${handedAt} > ${now}::timestamptz - interval '60 days' and g.redeem_until > ${now}::timestamptz + interval '30 days'`,
  },
  {
    kind: 'last-days',
    where: (now) => sql`${isOpen(now)} and g.redeem_until <= ${now}::timestamptz + interval '30 days'
      and g.redeem_until > ${now}::timestamptz + interval '3 days' and ${handedAt} <= ${now}`,
  },
];

/** Owes the gifts whose day has come to their recipients. Answers how many. */
export async function oweDeliveries(db: Database, now: Date): Promise<number> {
  return oweWhere(db, notices.slice(0, 1), now);
}

/** Owes word of gifts that nobody has redeemed: after thirty days, and when thirty are left. Answers how many. */
export async function oweGiftReminders(db: Database, now: Date): Promise<number> {
  return oweWhere(db, notices.slice(1), now);
}

async function oweWhere(db: Database, some: typeof notices, now: Date): Promise<number> {
  let count = 0;
  for (const { kind, where } of some) {
    for (let last = perBatch; last === perBatch; count += last) {
      last = await inTransaction(db, async (db) => {
        const { rows } = await sql<{ id: number }>`insert into subscriptions.gift_letter (gift_id, kind, about, owed_at)
          select g.id, ${kind}, 'once', ${now} from subscriptions.gift g left join subscriptions.gift_delivery d on d.gift_id = g.id
          where ${where(now)} and not exists (select from subscriptions.gift_letter l where l.gift_id = g.id and l.kind = ${kind})
          order by g.id limit ${perBatch} on conflict do nothing returning id`.execute(db);
        await send(
          db,
          rows.map(({ id }) => id),
        );
        return rows.length;
      });
    }
  }
  return count;
}
