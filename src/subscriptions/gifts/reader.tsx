import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readerOf, readerTag } from '#readers';
import type { Billing } from '../billing.ts';
import { findGrantAbout } from '../grants/store.ts';
import { sendGiftAgain, withdrawGift } from './after-giving.ts';
import { GivenPage, type GivenSaid, givenSaid } from './given-page.tsx';
import { givingPages } from './giver.tsx';
import { giftIn, isGiftId, redeemToken } from './link.ts';
import { redeemGift } from './redeem-gift.ts';
import { GoneGiftPage, NoLettersPage, RedeemedPage, RedeemPage, type Refused } from './redeem-pages.tsx';
import { giftStateOf } from './rules.ts';
import { findGift, type Gift, giftsGivenBy, lockGift, receiptNumbersOf, removeDelivery } from './store.ts';

const perPage = 20;
const goneStatus = { unknown: 404, redeemed: 410, returned: 410, expired: 410 } as const;

/** The pages on which subscriptions are given, followed, and redeemed. */
export function giftSubscriptionPages(app: App, frameOf: FrameOf, billing: Billing) {
  /** A page under a link that others shall neither index nor be told of. */
  function unlisted(c: Ctx, text: string, status: 200 | 404 | 409 | 410 = 200): Response {
    return privatePage(c, text, status, { 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
  }

  async function gone(c: Ctx, reason: keyof typeof goneStatus): Promise<Response> {
    return unlisted(c, pageText(<GoneGiftPage frame={await frameOf(c)} reason={reason} />), goneStatus[reason]);
  }

  /** The gift a link names. Nothing is at an address that no link of ours has. */
  async function giftAt(token: string): Promise<Gift> {
    const id = giftIn(app.keys, token);
    const gift = id ? await findGift(app.db, id) : undefined;
    if (!gift?.paidAt) throw new Refusal(404, 'page');
    return gift;
  }

  async function offered(c: Ctx, gift: Gift, token: string, refused?: Refused): Promise<Response> {
    const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
    const why = refused === 'subscribed' || refused === 'reads-already' ? refused : undefined;
    const page = <RedeemPage frame={frame} gift={gift} token={token} email={reader?.email} refused={why} />;
    return unlisted(c, pageText(page), why ? 409 : 200);
  }

  return {
    ...givingPages(app, frameOf, billing),

    /** GET /account/given: the gifts a reader has given. */
    async given(c: Ctx) {
      const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
      const asked = c.req.query('before');
      const before = asked && /^\d{13}$/.test(asked) ? new Date(Number(asked)) : undefined;
      const found = await giftsGivenBy(app.db, reader?.id ?? 0, perPage + 1, before);
      const gifts = found.slice(0, perPage);
      const numbers = await receiptNumbersOf(
        app.db,
        gifts.map(({ id }) => id),
      );
      const shown = gifts.map((gift) => ({
        gift,
        link: app.baseUrl() + frame.href(`/redeem/${redeemToken(app.keys, gift.id)}`),
        receipt: numbers.get(gift.id),
      }));
      const older = found.length > perPage ? String(gifts.at(-1)?.orderedAt.getTime()) : undefined;
      const said = givenSaid.find((one) => one === c.req.query('said'));
      return privatePage(c, pageText(<GivenPage frame={frame} gifts={shown} older={older} said={said} />));
    },

    /** POST /account/given: sends a gift's letter again, or undoes the gift. */
    async changeGiven(c: Ctx) {
      const form = await readForm(c);
      const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
      const [id, act] = [field(form, 'gift'), field(form, 'act')];
      const said = isGiftId(id) && reader ? await acted(reader.id, id, act) : undefined;
      return c.redirect(frame.href('/account/given') + (said ? `?said=${said}` : ''), 303);
    },

    /** GET /redeem/:token: what the link holds. Redeems nothing, so that whoever scans or unfurls it uses nothing up. */
    async redemption(c: Ctx) {
      const token = c.req.param('token') ?? '';
      const gift = await giftAt(token);
      const state = giftStateOf(gift, app.clock());
      if (state === 'open') return offered(c, gift, token);
      const reader = state === 'redeemed' ? await readerOf(app, c) : undefined;
      const grant = reader ? await findGrantAbout(app.db, 'gift', gift.id) : undefined;
      if (!grant?.endsAt || grant.readerId !== reader?.id) return gone(c, state === 'unpaid' ? 'unknown' : state);
      return unlisted(c, pageText(<RedeemedPage frame={await frameOf(c)} startsAt={grant.startsAt} endsAt={grant.endsAt} />));
    },

    /** POST /redeem/:token: redeems the gift for the reader who is signed in, or forgets the address it was sent to. */
    async redeem(c: Ctx) {
      const act = field(await readForm(c), 'act');
      const token = c.req.param('token') ?? '';
      const gift = await giftAt(token);
      if (act === 'no-letters') {
        await inTransaction(app.db, async (db) => {
          await lockGift(db, gift.id);
          await removeDelivery(db, gift.id);
        });
        return unlisted(c, pageText(<NoLettersPage frame={await frameOf(c)} />));
      }
      const reader = await readerOf(app, c);
      if (!reader) return c.redirect((await frameOf(c)).href(`/redeem/${token}`), 303);
      const outcome = await redeemGift(app.db, app.keys, gift.id, reader, app.clock());
      app.kept.drop([readerTag(reader.id)]);
      if (outcome.ok) {
        c.header('Referrer-Policy', 'no-referrer');
        return c.redirect((await frameOf(c)).href(`/redeem/${token}`), 303);
      }
      const { reason } = outcome;
      return reason === 'subscribed' || reason === 'reads-already' ? offered(c, gift, token, reason) : gone(c, reason);
    },
  };

  async function acted(readerId: number, giftId: string, act: string): Promise<GivenSaid | undefined> {
    if (act === 'again') {
      const outcome = await sendGiftAgain(app.db, readerId, giftId, app.clock());
      return outcome.ok ? 'again' : outcome.reason === 'today-already' ? 'today-already' : 'not-yet';
    }
    if (act !== 'withdraw') return undefined;
    return (await withdrawGift(app.db, readerId, giftId, app.clock())).ok ? 'withdrawn' : 'too-late';
  }
}
