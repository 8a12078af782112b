import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm, returnPath } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readerOf, readerTag } from '#readers';
import { billingOf } from './billing.ts';
import { cancel } from './cancel.ts';
import { offerFor } from './offer.ts';
import { openCheckout } from './open-checkout.ts';
import { ClosedPage, DonePage, type OfferNote, OfferPage } from './pages.tsx';
import { resume } from './resume.ts';
import { sandboxPages } from './sandbox.tsx';
import { findCheckout, isCheckoutId } from './store/checkouts.ts';
import { hasSubscribed } from './store/subscriptions.ts';
import { subscriptionOf } from './subscription-of.ts';

/** The pages by which a reader begins, keeps and ends a subscription. */
export function subscriptionPages(app: App, frameOf: FrameOf) {
  async function offerPage(c: Ctx, to: string, note?: OfferNote, status: 200 | 400 = 200): Promise<Response> {
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    const isKnown = reader !== undefined && (await hasSubscribed(app.db, reader.id));
    const subscription = reader && isKnown ? await subscriptionOf(app.db, reader.id, app.clock()) : undefined;
    const offer = await offerFor(app, frame, isKnown);
    const plan = reader ? c.req.query('plan') : undefined;
    const page = <OfferPage frame={frame} offer={offer} to={to} plan={plan} subscription={subscription} note={note} />;
    return privatePage(c, pageText(page), status);
  }

  return {
    ...sandboxPages(app, frameOf),

    /** GET /subscribe?to=&plan=: what is sold; with a plan, and signed in, that plan first. */
    async offer(c: Ctx) {
      const to = returnPath(c.req.query('to'));
      return offerPage(c, to, billingOf(app) ? undefined : 'unavailable');
    },

    /** POST /subscribe: opens a checkout of the plan and leads to the provider's page, by way of signing in. */
    async choose(c: Ctx) {
      const form = await readForm(c);
      const to = returnPath(form.get('to'));
      const plan = field(form, 'plan');
      const billing = billingOf(app);
      if (!billing) return offerPage(c, to, 'unavailable');
      const frame = await frameOf(c);
      const reader = await readerOf(app, c);
      if (!reader) {
        const back = `${frame.href('/subscribe')}?${new URLSearchParams({ plan, to })}`;
        return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: back })}`, 303);
      }
      const outcome = await openCheckout(app.db, reader.id, plan, to, app.clock());
      if (outcome.ok) return c.redirect(frame.href(billing.checkoutPage(outcome.checkoutId)), 303);
      if (outcome.reason === 'no-such-plan') return offerPage(c, to, 'no-such-plan', 400);
      return c.redirect(`${frame.href('/subscribe')}?${new URLSearchParams({ to })}`, 303);
    },

    /** GET /subscribe/done?checkout=: says what has begun; says nothing, and begins nothing, for an address that was made up. */
    async done(c: Ctx) {
      const frame = await frameOf(c);
      const reader = await readerOf(app, c);
      const id = c.req.query('checkout') ?? '';
      const checkout = reader && isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
      const subscription = reader && (await subscriptionOf(app.db, reader.id, app.clock()));
      if (!subscription || checkout?.readerId !== reader?.id || checkout?.outcome !== 'started') {
        return privatePage(c, pageText(<ClosedPage frame={frame} reason="unknown" />), 404);
      }
      return privatePage(c, pageText(<DonePage frame={frame} subscription={subscription} />));
    },

    /** POST /account/cancel. */
    async cancel(c: Ctx) {
      return change(c, cancel);
    },

    /** POST /account/resume. */
    async resume(c: Ctx) {
      return change(c, resume);
    },
  };

  async function change(c: Ctx, verb: typeof cancel | typeof resume): Promise<Response> {
    await readForm(c);
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href('/account') })}`, 303);
    await verb(app.db, reader.id, app.clock());
    app.kept.drop([readerTag(reader.id)]);
    return c.redirect(frame.href('/account'), 303);
  }
}
