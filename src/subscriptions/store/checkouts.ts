import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Card } from '../agreement.ts';
import { discountOf, type SpecialOffer } from '../offers/rules.ts';
import type { Every, Terms } from '../rules.ts';

export type Checkout = {
  id: string;
  readerId: number;
  planSlug: string;
  terms: Terms;
  returnTo: string;
  openedAt: Date;
  expiresAt: Date;
  outcome: 'started' | 'refused' | undefined;
  refusedBecause: 'already-subscribed' | 'trial-used' | 'offer-gone' | undefined;
  /** The offer whose terms these are. */
  offer: { id: number; code: string } | undefined;
  /** The provider's page, once the reader has agreed to the terms. */
  page: { ref: string; address: string } | undefined;
  /** The card that waits for its bank's extra confirmation. */
  waitingCard: Card | undefined;
  /** Of a group: its name, and how its invoices name whoever pays. */
  groupDraft: GroupDraft | undefined;
};

export type GroupDraft = { name: string; billingName: string; billingAddress: string; vatId: string };

/** True for text that can be a checkout's id: anything else need not be looked for. */
export function isCheckoutId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

export type NewCheckout = {
  readerId: number;
  terms: Terms;
  offerId?: number | undefined;
  returnTo: string;
  openedAt: Date;
  expiresAt: Date;
  groupDraft?: GroupDraft | undefined;
};

export async function addCheckout(db: Database, { terms, offerId, groupDraft, ...rest }: NewCheckout): Promise<string> {
  const { planId, price, every, trialDays, seats } = terms;
  const group = { seats: seats ?? null, groupDraft: groupDraft ? JSON.stringify(groupDraft) : null, offerId: offerId ?? null };
  const row = { ...rest, ...group, planId, priceMinor: price.minor, currency: price.currency, every, trialDays };
  const { id } = await db.insertInto('subscriptions.checkout').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

function checkouts(db: Database) {
  return db
    .selectFrom('subscriptions.checkout as c')
    .innerJoin('subscriptions.plan as p', 'p.id', 'c.planId')
    .leftJoin('subscriptions.offer as o', 'o.id', 'c.offerId')
    .select(['c.id', 'c.readerId', 'p.slug as planSlug', 'c.planId', 'c.priceMinor', 'c.currency', 'c.every', 'c.trialDays', 'c.openedAt'])
    .select([
      'c.returnTo',
      'c.expiresAt',
      'c.outcome',
      'c.refusedBecause',
      'c.providerRef',
      'c.page',
      'c.cardRef',
      'c.cardBrand',
      'c.cardLast4',
    ])
    .select(['c.cardFingerprint', 'c.cardExpiresOn', 'c.seats', 'c.groupDraft'])
    .select(['c.offerId', 'o.code as offerCode', 'o.kind as offerKind', 'o.percent', 'o.minor', 'o.periods']);
}

type CheckoutRow = Awaited<ReturnType<ReturnType<typeof checkouts>['execute']>>[number];

function checkoutOf(row: CheckoutRow): Checkout {
  const { id, readerId, planSlug, returnTo, openedAt, expiresAt, providerRef, page, cardRef, cardBrand, cardLast4 } = row;
  const price = { minor: row.priceMinor, currency: row.currency };
  const face = { fingerprint: row.cardFingerprint ?? undefined, expires: row.cardExpiresOn ?? undefined };
  const { percent, minor, periods } = row;
  const offer = row.offerId ? { id: row.offerId, kind: row.offerKind as SpecialOffer['kind'], percent, minor, periods } : undefined;
  const discount = offer && discountOf(offer);
  return {
    id,
    readerId,
    planSlug,
    returnTo,
    openedAt,
    expiresAt,
    terms: { planId: row.planId, price, every: row.every as Every, trialDays: row.trialDays, seats: row.seats ?? undefined, discount },
    offer: offer && { id: offer.id, code: row.offerCode ?? '' },
    outcome: (row.outcome ?? undefined) as Checkout['outcome'],
    refusedBecause: (row.refusedBecause ?? undefined) as Checkout['refusedBecause'],
    page: providerRef && page ? { ref: providerRef, address: page } : undefined,
    waitingCard: cardRef && cardBrand && cardLast4 ? { ref: cardRef, brand: cardBrand, last4: cardLast4, ...face } : undefined,
    groupDraft: (row.groupDraft ?? undefined) as GroupDraft | undefined,
  };
}

export async function findCheckout(db: Database, id: string): Promise<Checkout | undefined> {
  const row = await checkouts(db).where('c.id', '=', id).executeTakeFirst();
  return row && checkoutOf(row);
}

/** The checkout, locked until the transaction ends: of two submissions at once the second sees what the first did. */
export async function lockCheckout(db: Database, id: string): Promise<Checkout | undefined> {
  if (!isCheckoutId(id)) return undefined;
  const row = await checkouts(db).where('c.id', '=', id).forUpdate('c').executeTakeFirst();
  return row && checkoutOf(row);
}

/** Pages of the provider's that a reader opened by other checkouts and that may still be used. */
export async function otherOpenPages(db: Database, readerId: number, exceptId: string): Promise<string[]> {
  const open = checkouts(db).where('c.readerId', '=', readerId).where('c.id', '<>', exceptId).where('c.closedAt', 'is', null);
  const rows = await open.where('c.providerRef', 'is not', null).orderBy('c.openedAt', 'desc').limit(20).execute();
  return rows.flatMap((row) => row.providerRef ?? []);
}

/** Changes the terms of a checkout whose page nobody has opened yet: with an offer, or without. */
export async function setOffer(db: Database, id: string, offerId: number | undefined, trialDays: number): Promise<void> {
  const set = { offerId: offerId ?? null, trialDays };
  await db.updateTable('subscriptions.checkout').set(set).where('id', '=', id).where('providerRef', 'is', null).execute();
}

/** Notes the provider's page of a checkout. */
export async function keepPage(db: Database, id: string, provider: string, ref: string, page: string): Promise<void> {
  const kept = { provider, providerRef: ref, page };
  await db.updateTable('subscriptions.checkout').set(kept).where('id', '=', id).where('closedAt', 'is', null).execute();
}

export async function closeCheckout(
  db: Database,
  id: string,
  outcome: 'started' | 'refused',
  now: Date,
  refusedBecause?: Checkout['refusedBecause'],
): Promise<void> {
  const cleared = { cardRef: null, cardBrand: null, cardLast4: null, cardFingerprint: null, cardExpiresOn: null };
  await db
    .updateTable('subscriptions.checkout')
    .set({ outcome, closedAt: now, refusedBecause: refusedBecause ?? null, ...cleared })
    .where('id', '=', id)
    .execute();
}

/** Keeps a card, or none, for the checkout's extra confirmation. */
export async function keepCard(db: Database, id: string, card: Card | undefined): Promise<void> {
  const face = { cardRef: card?.ref ?? null, cardBrand: card?.brand ?? null, cardLast4: card?.last4 ?? null };
  const kept = { ...face, cardFingerprint: card?.fingerprint ?? null, cardExpiresOn: card?.expires ?? null };
  await db.updateTable('subscriptions.checkout').set(kept).where('id', '=', id).where('closedAt', 'is', null).execute();
}

/** Removes checkouts that nothing came of. Those that began a subscription stay, and every consent stays. */
export async function removeUnfinished(db: Database, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('subscriptions.checkout').where('closedAt', 'is', null).where('expiresAt', '<', expiredBefore).execute();
}

export type NewConsent = {
  checkoutId: string;
  readerId: number;
  termsVersion: string;
  termsText: string;
  language: string;
  agreedAt: Date;
};

/** Notes what a reader agreed to, in the words they saw. */
export async function addConsent(db: Database, consent: NewConsent): Promise<void> {
  await db.insertInto('subscriptions.consent').values(consent).execute();
}

/** The provider's name for a reader as somebody who pays. */
export async function findCustomer(db: Database, readerId: number, provider: string): Promise<string | undefined> {
  const found = db.selectFrom('subscriptions.customer').select('ref').where('readerId', '=', readerId).where('provider', '=', provider);
  return (await found.executeTakeFirst())?.ref;
}

/** By which names providers know a reader. */
export async function customersOf(db: Database, readerId: number): Promise<{ provider: string; ref: string }[]> {
  const { rows } = await sql<{ provider: string; ref: string }>`
    select provider, ref from subscriptions.customer where reader_id = ${readerId}
    union select provider, customer_ref from subscriptions.subscription where reader_id = ${readerId} and customer_ref <> ''`.execute(db);
  return rows;
}

/** Keeps a reader's customer, unless one is known. */
export async function keepCustomer(db: Database, readerId: number, provider: string, ref: string): Promise<void> {
  await sql`insert into subscriptions.customer (reader_id, provider, ref) values (${readerId}, ${provider}, ${ref}) on conflict do nothing`.execute(
    db,
  );
}
