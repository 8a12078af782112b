import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import type { SpecialOffer } from './rules.ts';

const columns = sql`id, code, kind, percent, minor, currency, trial_days, periods, plans, starts_at, ends_at, most_uses, once_each, new_only, ended_at`;

/** The offer of a code: the one that holds now, else the newest there was. */
export async function findOffer(db: Database, code: string): Promise<SpecialOffer | undefined> {
  const { rows } = await sql<SpecialOffer>`select ${columns} from subscriptions.offer where code = ${code}
    order by ended_at is null desc, id desc limit 1`.execute(db);
  return rows[0];
}

/** An offer, locked until the transaction ends: of those who come for its last use one after the other is counted. */
export async function lockOffer(db: Database, id: number): Promise<SpecialOffer | undefined> {
  const { rows } = await sql<SpecialOffer>`select ${columns} from subscriptions.offer where id = ${id} for update`.execute(db);
  return rows[0];
}

/** A person as offers know them: a hash of their address as one person's. */
export function offerPerson(keys: Keys, person: string): string {
  return keys.mac('trial', `offer ${person}`).slice(0, 32);
}

/** How often an offer is used, or kept by others than this reader, and whether this person has had it. What they keep themselves they may come back to. */
export async function usesOf(
  db: Database,
  offerId: number,
  { readerId, person }: { readerId: number | undefined; person: string | undefined },
  now: Date,
): Promise<{ uses: number; hasHadIt: boolean }> {
  const { rows } = await sql<{ uses: number; hasHadIt: boolean | null }>`
    select count(*)::integer as uses, bool_or(person = ${person ?? null}) as has_had_it from subscriptions.offer_claim
    where offer_id = ${offerId} and (claimed_at is not null or kept_until > ${now} and not exists (
      select from subscriptions.checkout c where c.id = checkout_id and c.reader_id = ${readerId ?? null}::bigint))`.execute(db);
  return { uses: rows[0]?.uses ?? 0, hasHadIt: rows[0]?.hasHadIt ?? false };
}

export type KeptUse = { offerId: number; checkoutId: string; person: string | undefined; until: Date };

/** Keeps a use of an offer for a checkout. */
export async function keepUse(db: Database, { offerId, checkoutId, person, until }: KeptUse): Promise<void> {
  await sql`insert into subscriptions.offer_claim (offer_id, checkout_id, person, kept_until)
    values (${offerId}, ${checkoutId}::uuid, ${person ?? null}, ${until})
    on conflict (checkout_id) do update set offer_id = excluded.offer_id, person = excluded.person, kept_until = excluded.kept_until
      where subscriptions.offer_claim.claimed_at is null`.execute(db);
}

/** True while a use is kept for a checkout. */
export async function isUseKept(db: Database, checkoutId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`select from subscriptions.offer_claim
    where checkout_id = ${checkoutId}::uuid and claimed_at is null and kept_until > ${now}`.execute(db);
  return rows.length > 0;
}

/** Lets go of what is kept for a checkout nobody will complete. */
export async function releaseUse(db: Database, checkoutId: string): Promise<void> {
  await sql`delete from subscriptions.offer_claim where checkout_id = ${checkoutId}::uuid and claimed_at is null`.execute(db);
}

/** Lets go of what is kept for other open checkouts of a reader: one person pays on one page. */
export async function releaseOthers(db: Database, readerId: number, exceptCheckout: string): Promise<void> {
  await sql`delete from subscriptions.offer_claim where claimed_at is null and checkout_id in (
    select id from subscriptions.checkout where reader_id = ${readerId} and closed_at is null and id <> ${exceptCheckout}::uuid)`.execute(
    db,
  );
}

/**
 * Claims the use that a begun subscription's checkout kept. What was paid for is honoured even where it was kept no longer, or the person had it
 * meanwhile by another account.
 */
export async function claimUse(db: Database, offerId: number, checkoutId: string, subscriptionId: number, now: Date): Promise<void> {
  await sql`insert into subscriptions.offer_claim as c (offer_id, checkout_id, subscription_id, kept_until, claimed_at)
    values (${offerId}, ${checkoutId}::uuid, ${subscriptionId}, ${now}, ${now})
    on conflict (checkout_id) do update set subscription_id = excluded.subscription_id, claimed_at = excluded.claimed_at,
      person = case when exists (select from subscriptions.offer_claim o where o.offer_id = c.offer_id and o.person = c.person
        and o.claimed_at is not null and o.id <> c.id) then null else c.person end
      where c.claimed_at is null`.execute(db);
}

/** Forgets uses that were kept for nothing. */
export async function removeUnclaimed(db: Database, before: Date): Promise<void> {
  await sql`delete from subscriptions.offer_claim where claimed_at is null and kept_until < ${before}`.execute(db);
}

/** True for a subscription whose reader has stayed for an offer before. */
export async function hasStayed(db: Database, subscriptionId: number): Promise<boolean> {
  const { rows } =
    await sql`select from subscriptions.offer_claim where subscription_id = ${subscriptionId} and checkout_id is null`.execute(db);
  return rows.length > 0;
}

/** Claims an offer's use for a subscription that goes on; false where it, or its person, has had it. */
export async function claimStay(
  db: Database,
  { offerId, subscriptionId, person }: { offerId: number; subscriptionId: number; person: string | undefined },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into subscriptions.offer_claim (offer_id, subscription_id, person, kept_until, claimed_at)
    values (${offerId}, ${subscriptionId}, ${person ?? null}, ${now}, ${now}) on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Gives back what was claimed for a subscription whose provider wouldn't lower it. */
export async function releaseStay(db: Database, subscriptionId: number): Promise<void> {
  await sql`delete from subscriptions.offer_claim where subscription_id = ${subscriptionId} and checkout_id is null`.execute(db);
}
