import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { isGrantOpen } from '../rules.ts';
import { changeGrant, type KnownGrant, lockGrant, oweGrantLetter } from './store.ts';

export type ChangeGrantOutcome = { ok: true; readerId: number } | { ok: false; reason: 'no-such-grant' | 'over' | 'of-a-group' | 'past' };

/** Lets a complimentary or given right to read end at another moment (undefined: when it is taken back), and tells its reader. */
export async function extendGrant(db: Database, grantId: number, until: Date | undefined, now: Date): Promise<ChangeGrantOutcome> {
  if (until && until <= now) return { ok: false, reason: 'past' };
  return changing(db, grantId, now, async (db, grant) => {
    const endsAt = until ?? null;
    if (grant.endsAt?.getTime() === endsAt?.getTime()) return;
    await changeGrant(db, grant.id, { endsAt });
    await oweGrantLetter(db, grant.id, 'changed', now.toISOString(), now);
  });
}

/** Ends a complimentary or given right to read at this moment, and tells its reader. */
export async function takeBackGrant(db: Database, grantId: number, now: Date): Promise<ChangeGrantOutcome> {
  return changing(db, grantId, now, async (db, grant) => {
    await changeGrant(db, grant.id, { endedAt: now });
    await oweGrantLetter(db, grant.id, 'taken-back', 'once', now);
  });
}

async function changing(
  db: Database,
  grantId: number,
  now: Date,
  change: (db: Database, grant: KnownGrant) => Promise<void>,
): Promise<ChangeGrantOutcome> {
  return inTransaction(db, async (db) => {
    const grant = await lockGrant(db, grantId);
    if (!grant) return { ok: false, reason: 'no-such-grant' };
    if (grant.why === 'seat') return { ok: false, reason: 'of-a-group' };
    if (!isGrantOpen(grant, now)) return { ok: false, reason: 'over' };
    await change(db, grant);
    await announce(db, [readerTag(grant.readerId)]);
    return { ok: true, readerId: grant.readerId };
  });
}
