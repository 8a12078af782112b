import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import type { Card } from '../agreement.ts';
import type { Act } from '../billing.ts';
import { askAdoptions } from '../mirror/adopt.ts';
import { mirror } from '../mirror/mirror.ts';
import { nextMark } from '../mirror/rows.ts';
import { pauseEnd } from '../rules.ts';
import { plansOnSale } from '../store/plans.ts';
import { keepBooks } from './books.ts';
import { acted, type Books, begun, dueOf, moved } from './course.ts';

/** A subscription as a demo paper tells it: begun then, with a card that behaves so, and what its reader did since. */
export type Invented = {
  readerId: number;
  plan: string;
  begunAt: Date;
  hasTrial: boolean;
  card: 'succeeds' | 'fails-later' | 'disputes';
  did: { at: Date; what: 'cancel' | 'resume' | 'pause' | 'end' | 'refund' }[];
};

/** Writes invented subscriptions into the sandbox's books, as if all of it had happened, and mirrors them. No letter tells of any. Answers how many. */
export async function inventSubscriptions(db: Database, keys: Keys, invented: Invented[], now: Date): Promise<number> {
  const plans = new Map((await plansOnSale(db)).map((plan) => [plan.slug, plan]));
  const books = invented.map((one) => {
    const plan = plans.get(one.plan);
    if (!plan) throw new Error(`There is no plan "${one.plan}".`);
    const ref = `sandbox-invented-${one.readerId}`;
    const face = one.card === 'disputes' ? '0259' : one.card === 'fails-later' ? '0341' : '4242';
    const card: Card = {
      ref: `sandbox:${one.card}:${one.readerId}`,
      brand: 'Visa',
      last4: face,
      fingerprint: undefined,
      expires: undefined,
    };
    const terms = {
      planId: plan.id,
      price: { minor: plan.priceMinor, currency: plan.currency },
      every: plan.every,
      trialDays: one.hasTrial ? plan.trialDays : 0,
    };
    const first = begun({ ref, customerRef: `sandbox-reader-${one.readerId}`, checkoutId: '', terms, card }, one.begunAt);
    return lived({ ...first, agreement: { ...first.agreement, checkoutId: undefined } }, one, now);
  });
  await keepBooks(db, books);
  const agreements = books.map(({ agreement }) => agreement);
  const adoptions = invented.map(({ readerId, plan }, at) => ({
    provider: 'sandbox',
    providerRef: agreements[at]?.ref ?? '',
    readerId,
    planSlug: plan,
  }));
  await askAdoptions(db, adoptions, now);
  return (await mirror(db, { provider: 'sandbox', keys, agreements, mark: await nextMark(db) }, now)).changed;
}

function lived(books: Books, { did }: Invented, now: Date): Books {
  let next = books;
  for (const { at, what } of did.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    next = passed(next, at);
    const act = actOf(next, what, at);
    next = (act && acted(next, act, at)) ?? next;
  }
  return passed(next, now);
}

/** One due moment after the other: a charge that falls due is made on its day. */
function passed(books: Books, until: Date): Books {
  let next = books;
  for (let due = dueOf(next); due && due <= until; due = dueOf(next)) next = moved(next, due);
  return next;
}

function actOf({ agreement }: Books, what: Invented['did'][number]['what'], at: Date): Act | undefined {
  if (what === 'pause') return { do: 'pause', until: pauseEnd(agreement.turnsAt, 2).toISOString(), asOf: at.toISOString() };
  if (what !== 'refund') return { do: what };
  const last = agreement.payments.at(-1);
  return last && { do: 'refund', payment: last.ref, minor: last.amount.minor - last.returned };
}
