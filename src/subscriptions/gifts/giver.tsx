import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type Reader, readerOf } from '#readers';
import { readSettings } from '#settings';
import { type Billing, Unreachable } from '../billing.ts';
import { closed } from '../checkout/reader.tsx';
import { plainTerms } from '../checkout/terms.tsx';
import { plansOnSale } from '../store/plans.ts';
import { agreeToGift, findOwnGift } from './agree-to-gift.ts';
import { GiftDonePage, GiftFormPage, GiftTermsPage, GiftWaitingPage } from './giver-pages.tsx';
import { readPayments } from './keep-payments.ts';
import { isGiftId, redeemToken } from './link.ts';
import { orderGift } from './order-gift.ts';
import { giftPrices } from './rules.ts';
import type { Gift } from './store.ts';
import { giftTermsText, giftTermsVersion } from './terms.tsx';
import { type GiftProblem, type TypedGift, typedGift } from './typed-gift.ts';

const nothingTyped: TypedGift = { months: '', way: 'link', email: '', day: '', giverName: '', message: '' };

/** From choosing a gift to the provider's page, and back from it. */
export function givingPages(app: App, frameOf: FrameOf, billing: Billing) {
  async function formPage(c: Ctx, reader: Reader | undefined, typed: TypedGift, problems: GiftProblem[]): Promise<Response> {
    const [frame, plans] = [await frameOf(c), await plansOnSale(app.db)];
    const { prices: set } = (await readSettings(app)).giftSubscriptions;
    const page = (
      <GiftFormPage frame={frame} prices={giftPrices(plans, set)} typed={typed} problems={problems} isSignedIn={reader !== undefined} />
    );
    const status = problems.includes('too-many') ? 429 : problems.length > 0 ? 400 : 200;
    return privatePage(c, pageText(page), status);
  }

  function toSignIn(c: Ctx, frame: Frame): Response {
    return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href('/subscribe/gift') })}`, 303);
  }

  async function opened(c: Ctx, id: string): Promise<{ frame: Frame; reader: Reader; gift: Gift } | Response> {
    const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
    if (!reader) return toSignIn(c, frame);
    const gift = isGiftId(id) ? await findOwnGift(app, reader.id, id) : undefined;
    return gift ? { frame, reader, gift } : closed(c, frame, 'unknown');
  }

  const doneAt = (frame: Frame, gift: Gift) => `${frame.href('/subscribe/gift/done')}?gift=${gift.id}`;

  function donePage(c: Ctx, { frame, gift }: { frame: Frame; gift: Gift }, isAsked: boolean): Response {
    if (gift.paidAt) {
      const link = app.baseUrl() + frame.href(`/redeem/${redeemToken(app.keys, gift.id)}`);
      return privatePage(c, pageText(<GiftDonePage frame={frame} gift={gift} link={link} />));
    }
    if (!gift.page || billing.provider === 'sandbox') return closed(c, frame, 'unknown');
    const refresh: Record<string, string> = isAsked ? {} : { Refresh: '3' };
    return privatePage(c, pageText(<GiftWaitingPage frame={frame} giftId={gift.id} isAsked={isAsked} />), 200, refresh);
  }

  return {
    /** GET /subscribe/gift?months=: what can be given, and the form. */
    async giving(c: Ctx) {
      return formPage(c, await readerOf(app, c), { ...nothingTyped, months: c.req.query('months') ?? '' }, []);
    },

    /** POST /subscribe/gift: writes the gift down and leads to its terms. */
    async choose(c: Ctx) {
      const form = await readForm(c);
      const [frame, reader, settings] = [await frameOf(c), await readerOf(app, c), await readSettings(app)];
      if (!reader) return toSignIn(c, frame);
      const { typed, problems, chosen } = typedGift(form, settings.paper.timeZone, app.clock());
      if (!chosen) return formPage(c, reader, typed, problems);
      const limits = [{ key: `gifts ${reader.id}`, most: 60, perSeconds: 3600 }];
      if (await overLimit(app.db, limits, app.clock())) return formPage(c, reader, typed, ['too-many']);
      const wanted = { ...chosen, giverId: reader.id, language: frame.language };
      const outcome = await orderGift(app.db, wanted, settings.giftSubscriptions.prices, app.clock());
      if (!outcome.ok) return formPage(c, reader, typed, ['not-sold']);
      return c.redirect(frame.href(`/subscribe/gift/${outcome.giftId}`), 303);
    },

    /** GET /subscribe/gift/:id: what will be agreed. */
    async giftTerms(c: Ctx) {
      const open = await opened(c, c.req.param('id') ?? '');
      if (open instanceof Response) return open;
      const { frame, gift } = open;
      if (gift.paidAt) return c.redirect(doneAt(frame, gift), 303);
      if (gift.expiresAt <= app.clock()) return closed(c, frame, 'expired');
      return privatePage(c, pageText(<GiftTermsPage frame={frame} gift={gift} isUnreachable={false} />));
    },

    /** POST /subscribe/gift/:id: agrees to it, and leads to the provider's page. */
    async agreeToGift(c: Ctx) {
      await readForm(c);
      const open = await opened(c, c.req.param('id') ?? '');
      if (open instanceof Response) return open;
      const { frame, reader, gift } = open;
      const address = (page: string) => app.baseUrl() + frame.href(page);
      const outcome = await agreeToGift(app, billing, gift.id, {
        reader,
        language: frame.language,
        terms: { version: giftTermsVersion, text: plainTerms(giftTermsText(frame, gift, true)) },
        name: `${frame.paper.name} · ${frame.words('subscriptions.gift.months', { months: gift.months })}`,
        back: app.baseUrl() + doneAt(frame, gift),
        away: address(`/subscribe/gift/${gift.id}`),
      });
      if (outcome.ok) return c.redirect(outcome.page.startsWith('/') ? frame.href(outcome.page) : outcome.page, 303);
      if (outcome.reason === 'unreachable') return privatePage(c, pageText(<GiftTermsPage frame={frame} gift={gift} isUnreachable />), 409);
      return outcome.reason === 'paid' ? c.redirect(doneAt(frame, gift), 303) : closed(c, frame, outcome.reason);
    },

    /** GET /subscribe/gift/done?gift=: the link, or when the letter leaves; nothing for an address that was made up. */
    async giftDone(c: Ctx) {
      const open = await opened(c, c.req.query('gift') ?? '');
      return open instanceof Response ? open : donePage(c, open, false);
    },

    /** POST /subscribe/gift/done: asks the provider what came of the reader's own payment. */
    async askGiftDone(c: Ctx) {
      const id = field(await readForm(c), 'gift');
      const open = await opened(c, id);
      if (open instanceof Response) return open;
      const { reader, gift } = open;
      if (gift.page && !gift.paidAt) {
        const wait = await overLimit(app.db, [{ key: `asking ${reader.id}`, most: 60, perSeconds: 3600 }], app.clock());
        if (!wait)
          await readPayments(app, billing, { page: gift.page.ref }).catch((error) => {
            if (!(error instanceof Unreachable)) throw error;
          });
      }
      return donePage(c, { ...open, gift: (await findOwnGift(app, reader.id, id)) ?? gift }, true);
    },
  };
}
