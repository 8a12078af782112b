import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { type Reader, readerOf, readerTag } from '#readers';
import type { Card } from '../agreement.ts';
import type { Billing } from '../billing.ts';
import { closed, finish } from '../checkout/reader.tsx';
import { readAndMirror } from '../mirror/read.ts';
import { type Checkout, findCheckout, isCheckoutId, keepCard } from '../store/checkouts.ts';
import { findOwned, type Subscription } from '../store/subscriptions.ts';
import { replaceCard } from './billing.ts';
import { completeInSandbox } from './complete.ts';
import { CardPage, CheckoutPage, type CheckoutProblem, ConfirmPage } from './pages.tsx';
import { typedCard } from './typed-card.ts';

type Open = { frame: Frame; reader: Reader; checkout: Checkout };

/** The sandbox's stand-in for a payment provider's own pages. They exist only where no real money is configured. */
export function sandboxPages(app: App, frameOf: FrameOf, billing: Billing) {
  async function entered(c: Ctx): Promise<{ frame: Frame; reader: Reader } | Response> {
    if (billing.provider !== 'sandbox') throw new Refusal(404, 'page');
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href(frame.page) })}`, 303);
    return { frame, reader };
  }

  async function opened(c: Ctx): Promise<Open | Response> {
    const who = await entered(c);
    if (who instanceof Response) return who;
    const { frame, reader } = who;
    const id = c.req.param('id') ?? '';
    const checkout = isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
    if (!checkout || checkout.readerId !== reader.id) return closed(c, frame, 'unknown');
    if (checkout.outcome === 'started') return finish(c, frame, checkout);
    if (checkout.outcome === 'refused') return closed(c, frame, checkout.refusedBecause ?? 'expired');
    if (checkout.expiresAt <= app.clock()) return closed(c, frame, 'expired');
    // Nobody pays for what they have not been shown.
    return checkout.page ? { frame, reader, checkout } : c.redirect(frame.href(`/checkout/${id}`), 303);
  }

  async function complete(c: Ctx, { frame, reader, checkout }: Open, card: Card): Promise<Response> {
    const outcome = await completeInSandbox(app, checkout.id, reader.id, card);
    app.kept.drop([readerTag(reader.id)]);
    return outcome.ok ? finish(c, frame, outcome.checkout) : closed(c, frame, outcome.reason);
  }

  return {
    /** GET /sandbox/checkout/:id: what was agreed, and the form for a test card. */
    async checkout(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const problems: CheckoutProblem[] = c.req.query('refused') ? ['not-confirmed'] : [];
      return privatePage(c, pageText(<CheckoutPage frame={open.frame} checkout={open.checkout} problems={problems} />));
    },

    /** POST /sandbox/checkout/:id. */
    async pay(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      const { card, asksToConfirm, typed, problems, status } = await typedCard(app, c, form, `checkout ${checkout.id}`);
      if (!card)
        return privatePage(c, pageText(<CheckoutPage frame={frame} checkout={checkout} typed={typed} problems={problems} />), status);
      if (!asksToConfirm) return complete(c, open, card);
      await keepCard(app.db, checkout.id, card);
      return c.redirect(frame.href(`/sandbox/checkout/${checkout.id}/confirm`), 303);
    },

    /** GET /sandbox/checkout/:id/confirm: where a bank would ask its customer. */
    async confirmation(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      if (!checkout.waitingCard) return c.redirect(frame.href(`/sandbox/checkout/${checkout.id}`), 303);
      return privatePage(c, pageText(<ConfirmPage frame={frame} checkout={checkout} card={checkout.waitingCard} />));
    },

    /** POST /sandbox/checkout/:id/confirm. */
    async confirm(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, checkout } = open;
      if (checkout.waitingCard && field(form, 'answer') === 'confirm') return complete(c, open, checkout.waitingCard);
      await keepCard(app.db, checkout.id, undefined);
      return c.redirect(`${frame.href(`/sandbox/checkout/${checkout.id}`)}?refused=1`, 303);
    },

    /** GET /sandbox/card/:ref: the form for another card of the reader's own subscription. */
    async card(c: Ctx) {
      const own = await owned(c);
      if (own instanceof Response) return own;
      return privatePage(c, pageText(<CardPage frame={own.frame} agreementRef={own.ref} problems={[]} />));
    },

    /** POST /sandbox/card/:ref. */
    async useCard(c: Ctx) {
      const form = await readForm(c);
      const own = await owned(c);
      if (own instanceof Response) return own;
      const { frame, ref, subscription } = own;
      const { card, typed, problems, status } = await typedCard(app, c, form, `card ${ref}`);
      if (!card) return privatePage(c, pageText(<CardPage frame={frame} agreementRef={ref} typed={typed} problems={problems} />), status);
      await replaceCard(app, ref, card);
      await readAndMirror(app, billing, { agreement: ref });
      app.kept.drop([readerTag(subscription.readerId)]);
      return c.redirect(`${frame.href('/account')}?said=card`, 303);
    },
  };

  async function owned(c: Ctx): Promise<{ frame: Frame; ref: string; subscription: Subscription } | Response> {
    const who = await entered(c);
    if (who instanceof Response) return who;
    const ref = c.req.param('ref') ?? '';
    const subscription = await findOwned(app.db, who.reader.id, ref);
    if (!subscription || subscription.endedAt) return closed(c, who.frame, 'unknown');
    return { frame: who.frame, ref, subscription };
  }
}
