import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import type { Billing, CheckoutOrder } from '../billing.ts';
import { keepForCheckout } from '../offers/apply-code.ts';
import type { OfferProblem } from '../offers/rules.ts';
import { hasRunOut } from '../rules.ts';
import { addConsent, findCustomer, keepCustomer, keepPage, lockCheckout, otherOpenPages } from '../store/checkouts.ts';
import { findCourse } from '../store/subscriptions.ts';

/** Who agrees, to which sentences, and where the provider's page is to lead. */
export type Agreeing = {
  reader: { id: number; email: string };
  language: string;
  terms: { version: string; text: string };
  name: string;
  /** What the provider's page is to say of a lowered price. */
  note?: string | undefined;
  back: string;
  away: string;
};
export type AgreeOutcome =
  | { ok: true; page: string }
  | { ok: false; reason: 'unknown' | 'closed' | 'expired' | 'already-subscribed' | 'unreachable' }
  | { ok: false; reason: 'no-offer'; problem: OfferProblem };

/**
 * A reader agrees to a checkout's terms: keeps the consent, then asks the provider for its page. Pressed twice it leads to the same page;
 * pages of the reader's other checkouts are closed, so that one person can't pay on two.
 */
export async function agree(app: App, billing: Billing, checkoutId: string, given: Agreeing): Promise<AgreeOutcome> {
  const now = app.clock();
  const { reader, language, terms } = given;
  const agreed = await inTransaction(app.db, async (db) => {
    const checkout = await lockCheckout(db, checkoutId);
    if (!checkout || checkout.readerId !== reader.id) return { ok: false, reason: 'unknown' } as const;
    if (checkout.outcome) return { ok: false, reason: 'closed' } as const;
    if (checkout.expiresAt <= now) return { ok: false, reason: 'expired' } as const;
    const course = await findCourse(db, reader.id);
    if (course && !hasRunOut(course, now)) return { ok: false, reason: 'already-subscribed' } as const;
    const problem = checkout.page ? undefined : await keepForCheckout(db, app.keys, checkout, now);
    if (problem) return { ok: false, reason: 'no-offer', problem } as const;
    const consent = { checkoutId, readerId: reader.id, termsVersion: terms.version, termsText: terms.text, language, agreedAt: now };
    if (!checkout.page) await addConsent(db, consent);
    return { ok: true, checkout } as const;
  });
  if (!agreed.ok) return agreed;
  if (agreed.checkout.page) return { ok: true, page: agreed.checkout.page.address };
  for (const ref of await otherOpenPages(app.db, reader.id, checkoutId)) await billing.closePage(ref);
  const { name, back, away, note } = given;
  const customerRef = await findCustomer(app.db, reader.id, billing.provider);
  const who = { readerId: reader.id, email: reader.email, language, customerRef };
  const order: CheckoutOrder = {
    ...who,
    back,
    away,
    checkoutId,
    terms: agreed.checkout.terms,
    name,
    note,
    expiresAt: agreed.checkout.expiresAt,
  };
  const opened = await billing.openCheckout(`checkout/${checkoutId}`, order);
  if (!opened.ok) return opened;
  await inTransaction(app.db, async (db) => {
    if (opened.customerRef) await keepCustomer(db, reader.id, billing.provider, opened.customerRef);
    await keepPage(db, checkoutId, billing.provider, opened.ref, opened.page);
  });
  return { ok: true, page: opened.page };
}
