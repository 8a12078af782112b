import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import type { Billing } from '../billing.ts';
import type { Agreeing } from '../checkout/agree.ts';
import { addConsent, findCustomer, keepCustomer } from '../store/checkouts.ts';
import { findGift, type Gift, keepGiftPage, lockGift } from './store.ts';

export type AgreeOutcome = { ok: true; page: string } | { ok: false; reason: 'unknown' | 'paid' | 'expired' | 'unreachable' };

/** A giver agrees to what a gift's page shows: keeps the consent, then asks the provider for its page. Pressed twice it leads to the same page. */
export async function agreeToGift(app: App, billing: Billing, giftId: string, given: Agreeing): Promise<AgreeOutcome> {
  const now = app.clock();
  const { reader, language, terms, name, back, away } = given;
  const agreed = await inTransaction(app.db, async (db) => {
    const gift = await lockGift(db, giftId);
    const refused = whyNot(gift, reader.id, now);
    if (!gift || refused) return { ok: false, reason: refused ?? 'unknown' } as const;
    const consent = {
      checkoutId: giftId,
      readerId: reader.id,
      termsVersion: terms.version,
      termsText: terms.text,
      language,
      agreedAt: now,
    };
    if (!gift.page) await addConsent(db, consent);
    return { ok: true, gift } as const;
  });
  if (!agreed.ok) return agreed;
  const { gift } = agreed;
  if (gift.page) return { ok: true, page: gift.page.address };
  const customerRef = await findCustomer(app.db, reader.id, billing.provider);
  const who = { readerId: reader.id, email: reader.email, language, customerRef, back, away };
  const order = { ...who, paysFor: `gift:${giftId}`, price: gift.price, name, expiresAt: gift.expiresAt };
  const opened = await billing.openPayment(`gift/${giftId}`, order);
  if (!opened.ok) return opened;
  await inTransaction(app.db, async (db) => {
    if (opened.customerRef) await keepCustomer(db, reader.id, billing.provider, opened.customerRef);
    await keepGiftPage(db, giftId, { provider: billing.provider, ref: opened.ref, address: opened.page });
  });
  return { ok: true, page: opened.page };
}

function whyNot(gift: Gift | undefined, readerId: number, now: Date): 'unknown' | 'paid' | 'expired' | undefined {
  if (!gift || gift.giverId !== readerId) return 'unknown';
  if (gift.paidAt) return 'paid';
  return gift.expiresAt <= now ? 'expired' : undefined;
}

/** A gift of this giver's, paid or not. */
export async function findOwnGift(app: App, readerId: number, giftId: string): Promise<Gift | undefined> {
  const gift = await findGift(app.db, giftId);
  return gift?.giverId === readerId ? gift : undefined;
}
