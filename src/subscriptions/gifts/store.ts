import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import { findReader, personKey } from '#readers';
import type { GiftCourse, Months } from './rules.ts';

export type Gift = GiftCourse & {
  id: string;
  giverId: number;
  months: Months;
  price: Money;
  giverName: string;
  message: string;
  language: string;
  orderedAt: Date;
  expiresAt: Date;
  /** The provider's page, once its giver has agreed to the terms. */
  page: { provider: string; ref: string; address: string } | undefined;
  paymentRef: string | null;
  readMark: number;
  returnedMinor: number;
  /** Whom a letter is to bring it; undefined when its giver hands it on, or nobody is to be written any more. */
  delivery: { email: string; at: Date } | undefined;
};

function gifts(db: Database) {
  return db
    .selectFrom('subscriptions.gift as g')
    .leftJoin('subscriptions.giftDelivery as d', 'd.giftId', 'g.id')
    .select(['g.id', 'g.giverId', 'g.months', 'g.priceMinor', 'g.currency', 'g.giverName', 'g.message', 'g.language', 'g.orderedAt'])
    .select(['g.expiresAt', 'g.provider', 'g.providerRef', 'g.page', 'g.paymentRef', 'g.readMark', 'g.paidAt', 'g.returnedMinor'])
    .select(['g.redeemUntil', 'g.redeemedAt', 'g.voidAt', 'g.withdrawnAt', 'd.email', 'd.deliverAt']);
}

type GiftRow = Awaited<ReturnType<ReturnType<typeof gifts>['execute']>>[number];

function giftOf({ months, priceMinor, currency, provider, providerRef, page, email, deliverAt, ...rest }: GiftRow): Gift {
  return {
    ...rest,
    months: months as Months,
    price: { minor: priceMinor, currency },
    page: provider && providerRef && page ? { provider, ref: providerRef, address: page } : undefined,
    delivery: email && deliverAt ? { email, at: deliverAt } : undefined,
  };
}

export type NewGift = Pick<Gift, 'giverId' | 'months' | 'price' | 'giverName' | 'message' | 'language' | 'orderedAt' | 'expiresAt'>;

export async function addGift(db: Database, { price, ...rest }: NewGift): Promise<string> {
  const row = { ...rest, priceMinor: price.minor, currency: price.currency };
  return (await db.insertInto('subscriptions.gift').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function addDelivery(db: Database, row: { giftId: string; email: string; emailKey: string; deliverAt: Date }): Promise<void> {
  await db.insertInto('subscriptions.giftDelivery').values(row).execute();
}

export async function findGift(db: Database, id: string): Promise<Gift | undefined> {
  const row = await gifts(db).where('g.id', '=', id).executeTakeFirst();
  return row && giftOf(row);
}

/** The gift, locked until the transaction ends: of two who redeem it at once the second sees what the first did. */
export async function lockGift(db: Database, id: string): Promise<Gift | undefined> {
  const row = await gifts(db).where('g.id', '=', id).forUpdate('g').executeTakeFirst();
  return row && giftOf(row);
}

/** The gifts a reader has paid for, newest first, a page of them; one more than asked says that there are others. */
export async function giftsGivenBy(db: Database, giverId: number, most: number, before: Date | undefined): Promise<Gift[]> {
  const paid = gifts(db).where('g.giverId', '=', giverId).where('g.paidAt', 'is not', null);
  const page = before ? paid.where('g.orderedAt', '<', before) : paid;
  return (await page.orderBy('g.orderedAt', 'desc').limit(most).execute()).map(giftOf);
}

/** Notes the provider's page on which a gift is paid. */
export async function keepGiftPage(db: Database, id: string, page: { provider: string; ref: string; address: string }): Promise<void> {
  const kept = { provider: page.provider, providerRef: page.ref, page: page.address };
  await db.updateTable('subscriptions.gift').set(kept).where('id', '=', id).where('paidAt', 'is', null).execute();
}

export type GiftChange = Partial<GiftCourse & Pick<Gift, 'paymentRef' | 'readMark' | 'returnedMinor' | 'message'>>;

export async function changeGift(db: Database, id: string, change: GiftChange): Promise<void> {
  await db.updateTable('subscriptions.gift').set(change).where('id', '=', id).execute();
}

/** Lets nobody be written about a gift any more: the address is gone. */
export async function removeDelivery(db: Database, giftId: string): Promise<void> {
  await db.deleteFrom('subscriptions.giftDelivery').where('giftId', '=', giftId).execute();
}

/** Adds the receipt of a gift, or brings what went back of it up to date. */
export async function writeGiftReceipt(db: Database, gift: Gift, ref: string, isDisputed: boolean, now: Date): Promise<void> {
  const { price, paidAt, redeemUntil, returnedMinor } = gift;
  await sql`insert into subscriptions.receipt as e (gift_id, amount_minor, currency, provider_ref, paid_at, period_starts_at, period_ends_at,
      refunded_minor, refunded_at, disputed_at)
    values (${gift.id}, ${price.minor}, ${price.currency}, ${ref}, ${paidAt}, ${paidAt}, ${redeemUntil}, ${returnedMinor},
      ${returnedMinor > 0 ? now : null}, ${isDisputed ? now : null})
    on conflict (provider_ref) do update set refunded_minor = excluded.refunded_minor,
      refunded_at = case when excluded.refunded_minor > 0 then coalesce(e.refunded_at, excluded.refunded_at) end,
      disputed_at = case when excluded.disputed_at is not null then coalesce(e.disputed_at, excluded.disputed_at) end`.execute(db);
}

/** The number of a gift's receipt. */
export async function receiptNumberOf(db: Database, giftId: string): Promise<string | undefined> {
  return (await db.selectFrom('subscriptions.receipt').select('number').where('giftId', '=', giftId).executeTakeFirst())?.number;
}

/** The numbers of gifts' receipts, by gift. */
export async function receiptNumbersOf(db: Database, giftIds: string[]): Promise<Map<string, string>> {
  if (giftIds.length === 0) return new Map();
  const rows = await db.selectFrom('subscriptions.receipt').select(['giftId', 'number']).where('giftId', 'in', giftIds).execute();
  return new Map(rows.map(({ giftId, number }) => [giftId ?? '', number]));
}

/** Pages on which gifts of the last 400 days are paid or were, some at a time: those that wait for money for three days only. */
export async function giftPagesAfter(db: Database, provider: string, after: string, now: Date, most: number) {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<{ id: string; ref: string }>`select id, provider_ref as ref from subscriptions.gift
    where provider = ${provider} and provider_ref is not null and id > ${after}::uuid and ordered_at > ${ago(400)}
      and (paid_at is not null or ordered_at > ${ago(3)}) order by id limit ${most}`.execute(db);
  return rows;
}

/** Removes gifts that were never paid, and the addresses of those that nobody is written about any more. */
export async function forgetGifts(db: Database, unpaidBefore: Date, overBefore: Date): Promise<void> {
  await sql`delete from subscriptions.gift where paid_at is null and ordered_at < ${unpaidBefore}`.execute(db);
  await sql`delete from subscriptions.gift_delivery d using subscriptions.gift g where g.id = d.gift_id
    and (g.redeemed_at < ${overBefore} or g.void_at < ${overBefore} or g.withdrawn_at < ${overBefore} or g.redeem_until < ${overBefore})`.execute(
    db,
  );
}

/** Forgets what givers have written to a reader: it speaks of them. */
export async function forgetWordsTo(db: Database, readerId: number): Promise<void> {
  const reader = await findReader(db, readerId);
  if (!reader?.email) return;
  await sql`update subscriptions.gift g set message = '' from subscriptions.gift_delivery d
    where d.gift_id = g.id and d.email_key = ${personKey(reader.email)}`.execute(db);
  await sql`update subscriptions.gift g set message = '' from subscriptions.grant r
    where r.why = 'gift' and r.about = g.id::text and r.reader_id = ${readerId}`.execute(db);
}
