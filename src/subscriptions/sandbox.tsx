import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type Reader, readerOf, readerTag } from '#readers';
import type { Card } from './billing.ts';
import { presentCard, sandboxBilling } from './billing-sandbox.ts';
import { completeCheckout } from './complete-checkout.ts';
import { ClosedPage, type ClosedReason } from './pages.tsx';
import { CheckoutPage, type CheckoutProblem, ConfirmPage } from './sandbox-pages.tsx';
import { type Checkout, findCheckout, isCheckoutId, keepCard } from './store/checkouts.ts';

type Open = { frame: Frame; reader: Reader; checkout: Checkout };
const closedStatus: Record<ClosedReason, 404 | 409 | 410> = { unknown: 404, expired: 410, 'already-subscribed': 409, 'trial-used': 409 };

/** The sandbox's stand-in for a payment provider's own pages. They exist only where no real money is configured. */
export function sandboxPages(app: App, frameOf: FrameOf) {
  async function opened(c: Ctx): Promise<Open | Response> {
    if (app.config.stripe) throw new Refusal(404, 'page');
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href(frame.page) })}`, 303);
    const id = c.req.param('id') ?? '';
    const checkout = isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
    if (!checkout || checkout.readerId !== reader.id) return closed(c, frame, 'unknown');
    if (checkout.outcome === 'started') return finish(c, frame, checkout);
    if (checkout.outcome === 'refused' || checkout.expiresAt <= app.clock()) return closed(c, frame, 'expired');
    return { frame, reader, checkout };
  }

  async function complete(
    c: Ctx,
    { frame, reader, checkout }: Open,
    card: Card,
    typed: { name: string; expiry: string },
  ): Promise<Response> {
    const outcome = await completeCheckout(app.db, sandboxBilling, checkout.id, reader.id, card, app.clock());
    app.kept.drop([readerTag(reader.id)]);
    if (outcome.ok) return finish(c, frame, outcome.checkout);
    if (outcome.reason === 'declined' || outcome.reason === 'unreachable') {
      return privatePage(c, pageText(<CheckoutPage frame={frame} checkout={checkout} typed={typed} problems={[outcome.reason]} />), 400);
    }
    return closed(c, frame, outcome.reason);
  }

  return {
    /** GET /sandbox/checkout/:id: what will be agreed, and the form for a test card. */
    async checkout(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const problems: CheckoutProblem[] = c.req.query('refused') ? ['not-confirmed'] : [];
      return privatePage(c, pageText(<CheckoutPage frame={open.frame} checkout={open.checkout} problems={problems} />));
    },

    /** POST /sandbox/checkout/:id. The card's number is looked at and let go: it is neither kept nor shown again. */
    async pay(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      const typed = { name: field(form, 'name').slice(0, 100), expiry: field(form, 'expiry').slice(0, 10) };
      const refuse = (problems: CheckoutProblem[], status: 400 | 429, headers = {}) =>
        privatePage(c, pageText(<CheckoutPage frame={frame} checkout={checkout} typed={typed} problems={problems} />), status, headers);
      const wait = await overLimit(app.db, [{ key: `checkout ${checkout.id}`, most: 60, perSeconds: 3600 }], app.clock());
      if (wait) return refuse(['too-many'], 429, { 'Retry-After': String(wait) });
      const outcome = presentCard({ ...typed, number: field(form, 'number'), cvc: field(form, 'cvc') }, app.clock());
      if (!outcome.ok) return refuse(outcome.problems, 400);
      if (!outcome.asksToConfirm) return complete(c, open, outcome.card, typed);
      await keepCard(app.db, checkout.id, outcome.card);
      return c.redirect(frame.href(`${sandboxBilling.checkoutPage(checkout.id)}/confirm`), 303);
    },

    /** GET /sandbox/checkout/:id/confirm: where a bank would ask its customer. */
    async confirmation(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      if (!checkout.waitingCard) return c.redirect(frame.href(sandboxBilling.checkoutPage(checkout.id)), 303);
      return privatePage(c, pageText(<ConfirmPage frame={frame} checkout={checkout} card={checkout.waitingCard} />));
    },

    /** POST /sandbox/checkout/:id/confirm. */
    async confirm(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      const page = frame.href(sandboxBilling.checkoutPage(checkout.id));
      if (checkout.waitingCard && field(form, 'answer') === 'confirm')
        return complete(c, open, checkout.waitingCard, { name: '', expiry: '' });
      await keepCard(app.db, checkout.id, undefined);
      return c.redirect(`${page}?refused=1`, 303);
    },
  };
}

function closed(c: Ctx, frame: Frame, reason: ClosedReason): Response {
  return privatePage(c, pageText(<ClosedPage frame={frame} reason={reason} />), closedStatus[reason]);
}

/** Back to the story the reader stood at, or, from anywhere else, to a page that says what has begun. */
function finish(c: Ctx, frame: Frame, { id, returnTo }: Checkout): Response {
  const isElsewhere =
    returnTo === '/' || returnTo === frame.href('/') || /\/(?:subscribe|sign-in|sandbox|account)(?:[/?]|$)/.test(returnTo);
  return c.redirect(isElsewhere ? `${frame.href('/subscribe/done')}?checkout=${id}` : returnTo, 303);
}
