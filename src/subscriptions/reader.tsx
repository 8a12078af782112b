import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm, returnPath } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readerOf } from '#readers';
import { readSettings } from '#settings';
import { billingOf } from './billing-of.ts';
import { hasHadTrial, openCheckout } from './checkout/open.ts';
import { checkoutPages } from './checkout/reader.tsx';
import { giftSubscriptionPages } from './gifts/reader.tsx';
import { openGrantsOf } from './grants/account-part.tsx';
import { groupPages } from './groups/reader.tsx';
import { leavePages } from './leave/reader.tsx';
import { accountActs } from './life/reader.tsx';
import { offerFor } from './offer.ts';
import { type JudgedOffer, judgeLink } from './offers/judge-link.ts';
import { type OfferNote, OfferPage } from './pages.tsx';
import { sandboxPaymentPages } from './sandbox/payment-reader.tsx';
import { sandboxPages } from './sandbox/reader.tsx';
import { subscriptionOf } from './subscription-of.ts';
import { webhookPage } from './webhook.ts';

/** The pages by which a reader begins, keeps and ends a subscription. */
export function subscriptionPages(app: App, frameOf: FrameOf) {
  const billing = billingOf(app);

  type Asked = { to: string; code: string; currency: string };

  async function offerPage(c: Ctx, { to, code, currency }: Asked, note?: OfferNote, status: 200 | 400 = 200): Promise<Response> {
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    const isKnown = reader !== undefined && (await hasHadTrial(app.db, app.keys, reader.id));
    const subscription = reader && isKnown ? await subscriptionOf(app.db, reader.id, app.clock()) : undefined;
    const judged: JudgedOffer | undefined = code ? await judgeLink(app, reader?.id, code, isKnown) : undefined;
    const offer = await offerFor(app, frame, isKnown, { currency, offer: judged?.offer });
    const plan = reader ? c.req.query('plan') : undefined;
    const sellsGroups = (await readSettings(app)).groups.isSold;
    const grants = reader ? await openGrantsOf(app.db, reader.id, app.clock()) : [];
    const view = { frame, offer, to, plan, subscription, isKnown, note, code: judged, grants, sellsGroups };
    const page = <OfferPage {...view} />;
    return privatePage(c, pageText(page), status);
  }

  return {
    ...checkoutPages(app, frameOf, billing),
    ...sandboxPages(app, frameOf, billing),
    ...sandboxPaymentPages(app, frameOf, billing),
    gifts: giftSubscriptionPages(app, frameOf, billing),
    ...accountActs(app, frameOf, billing),
    ...groupPages(app, frameOf, billing),
    ...leavePages(app, frameOf),
    webhook: webhookPage(app, billing),

    /** GET /subscribe?to=&plan=&currency=&offer=: what is sold, in a currency, with the offer of a code; with a plan, and signed in, that plan first. */
    async offer(c: Ctx) {
      const { offer: code = '', currency = '' } = c.req.query();
      return offerPage(c, { to: returnPath(c.req.query('to')), code: code.slice(0, 60), currency });
    },

    /** POST /subscribe: opens a checkout of the plan and leads to its terms, by way of signing in. */
    async choose(c: Ctx) {
      const form = await readForm(c);
      const to = returnPath(form.get('to'));
      const [plan, currency, code] = [field(form, 'plan'), field(form, 'currency'), field(form, 'offer').slice(0, 60)];
      const frame = await frameOf(c);
      const reader = await readerOf(app, c);
      if (!reader) {
        const back = `${frame.href('/subscribe')}?${new URLSearchParams({ plan, to, ...(currency ? { currency } : {}), ...(code ? { offer: code } : {}) })}`;
        return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: back })}`, 303);
      }
      const outcome = await openCheckout(app.db, app.keys, reader.id, plan, to, app.clock(), { currency, code });
      if (outcome.ok) return c.redirect(frame.href(`/checkout/${outcome.checkoutId}`), 303);
      if (outcome.reason === 'no-such-plan') return offerPage(c, { to, code, currency }, 'no-such-plan', 400);
      // The offer's page says what is wrong with the code, and shows the plans without it.
      if (outcome.reason === 'no-offer') return offerPage(c, { to, code, currency }, undefined, 400);
      return c.redirect(`${frame.href('/subscribe')}?${new URLSearchParams({ to })}`, 303);
    },
  };
}
