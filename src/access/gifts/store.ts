import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type Gift = { id: string; readerId: number; storyId: number; expiresAt: Date; devices: number };

const columns = ['id', 'readerId', 'storyId', 'expiresAt', 'devices'] as const;

/** Lets a reader give one story at a time, until the transaction ends. */
export async function lockGiver(db: Database, readerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('access.giver ' || ${readerId}::bigint, 0))`.execute(db);
}

/** The reader's gift of a story that can still be opened. */
export async function findOpenGift(db: Database, readerId: number, storyId: number, now: Date): Promise<Gift | undefined> {
  return db
    .selectFrom('access.gift')
    .select(columns)
    .where('readerId', '=', readerId)
    .where('storyId', '=', storyId)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function countGifts(db: Database, readerId: number, month: string): Promise<number> {
  const row = await db
    .selectFrom('access.gift')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('readerId', '=', readerId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function addGift(
  db: Database,
  gift: { readerId: number; storyId: number; month: string; madeAt: Date; expiresAt: Date },
): Promise<Gift> {
  return db.insertInto('access.gift').values(gift).returning(columns).executeTakeFirstOrThrow();
}

/** A reader's gifts that can still be opened, newest first, at most fifty. */
export async function openGiftsOf(db: Database, readerId: number, now: Date): Promise<Gift[]> {
  return db
    .selectFrom('access.gift')
    .select(columns)
    .where('readerId', '=', readerId)
    .where('expiresAt', '>', now)
    .orderBy('madeAt', 'desc')
    .limit(50)
    .execute();
}

/** What a reader has given to others, newest first: when, until when, and how many devices opened it. */
export async function giftsMadeBy(
  db: Database,
  readerId: number,
  most: number,
): Promise<{ madeAt: Date; expiresAt: Date; devices: number }[]> {
  const rows = db.selectFrom('access.gift').select(['madeAt', 'expiresAt', 'devices']).where('readerId', '=', readerId);
  return rows.orderBy('madeAt', 'desc').limit(most).execute();
}

export async function findGift(db: Database, id: string): Promise<Gift | undefined> {
  return db.selectFrom('access.gift').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The gift, locked until the transaction ends: those who open it at once are counted one by one. */
export async function lockGift(db: Database, id: string): Promise<Gift | undefined> {
  return db.selectFrom('access.gift').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Lets a meter read a gift's story. False when it may already. */
export async function addGiftOpening(db: Database, giftId: string, meterId: number, now: Date): Promise<boolean> {
  const added = await db
    .insertInto('access.giftOpening')
    .values({ giftId, meterId, openedAt: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function hasGiftOpening(db: Database, giftId: string, meterId: number): Promise<boolean> {
  const row = db.selectFrom('access.giftOpening').select('giftId').where('giftId', '=', giftId).where('meterId', '=', meterId);
  return (await row.executeTakeFirst()) !== undefined;
}

export async function countDevice(db: Database, giftId: string): Promise<void> {
  await db
    .updateTable('access.gift')
    .set(({ eb }) => ({ devices: eb('devices', '+', 1) }))
    .where('id', '=', giftId)
    .execute();
}
