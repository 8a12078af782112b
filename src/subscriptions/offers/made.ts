import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { SpecialOffer } from './rules.ts';

/** An offer as the newsroom lists it, with how often it has been used. */
export type MadeOffer = SpecialOffer & { note: string; uses: number };

/** The offers made, newest first, those with a smaller id than `before`. */
export async function offersMade(db: Database, before: number | undefined, limit: number): Promise<MadeOffer[]> {
  const { rows } = await sql<MadeOffer>`
    select o.id, code, kind, percent, minor, currency, trial_days, periods, plans, starts_at, ends_at, most_uses, once_each, new_only, ended_at, note,
      (select count(*)::integer from subscriptions.offer_claim c where c.offer_id = o.id and c.claimed_at is not null) as uses
    from subscriptions.offer o where ${before ?? null}::bigint is null or o.id < ${before ?? null}::bigint
    order by o.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The codes that lower a price and can still be had, newest first, a hundred at most. */
export async function codesThatLower(db: Database, now: Date): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from subscriptions.offer
    where ended_at is null and kind <> 'trial' and (ends_at is null or ends_at > ${now}) order by id desc limit 100`.execute(db);
  return rows.map(({ code }) => code);
}
