import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { monthOf } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hrefIn, readSettings } from '#settings';
import { cardsByStory, findStoryByKey } from '#stories';
import { entitlementOf } from '#subscriptions';
import type { Gate } from '../gate.ts';
import { giveMeterKey, meterHash, readMeterKey } from '../meter-cookie.ts';
import { giveStory } from './give-story.ts';
import { giftIn, giftToken } from './link.ts';
import { openGift } from './open-gift.ts';
import { GiftPage, GiftsPage, GoneGiftPage } from './pages.tsx';
import { countGifts, findGift, openGiftsOf } from './store.ts';

/** The pages on which subscribers give stories away, and others receive them. */
export function giftPages(app: App, gate: Gate, frameOf: FrameOf) {
  async function edition(frame: Frame) {
    const settings = await readSettings(app);
    const { language } = frame;
    return { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
  }

  async function gone(c: Ctx, reason: 'gone' | 'full'): Promise<Response> {
    return unlisted(c, pageText(<GoneGiftPage frame={await frameOf(c)} reason={reason} />), 410);
  }

  /** A page under a link that others shall neither index nor be told of. */
  function unlisted(c: Ctx, text: string, status: 200 | 410 = 200): Response {
    return privatePage(c, text, status, { 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
  }

  /** The gift a link names, while its giver still subscribes. Nothing is at an address that no link of ours has. */
  async function giftOf(token: string) {
    const id = giftIn(app.keys, token);
    if (!id) throw new Refusal(404, 'page');
    const gift = await findGift(app.db, id);
    if (!gift || gift.expiresAt <= app.clock()) return undefined;
    const entitled = await entitlementOf(app, gift.readerId);
    return entitled && entitled.until > app.clock() ? gift : undefined;
  }

  return {
    /** GET /account/gifts. */
    async gifts(c: Ctx) {
      const [frame, asker, settings] = [await frameOf(c), await gate.askerOf(c), await readSettings(app)];
      const readerId = asker.readerId ?? 0;
      const month = monthOf(app.clock(), settings.paper.timeZone);
      const [gifts, given] = await Promise.all([openGiftsOf(app.db, readerId, app.clock()), countGifts(app.db, readerId, month)]);
      const cards = await cardsByStory(
        app.db,
        await edition(frame),
        gifts.map(({ storyId }) => storyId),
      );
      const shown = gifts.flatMap(({ id, storyId, expiresAt, devices }) => {
        const card = cards.get(storyId)?.card;
        return card ? [{ id, card, expiresAt, devices, address: app.baseUrl() + frame.href(`/gift/${giftToken(app.keys, id)}`) }] : [];
      });
      const { aMonth, devices } = settings.gifts;
      const page = (
        <GiftsPage
          frame={frame}
          gifts={shown}
          left={Math.max(0, aMonth - given)}
          mostDevices={devices}
          refused={c.req.query('said') === 'spent'}
        />
      );
      return privatePage(c, pageText(page));
    },

    /** POST /account/gifts: gives the story that the form names. */
    async give(c: Ctx) {
      const key = field(await readForm(c), 'story');
      const [frame, asker, settings] = [await frameOf(c), await gate.askerOf(c), await readSettings(app)];
      if (asker.who !== 'subscriber' || !asker.readerId) return c.redirect(frame.href('/subscribe'), 303);
      const story = await findStoryByKey(app.db, key, frame.language);
      if (!story || story.withdrawnAt) throw new Refusal(404, 'page');
      const terms = { month: monthOf(app.clock(), settings.paper.timeZone), most: settings.gifts.aMonth, days: settings.gifts.days };
      const outcome = await giveStory(app.db, asker.readerId, story.storyId, terms, app.clock());
      return c.redirect(`${frame.href('/account/gifts')}${outcome.ok ? '' : '?said=spent'}`, 303);
    },

    /** GET /gift/:token: opens nothing, so that whoever unfurls or scans the link uses nothing up. */
    async gift(c: Ctx) {
      const token = c.req.param('token') ?? '';
      const gift = await giftOf(token);
      if (!gift) return gone(c, 'gone');
      const frame = await frameOf(c);
      const card = (await cardsByStory(app.db, await edition(frame), [gift.storyId])).get(gift.storyId)?.card;
      if (!card) return gone(c, 'gone');
      return unlisted(c, pageText(<GiftPage frame={frame} card={card} token={token} />));
    },

    /** POST /gift/:token: grants the story to this browser, or to its reader, and leads to it without the token. */
    async open(c: Ctx) {
      await readForm(c);
      const gift = await giftOf(c.req.param('token') ?? '');
      if (!gift) return gone(c, 'gone');
      const [frame, asker, settings] = [await frameOf(c), await gate.askerOf(c), await readSettings(app)];
      const card = (await cardsByStory(app.db, await edition(frame), [gift.storyId])).get(gift.storyId)?.card;
      if (!card) return gone(c, 'gone');
      const key = asker.readerId ? undefined : (readMeterKey(app, c) ?? giveMeterKey(app, c));
      const meter = key ? { keyHash: meterHash(key) } : { readerId: asker.readerId ?? 0 };
      const outcome = await openGift(app.db, gift.id, meter, settings.gifts.devices, app.clock());
      if (!outcome.ok) return gone(c, outcome.reason);
      c.header('Referrer-Policy', 'no-referrer');
      return c.redirect(`${card.href}#given`, 303);
    },
  };
}
