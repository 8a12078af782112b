import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';

/** The hashed names under which a free trial is had once: the person's address and the card. */
export function claimKeys(keys: Keys, person: string, fingerprint: string | undefined): string[] {
  const hashed = (kind: string, text: string) => `${kind}:${keys.mac('trial', `${kind} ${text}`).slice(0, 32)}`;
  return [hashed('person', person), ...(fingerprint ? [hashed('card', fingerprint)] : [])];
}

/** True when one of the keys has had its trial. */
export async function hasClaim(db: Database, keys: string[]): Promise<boolean> {
  const found = await db.selectFrom('subscriptions.trialClaim').select('key').where('key', 'in', keys).limit(1).executeTakeFirst();
  return found !== undefined;
}

/** Notes that these have had their trial; false, and nothing noted, when one of them had it before. */
export async function claimTrial(db: Database, keys: string[], now: Date): Promise<boolean> {
  const sorted = keys.toSorted();
  const { rows } = await sql<{ count: number }>`with made as (
      insert into subscriptions.trial_claim (key, claimed_at) select key, ${now} from unnest(${sorted}::text[]) as key
      where not exists (select from subscriptions.trial_claim c where c.key = any (${sorted}::text[]))
      on conflict do nothing returning key)
    select count(*) as count from made`.execute(db);
  return rows[0]?.count === sorted.length;
}

/** Notes those that nobody has noted yet: of whoever subscribes without a trial, or is about to be forgotten. */
export async function noteClaims(db: Database, keys: string[], now: Date): Promise<void> {
  const rows = keys.toSorted().map((key) => ({ key, claimedAt: now }));
  await db
    .insertInto('subscriptions.trialClaim')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Says which subscription a claim is of. */
export async function bindClaim(db: Database, keys: string[], subscriptionId: number): Promise<void> {
  await db
    .updateTable('subscriptions.trialClaim')
    .set({ subscriptionId })
    .where('key', 'in', keys)
    .where('subscriptionId', 'is', null)
    .execute();
}
