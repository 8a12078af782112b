import type { Database } from '#platform/database.ts';
import type { Card } from '../billing.ts';
import type { Every, Terms } from '../rules.ts';

export type Checkout = {
  id: string;
  readerId: number;
  planSlug: string;
  terms: Terms;
  returnTo: string;
  expiresAt: Date;
  outcome: 'started' | 'refused' | undefined;
  /** The card that waits for its bank's extra confirmation. */
  waitingCard: Card | undefined;
};

/** True for text that can be a checkout's id: anything else need not be looked for. */
export function isCheckoutId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

export type NewCheckout = { readerId: number; terms: Terms; returnTo: string; openedAt: Date; expiresAt: Date };

export async function addCheckout(db: Database, { terms, ...rest }: NewCheckout): Promise<string> {
  const { planId, price, every, trialDays } = terms;
  const row = { ...rest, planId, priceMinor: price.minor, currency: price.currency, every, trialDays };
  const { id } = await db.insertInto('subscriptions.checkout').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

function checkouts(db: Database) {
  return db
    .selectFrom('subscriptions.checkout as c')
    .innerJoin('subscriptions.plan as p', 'p.id', 'c.planId')
    .select(['c.id', 'c.readerId', 'p.slug as planSlug', 'c.planId', 'c.priceMinor', 'c.currency', 'c.every', 'c.trialDays'])
    .select(['c.returnTo', 'c.expiresAt', 'c.outcome', 'c.cardRef', 'c.cardBrand', 'c.cardLast4']);
}

type CheckoutRow = Awaited<ReturnType<ReturnType<typeof checkouts>['execute']>>[number];

function checkoutOf(row: CheckoutRow): Checkout {
  const { id, readerId, planSlug, returnTo, expiresAt, cardRef, cardBrand, cardLast4 } = row;
  const price = { minor: row.priceMinor, currency: row.currency };
  return {
    id,
    readerId,
    planSlug,
    returnTo,
    expiresAt,
    terms: { planId: row.planId, price, every: row.every as Every, trialDays: row.trialDays },
    outcome: (row.outcome ?? undefined) as Checkout['outcome'],
    waitingCard: cardRef && cardBrand && cardLast4 ? { ref: cardRef, brand: cardBrand, last4: cardLast4 } : undefined,
  };
}

export async function findCheckout(db: Database, id: string): Promise<Checkout | undefined> {
  const row = await checkouts(db).where('c.id', '=', id).executeTakeFirst();
  return row && checkoutOf(row);
}

/** The checkout, locked until the transaction ends: of two submissions at once the second sees what the first did. */
export async function lockCheckout(db: Database, id: string): Promise<Checkout | undefined> {
  const row = await checkouts(db).where('c.id', '=', id).forUpdate('c').executeTakeFirst();
  return row && checkoutOf(row);
}

export async function closeCheckout(db: Database, id: string, outcome: 'started' | 'refused', now: Date): Promise<void> {
  const cleared = { cardRef: null, cardBrand: null, cardLast4: null };
  await db
    .updateTable('subscriptions.checkout')
    .set({ outcome, closedAt: now, ...cleared })
    .where('id', '=', id)
    .execute();
}

/** Keeps a card, or none, for the checkout's extra confirmation. */
export async function keepCard(db: Database, id: string, card: Card | undefined): Promise<void> {
  const kept = { cardRef: card?.ref ?? null, cardBrand: card?.brand ?? null, cardLast4: card?.last4 ?? null };
  await db.updateTable('subscriptions.checkout').set(kept).where('id', '=', id).where('closedAt', 'is', null).execute();
}

/** Removes checkouts that nothing came of. Those that began a subscription stay: they are the reader's consent. */
export async function removeUnfinished(db: Database, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('subscriptions.checkout').where('closedAt', 'is', null).where('expiresAt', '<', expiredBefore).execute();
}
