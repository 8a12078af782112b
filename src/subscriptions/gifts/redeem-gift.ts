import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { Keys } from '#platform/tokens.ts';
import { personKey, readerTag } from '#readers';
import { addGrant, findGrantAbout, oweGrantLetter } from '../grants/store.ts';
import { claimKeys, claimTrial } from '../store/claims.ts';
import { standingOf } from '../store/standing.ts';
import { lockReader } from '../store/subscriptions.ts';
import { redeeming } from './redeeming.ts';
import { giftStateOf } from './rules.ts';
import { changeGift, lockGift } from './store.ts';

export type RedeemOutcome =
  | { ok: true; startsAt: Date; endsAt: Date }
  | { ok: false; reason: 'unknown' | 'redeemed' | 'returned' | 'expired' | 'subscribed' | 'reads-already' };

/**
 * Lets a reader read everything for the months of a gift. Of many who redeem it at once one gets it; pressed twice by that one it answers the
 * same. Where it would be lost on them, nothing happens and the link stays good. It counts as the person's free trial.
 */
export async function redeemGift(
  db: Database,
  keys: Keys,
  giftId: string,
  reader: { id: number; email: string },
  now: Date,
): Promise<RedeemOutcome> {
  return inTransaction(db, async (db) => {
    const gift = await lockGift(db, giftId);
    const state = gift && giftStateOf(gift, now);
    if (!gift || !state || state === 'unpaid') return { ok: false, reason: 'unknown' };
    if (state === 'redeemed') {
      const grant = await findGrantAbout(db, 'gift', giftId);
      const isOwn = grant?.readerId === reader.id && grant.endsAt;
      return isOwn ? { ok: true, startsAt: grant.startsAt, endsAt: grant.endsAt ?? now } : { ok: false, reason: 'redeemed' };
    }
    if (state !== 'open') return { ok: false, reason: state };
    await lockReader(db, reader.id);
    const found = redeeming(gift.months, await standingOf(db, reader.id), now);
    if (!found.ok) return found;
    const { startsAt, endsAt } = found;
    const grant = { readerId: reader.id, why: 'gift', about: giftId, note: '', startsAt, endsAt, givenBy: null } as const;
    const grantId = await addGrant(db, grant);
    if (!grantId) return { ok: false, reason: 'redeemed' };
    await changeGift(db, giftId, { redeemedAt: now });
    await claimTrial(db, claimKeys(keys, personKey(reader.email), undefined), now);
    await oweGrantLetter(db, grantId, 'given', 'given', now);
    await announce(db, [readerTag(reader.id)]);
    return { ok: true, startsAt, endsAt };
  });
}
