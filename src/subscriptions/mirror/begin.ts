import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { findReader, personKey } from '#readers';
import type { Agreement } from '../agreement.ts';
import { addGroupOf } from '../groups/store/groups.ts';
import { endOwn } from '../life/end-run-out.ts';
import { claimUse, releaseUse } from '../offers/store.ts';
import { type Checkout, closeCheckout, lockCheckout } from '../store/checkouts.ts';
import { bindClaim, claimKeys, claimTrial, hasClaim, noteClaims } from '../store/claims.ts';
import { oweLetters } from '../store/letters.ts';
import { type Because, noteOperation } from '../store/operations.ts';
import { findOwned, findRunning, hasSubscribed, lockReader } from '../store/subscriptions.ts';
import { beginAdopted } from './adopt.ts';
import { addMirror } from './rows.ts';

export type Refused = 'already-subscribed' | 'trial-used' | 'offer-gone';
/** `isQuiet`: it began elsewhere, and no letter tells of what was before. */
export type Begun = { id: number; readerId: number; refused: Refused | undefined; isQuiet?: boolean };

/** Why a reader may not begin what a checkout agreed, or undefined when they may. The reader must be locked. */
export async function whyNot(db: Database, keys: Keys, checkout: Checkout, fingerprint: string | undefined): Promise<Refused | undefined> {
  if (await findRunning(db, checkout.readerId)) return 'already-subscribed';
  if (checkout.terms.trialDays === 0) return undefined;
  if (await hasSubscribed(db, checkout.readerId)) return 'trial-used';
  return (await hasClaim(db, await trialKeys(db, keys, checkout.readerId, fingerprint))) ? 'trial-used' : undefined;
}

/**
 * Begins the subscription of an agreement that nobody here knew, from the checkout it names. Where the reader may not have it (two checkouts at
 * once, a trial had before with this card) it is written down as refused, to be ended at the provider and its money given back.
 * Undefined where it belongs to no checkout of ours and was brought along by nobody, or another reading has begun it.
 */
export async function beginMirror(db: Database, keys: Keys, provider: string, agreement: Agreement, now: Date): Promise<Begun | undefined> {
  const checkout = agreement.checkoutId ? await lockCheckout(db, agreement.checkoutId) : undefined;
  if (!checkout) return beginAdopted(db, keys, provider, agreement, now);
  const { readerId } = checkout;
  await lockReader(db, readerId);
  if (await findOwned(db, readerId, agreement.ref)) return undefined;
  if (agreement.endedAt && agreement.payments.length === 0 && !agreement.trialEndsAt) return undefined;
  await endOwn(db, provider, readerId, now);
  const refused = await whyNot(
    db,
    keys,
    { ...checkout, terms: { ...checkout.terms, trialDays: agreement.trialEndsAt ? 1 : 0 } },
    agreement.card?.fingerprint,
  );
  if (refused) return refuse(db, provider, agreement, checkout, refused, now);
  const claims = await trialKeys(db, keys, readerId, agreement.card?.fingerprint);
  const isFirst = await claimTrial(db, claims, now);
  if (agreement.trialEndsAt && !isFirst) return refuse(db, provider, agreement, checkout, 'trial-used', now);
  const id = await addMirror(db, provider, readerId, ofPlan(agreement, checkout), undefined);
  if (!id) return refuse(db, provider, agreement, checkout, 'already-subscribed', now);
  // A card that comes later to somebody known has had its trial, too.
  if (!isFirst) await noteClaims(db, claims, now);
  await bindClaim(db, claims, id);
  if (checkout.offer) await claimUse(db, checkout.offer.id, checkout.id, id, now);
  if (checkout.groupDraft) await addGroupOf(db, id, readerId, checkout.groupDraft, now);
  await closeCheckout(db, checkout.id, 'started', now);
  await oweLetters(db, [{ subscriptionId: id, kind: 'welcome', about: agreement.ref }], now);
  return { id, readerId, refused: undefined };
}

/** A price that isn't ours, set at the provider by hand, has no plan: then it is the plan of the checkout. */
function ofPlan(agreement: Agreement, checkout: Checkout): Agreement {
  return agreement.planId > 0 ? agreement : { ...agreement, planId: checkout.terms.planId };
}

async function trialKeys(db: Database, keys: Keys, readerId: number, fingerprint: string | undefined): Promise<string[]> {
  const reader = await findReader(db, readerId);
  return claimKeys(keys, personKey(reader?.email ?? `reader ${readerId}`), fingerprint);
}

async function refuse(
  db: Database,
  provider: string,
  agreement: Agreement,
  checkout: Checkout,
  refused: Refused,
  now: Date,
): Promise<Begun | undefined> {
  const id = await addMirror(db, provider, checkout.readerId, ofPlan(agreement, checkout), now);
  if (!id) return undefined;
  await releaseUse(db, checkout.id);
  const because: Because = refused === 'trial-used' ? 'trial-used' : 'surplus';
  if (!agreement.endedAt) await noteOperation(db, id, { do: 'end' }, because, now, 0);
  for (const { ref, amount, returned } of agreement.payments) {
    if (amount.minor > returned)
      await noteOperation(db, id, { do: 'refund', payment: ref, minor: amount.minor - returned }, because, now, 0);
  }
  if (checkout.outcome === undefined) await closeCheckout(db, checkout.id, 'refused', now, refused);
  if (refused === 'trial-used') await oweLetters(db, [{ subscriptionId: id, kind: 'trial-refused', about: agreement.ref }], now);
  return { id, readerId: checkout.readerId, refused };
}
