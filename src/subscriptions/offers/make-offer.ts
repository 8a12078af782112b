import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { SpecialOffer } from './rules.ts';

export type NewOffer = Omit<SpecialOffer, 'id' | 'endedAt'> & { note: string };
export type MakeOutcome = { ok: true; id: number } | { ok: false; reason: 'taken' };

/** Makes an offer. Its code belongs to it until it is ended; what it gives is never changed, the database refuses it. */
export async function makeOffer(db: Database, offer: NewOffer, now: Date): Promise<MakeOutcome> {
  const { code, kind, percent, minor, currency, trialDays, periods, plans, startsAt, endsAt, mostUses, onceEach, newOnly, note } = offer;
  const { rows } = await sql<{ id: number }>`
    insert into subscriptions.offer (code, kind, percent, minor, currency, trial_days, periods, plans, starts_at, ends_at, most_uses, once_each, new_only,
      note, made_at)
    values (${code}, ${kind}, ${percent}, ${minor}, ${currency}, ${trialDays}, ${periods}, ${plans}::text[], ${startsAt}, ${endsAt}, ${mostUses},
      ${onceEach}, ${newOnly}, ${note}, ${now})
    on conflict (code) where ended_at is null do nothing returning id`.execute(db);
  return rows[0] ? { ok: true, id: rows[0].id } : { ok: false, reason: 'taken' };
}
