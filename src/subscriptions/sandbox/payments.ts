import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import type { Card } from '../agreement.ts';
import type { About, ActOutcome, OneOff, Opened, PaymentOrder } from '../billing.ts';
import { conductOf } from './cards.ts';

const disputeDays = 7;
const columns = ['ref', 'readerId', 'paysFor', 'name', 'minor', 'currency', 'back', 'away', 'expiresAt', 'cardRef', 'paidAt'] as const;

export type SandboxPayment = {
  ref: string;
  readerId: number;
  paysFor: string;
  name: string;
  minor: number;
  currency: string;
  back: string;
  away: string;
  expiresAt: Date;
  cardRef: string | null;
  paidAt: Date | null;
};

/** The page on which one thing is paid in the sandbox; asked for twice under one key, the same. */
export async function openSandboxPayment(db: Database, key: string, order: PaymentOrder): Promise<Opened> {
  const { readerId, customerRef, paysFor, price, name, back, away, expiresAt } = order;
  const row = { key, readerId, paysFor, name, ...price, back, away, expiresAt };
  const { ref } = await db
    .insertInto('subscriptions.sandboxPayment')
    .values(row)
    .onConflict((on) => on.column('key').doUpdateSet({ key }))
    .returning('ref')
    .executeTakeFirstOrThrow();
  return { ok: true, ref, page: `/sandbox/payment/${ref}`, customerRef: customerRef ?? `sandbox-reader-${readerId}` };
}

export async function findSandboxPayment(db: Database, ref: string): Promise<SandboxPayment | undefined> {
  return db.selectFrom('subscriptions.sandboxPayment').select(columns).where('ref', '=', ref).executeTakeFirst();
}

/** Keeps the card, or none, that waits for its bank's extra confirmation. */
export async function keepPayingCard(db: Database, ref: string, cardRef: string | null): Promise<void> {
  await db.updateTable('subscriptions.sandboxPayment').set({ cardRef }).where('ref', '=', ref).where('paidAt', 'is', null).execute();
}

/** Pays with a card, once however often it is sent. False when the page had expired. */
export async function payInSandbox(db: Database, ref: string, card: Pick<Card, 'ref'>, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const row = await db.selectFrom('subscriptions.sandboxPayment').select(columns).where('ref', '=', ref).forUpdate().executeTakeFirst();
    if (!row || (!row.paidAt && row.expiresAt <= now)) return false;
    if (row.paidAt) return true;
    const isDisputed = conductOf(card) === 'disputes';
    const disputeAt = isDisputed ? new Date(now.getTime() + disputeDays * 86_400_000) : null;
    const paid = { paidAt: now, cardRef: card.ref, disputeAt };
    await db.updateTable('subscriptions.sandboxPayment').set(paid).where('ref', '=', ref).execute();
    return true;
  });
}

/** Gives back of a payment in the books, once under a key. */
export async function returnInSandbox(db: Database, key: string, ref: string, minor: number): Promise<ActOutcome> {
  const { rows } = await sql<{ ref: string }>`update subscriptions.sandbox_payment
    set returned_minor = case when ${key} = any (keys) then returned_minor else returned_minor + ${minor} end,
      keys = case when ${key} = any (keys) then keys else array_append(keys, ${key}::text) end
    where ref::text = ${ref} and paid_at is not null and (${key} = any (keys) or returned_minor + ${minor} <= minor) returning ref`.execute(
    db,
  );
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'refused' };
}

/** The payments in the books that something is about. */
export async function readSandboxPayments(db: Database, { page, charge, customer }: About): Promise<OneOff[]> {
  const ref = page ?? charge;
  const readerId = customer?.match(/^sandbox-reader-(\d+)$/)?.[1];
  if (!ref && !readerId) return [];
  const about = ref ? sql`ref::text = ${ref}` : sql`reader_id = ${readerId}::bigint`;
  return paidWhere(db, about);
}

/** Lets time pass in the books: answers the payments whose banks have asked for them back since. */
export async function disputeInSandbox(db: Database, now: Date): Promise<OneOff[]> {
  const { rows } = await sql<{ ref: string }>`update subscriptions.sandbox_payment set disputed_at = dispute_at
    where dispute_at <= ${now} and disputed_at is null returning ref`.execute(db);
  return rows.length > 0 ? paidWhere(db, sql`ref = any (${rows.map((row) => row.ref)}::uuid[])`) : [];
}

type Row = { ref: string; paysFor: string; minor: number; currency: string; paidAt: Date; returnedMinor: number; disputedAt: Date | null };

async function paidWhere(db: Database, about: ReturnType<typeof sql>): Promise<OneOff[]> {
  const { rows } = await sql<Row>`select ref, pays_for, minor, currency, paid_at, returned_minor, disputed_at
    from subscriptions.sandbox_payment where ${about} and paid_at is not null order by paid_at limit 1000`.execute(db);
  return rows.map(({ ref, paysFor, minor, currency, paidAt, returnedMinor, disputedAt }) => ({
    ref,
    paysFor,
    amount: { minor, currency },
    paidAt,
    returned: returnedMinor,
    isDisputed: disputedAt !== null,
  }));
}
