import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { findReader, personKey } from '#readers';
import type { Agreement } from '../agreement.ts';
import { endOwn } from '../life/end-run-out.ts';
import { bindClaim, claimKeys, claimTrial } from '../store/claims.ts';
import { findOwned, findRunning, lockReader } from '../store/subscriptions.ts';
import { addMirror } from './rows.ts';

/** An agreement begun by another system at our provider, and whose it is. */
export type NewAdoption = { provider: string; providerRef: string; readerId: number; planSlug: string | undefined };

/** Says whose some agreements are, so that their next reading mirrors them. What was said of one before stays. */
export async function askAdoptions(db: Database, adoptions: NewAdoption[], now: Date): Promise<void> {
  const rows = adoptions.map(({ provider, providerRef, readerId, planSlug }) => ({
    provider,
    ref: providerRef,
    reader_id: readerId,
    plan: planSlug,
  }));
  await sql`insert into subscriptions.adoption (provider, provider_ref, reader_id, plan_id, asked_at)
    select provider, ref, reader_id, (select p.id from subscriptions.plan p where p.slug = plan order by p.sold desc, p.id desc limit 1), ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (provider text, ref text, reader_id bigint, plan text)
    on conflict do nothing`.execute(db);
}

export type AdoptionRefused = 'already-subscribed' | 'trial-used' | 'no-plan';

/** Why agreements weren't taken over, by their names at the provider. */
export async function refusedAdoptions(db: Database, provider: string, refs: string[]): Promise<Map<string, AdoptionRefused>> {
  const { rows } = await sql<{
    ref: string;
    because: AdoptionRefused;
  }>`select provider_ref as ref, refused_because as because from subscriptions.adoption
    where provider = ${provider} and provider_ref = any (${refs}::text[]) and refused_because is not null`.execute(db);
  return new Map(rows.map(({ ref, because }) => [ref, because]));
}

/**
 * Begins the mirror of an agreement that no checkout of ours began, for the reader it was said to be of. Nothing is ever ended or given back at
 * the provider where it can't be: it is left as it is, and noted why. No letter tells of it.
 */
export async function beginAdopted(
  db: Database,
  keys: Keys,
  provider: string,
  agreement: Agreement,
  now: Date,
): Promise<{ id: number; readerId: number; refused: undefined; isQuiet: true } | undefined> {
  const { rows } = await sql<{ readerId: number; planId: number | null }>`select reader_id, plan_id from subscriptions.adoption
    where provider = ${provider} and provider_ref = ${agreement.ref} for update`.execute(db);
  const [adoption] = rows;
  if (!adoption) return undefined;
  const { readerId } = adoption;
  await lockReader(db, readerId);
  if (await findOwned(db, readerId, agreement.ref)) return undefined;
  await endOwn(db, provider, readerId, now);
  const planId = adoption.planId ?? (agreement.planId > 0 ? agreement.planId : await likePlan(db, agreement));
  const refused = await whyNotAdopted(db, readerId, agreement, planId);
  await sql`update subscriptions.adoption set refused_because = ${refused ?? null} where provider = ${provider} and provider_ref = ${agreement.ref}`.execute(
    db,
  );
  if (refused || !planId) return undefined;
  const id = await addMirror(db, provider, readerId, { ...agreement, planId }, undefined);
  if (!id) return undefined;
  const reader = await findReader(db, readerId);
  const claims = claimKeys(keys, personKey(reader?.email ?? `reader ${readerId}`), agreement.card?.fingerprint);
  if (await claimTrial(db, claims, now)) await bindClaim(db, claims, id);
  return { id, readerId, refused: undefined, isQuiet: true };
}

async function whyNotAdopted(
  db: Database,
  readerId: number,
  agreement: Agreement,
  planId: number | undefined,
): Promise<AdoptionRefused | undefined> {
  if (!planId) return 'no-plan';
  if (await findRunning(db, readerId)) return 'already-subscribed';
  if (!agreement.trialEndsAt) return undefined;
  const trial = db.selectFrom('subscriptions.period').select('id').where('readerId', '=', readerId).where('kind', '=', 'trial');
  return (await trial.executeTakeFirst()) ? 'trial-used' : undefined;
}

/** The plan that is most like an agreement: of its interval, in its currency if there is one, on sale if there is one. */
async function likePlan(db: Database, { every, price }: Agreement): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select id from subscriptions.plan where every = ${every}
    order by currency = ${price.currency} desc, sold desc, id desc limit 1`.execute(db);
  return rows[0]?.id;
}
