import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { readerOf, readerTag } from '#readers';
import { type Billing, Unreachable } from '../billing.ts';
import { readAndMirror } from '../mirror/read.ts';
import { applyCode } from '../offers/apply-code.ts';
import { codeOf } from '../offers/rules.ts';
import { type Checkout, findCheckout, isCheckoutId } from '../store/checkouts.ts';
import { subscriptionOf } from '../subscription-of.ts';
import { type Agreeing, agree } from './agree.ts';
import { ClosedPage, type ClosedReason, DonePage, TermsPage, WaitingPage } from './pages.tsx';
import { plainTerms, termsText, termsVersion } from './terms.tsx';

const closedStatus: Record<ClosedReason, 404 | 409 | 410> = {
  unknown: 404,
  expired: 410,
  'already-subscribed': 409,
  'trial-used': 409,
  'offer-gone': 409,
};

/** A page on which nothing can be bought any more. */
export function closed(c: Ctx, frame: Frame, reason: ClosedReason): Response {
  return privatePage(c, pageText(<ClosedPage frame={frame} reason={reason} />), closedStatus[reason]);
}

/** Back to the story the reader stood at, or, from anywhere else, to a page that says what has begun. */
export function finish(c: Ctx, frame: Frame, { id, returnTo }: Checkout): Response {
  return c.redirect(storyOf(frame, returnTo) ?? `${frame.href('/subscribe/done')}?checkout=${id}`, 303);
}

function storyOf(frame: Frame, returnTo: string): string | undefined {
  const isElsewhere =
    returnTo === '/' || returnTo === frame.href('/') || /\/(?:subscribe|sign-in|sandbox|account|checkout)(?:[/?]|$)/.test(returnTo);
  return isElsewhere ? undefined : returnTo;
}

/** From the chosen plan to the provider's page, and back from it. */
export function checkoutPages(app: App, frameOf: FrameOf, billing: Billing) {
  async function opened(c: Ctx): Promise<{ frame: Frame; reader: { id: number; email: string }; checkout: Checkout } | Response> {
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href(frame.page) })}`, 303);
    const id = c.req.param('id') ?? '';
    const checkout = isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
    if (!checkout || checkout.readerId !== reader.id) return closed(c, frame, 'unknown');
    if (checkout.outcome === 'started') return finish(c, frame, checkout);
    if (checkout.outcome === 'refused') return closed(c, frame, checkout.refusedBecause ?? 'expired');
    return checkout.expiresAt <= app.clock() ? closed(c, frame, 'expired') : { frame, reader, checkout };
  }

  async function donePage(c: Ctx, id: string, isAsked: boolean): Promise<Response> {
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    const checkout = reader && isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
    if (!reader || !checkout || checkout.readerId !== reader.id) return closed(c, frame, 'unknown');
    if (checkout.outcome === 'refused') return closed(c, frame, checkout.refusedBecause ?? 'expired');
    if (checkout.outcome === undefined) {
      if (!checkout.page || billing.provider === 'sandbox') return closed(c, frame, 'unknown');
      const refresh: Record<string, string> = isAsked ? {} : { Refresh: '3' };
      return privatePage(c, pageText(<WaitingPage frame={frame} checkoutId={id} isAsked={isAsked} />), 200, refresh);
    }
    const subscription = await subscriptionOf(app.db, reader.id, app.clock());
    if (!subscription) return closed(c, frame, 'unknown');
    const page = <DonePage frame={frame} subscription={subscription} returnTo={storyOf(frame, checkout.returnTo)} />;
    return privatePage(c, pageText(page));
  }

  return {
    /** GET /checkout/:id: what will be agreed. */
    async terms(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      return privatePage(c, pageText(<TermsPage frame={open.frame} checkout={open.checkout} />));
    },

    /** POST /checkout/:id: agrees to it, and leads to the provider's page. */
    async agree(c: Ctx) {
      await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, reader, checkout } = open;
      const wait = await overLimit(app.db, [{ key: `checkouts ${reader.id}`, most: 120, perSeconds: 3600 }], app.clock());
      if (wait) return closed(c, frame, 'expired');
      const address = (page: string) => app.baseUrl() + frame.href(page);
      const text = termsText(frame, checkout);
      const given: Agreeing = {
        reader,
        language: frame.language,
        terms: { version: termsVersion, text: plainTerms(text) },
        note: checkout.terms.discount && text.sentences[0],
        name: `${frame.paper.name} · ${frame.words(`subscriptions.plan.${checkout.terms.every}`)}`,
        back: `${address('/subscribe/done')}?checkout=${checkout.id}`,
        away: address(`/checkout/${checkout.id}`),
      };
      const outcome = await agree(app, billing, checkout.id, given);
      if (outcome.ok) return c.redirect(outcome.page.startsWith('/') ? frame.href(outcome.page) : outcome.page, 303);
      if (outcome.reason === 'unreachable')
        return privatePage(c, pageText(<TermsPage frame={frame} checkout={checkout} isUnreachable />), 409);
      if (outcome.reason === 'no-offer') {
        const without = (await findCheckout(app.db, checkout.id)) ?? checkout;
        const lost = { code: checkout.offer?.code ?? '', problem: outcome.problem };
        return privatePage(c, pageText(<TermsPage frame={frame} checkout={without} lost={lost} />), 409);
      }
      return closed(c, frame, outcome.reason === 'closed' ? 'expired' : outcome.reason);
    },

    /** POST /checkout/:id/offer: the same plan with the offer of a code; with an empty one without any. */
    async useCode(c: Ctx) {
      const code = field(await readForm(c), 'code').slice(0, 60);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, reader, checkout } = open;
      const now = app.clock();
      if (await overLimit(app.db, [{ key: `codes ${reader.id}`, most: 60, perSeconds: 3600 }], now)) return closed(c, frame, 'expired');
      const outcome = await applyCode(app.db, app.keys, reader.id, checkout.id, code, now);
      if (!outcome.ok && outcome.reason === 'refused') {
        const tried = { code: codeOf(code), problem: outcome.problem };
        return privatePage(c, pageText(<TermsPage frame={frame} checkout={checkout} tried={tried} />), 400);
      }
      return c.redirect(frame.href(`/checkout/${checkout.id}`), 303);
    },

    /** GET /subscribe/done?checkout=: says what has begun; says nothing, and begins nothing, for an address that was made up. */
    async done(c: Ctx) {
      return donePage(c, c.req.query('checkout') ?? '', false);
    },

    /** POST /subscribe/done: asks the provider what came of the reader's own checkout. */
    async askDone(c: Ctx) {
      const id = field(await readForm(c), 'checkout');
      const reader = await readerOf(app, c);
      const checkout = reader && isCheckoutId(id) ? await findCheckout(app.db, id) : undefined;
      if (reader && checkout?.readerId === reader.id && checkout.page && !checkout.outcome) {
        const wait = await overLimit(app.db, [{ key: `asking ${reader.id}`, most: 60, perSeconds: 3600 }], app.clock());
        if (!wait)
          await readAndMirror(app, billing, { page: checkout.page.ref }).catch((error) => {
            if (!(error instanceof Unreachable)) throw error;
          });
        app.kept.drop([readerTag(reader.id)]);
      }
      return donePage(c, id, true);
    },
  };
}
