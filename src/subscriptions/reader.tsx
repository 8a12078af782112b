import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm, returnPath } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readerOf } from '#readers';
import { billingOf } from './billing-of.ts';
import { hasHadTrial, openCheckout } from './checkout/open.ts';
import { checkoutPages } from './checkout/reader.tsx';
import { giftSubscriptionPages } from './gifts/reader.tsx';
import { leavePages } from './leave/reader.tsx';
import { accountActs } from './life/reader.tsx';
import { offerFor } from './offer.ts';
import { type OfferNote, OfferPage } from './pages.tsx';
import { sandboxPaymentPages } from './sandbox/payment-reader.tsx';
import { sandboxPages } from './sandbox/reader.tsx';
import { subscriptionOf } from './subscription-of.ts';
import { webhookPage } from './webhook.ts';

/** The pages by which a reader begins, keeps and ends a subscription. */
export function subscriptionPages(app: App, frameOf: FrameOf) {
  const billing = billingOf(app);

  async function offerPage(c: Ctx, to: string, note?: OfferNote, status: 200 | 400 = 200): Promise<Response> {
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    const isKnown = reader !== undefined && (await hasHadTrial(app.db, app.keys, reader.id));
    const subscription = reader && isKnown ? await subscriptionOf(app.db, reader.id, app.clock()) : undefined;
    const offer = await offerFor(app, frame, isKnown);
    const plan = reader ? c.req.query('plan') : undefined;
    const page = <OfferPage frame={frame} offer={offer} to={to} plan={plan} subscription={subscription} isKnown={isKnown} note={note} />;
    return privatePage(c, pageText(page), status);
  }

  return {
    ...checkoutPages(app, frameOf, billing),
    ...sandboxPages(app, frameOf, billing),
    ...sandboxPaymentPages(app, frameOf, billing),
    gifts: giftSubscriptionPages(app, frameOf, billing),
    ...accountActs(app, frameOf, billing),
    ...leavePages(app, frameOf),
    webhook: webhookPage(app, billing),

    /** GET /subscribe?to=&plan=: what is sold; with a plan, and signed in, that plan first. */
    async offer(c: Ctx) {
      return offerPage(c, returnPath(c.req.query('to')));
    },

    /** POST /subscribe: opens a checkout of the plan and leads to its terms, by way of signing in. */
    async choose(c: Ctx) {
      const form = await readForm(c);
      const to = returnPath(form.get('to'));
      const plan = field(form, 'plan');
      const frame = await frameOf(c);
      const reader = await readerOf(app, c);
      if (!reader) {
        const back = `${frame.href('/subscribe')}?${new URLSearchParams({ plan, to })}`;
        return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: back })}`, 303);
      }
      const outcome = await openCheckout(app.db, app.keys, reader.id, plan, to, app.clock());
      if (outcome.ok) return c.redirect(frame.href(`/checkout/${outcome.checkoutId}`), 303);
      if (outcome.reason === 'no-such-plan') return offerPage(c, to, 'no-such-plan', 400);
      return c.redirect(`${frame.href('/subscribe')}?${new URLSearchParams({ to })}`, 303);
    },
  };
}
