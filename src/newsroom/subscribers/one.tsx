import { giftsMadeBy } from '#access';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { findFoundReader } from '#readers';
import { readStaff, staffFrameOf } from '#staff';
import { grantsHeldBy, historyOf, providerOf, receiptsHeldBy, subscriptionsHeldBy } from '#subscriptions';
import { numberOf } from '../around.ts';
import { SubscriberPage } from './one-page.tsx';
import { isSubscriberSaid } from './said.ts';

const giftsShown = 10;

/** GET /newsroom/subscribers/{id}: all that became of a reader, and what may be done. */
export function oneSubscriber(app: App) {
  return {
    async subscriber(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
      const id = numberOf(c);
      const reader = await findFoundReader(app.db, id);
      if (!reader) throw new Refusal(404, 'page');
      const [subscriptions, grants, receipts, history, gifts] = await Promise.all([
        subscriptionsHeldBy(app.db, id, frame.now),
        grantsHeldBy(app.db, id, frame.now),
        receiptsHeldBy(app.db, id),
        historyOf(app.db, id, cursorIn(c.req.query('after'))),
        giftsMadeBy(app.db, id, giftsShown),
      ]);
      const said = c.req.query('said');
      const props = { frame, reader, subscriptions, grants, receipts, history, gifts, said: isSubscriberSaid(said) ? said : undefined };
      return privatePage(c, pageText(<SubscriberPage {...props} stripe={stripeOf(app)} provider={providerOf(app)} />));
    },
  };
}

/** Where the publisher sees things at Stripe; undefined where the paper takes no real money. */
function stripeOf({ config }: App): string | undefined {
  if (!config.stripe) return undefined;
  return `https://dashboard.stripe.com/${/^[a-z]+_test_/.test(config.stripe.secretKey) ? 'test/' : ''}`;
}

/** The last line of the page before, as the address names it: `2026-11-24T15:00:00.000Z receipt 7`. */
function cursorIn(text: string | undefined): { at: Date; key: string } | undefined {
  const [, moment = '', key = ''] = text?.match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([a-z-]{1,20} [\w:.-]{1,200})$/) ?? [];
  const at = new Date(moment);
  return key && !Number.isNaN(at.getTime()) ? { at, key } : undefined;
}
