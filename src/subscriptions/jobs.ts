import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { Unreachable } from './billing.ts';
import { billingOf } from './billing-of.ts';
import { carryOver } from './bring/carry-over.ts';
import { removeImports } from './bring/store.ts';
import { forgetCustomer } from './forget-customer.ts';
import { returnGift } from './gifts/after-giving.ts';
import { readPayments, reconcileGifts } from './gifts/keep-payments.ts';
import { oweDeliveries, oweGiftReminders } from './gifts/letters.ts';
import { sendGiftLetter } from './gifts/send-letter.ts';
import { forgetGifts } from './gifts/store.ts';
import { oweGrantNotices } from './grants/notices.ts';
import { sendGrantLetter } from './grants/send-letter.ts';
import { removeInvitations } from './groups/forget.ts';
import { oweGroupNotices, sendGroupLetter, sendInvitation } from './groups/send-letters.ts';
import { carryOutDeclaration } from './leave/carry-out.ts';
import { carryOut } from './life/perform.ts';
import { turn } from './life/turn.ts';
import { readAndMirror } from './mirror/read.ts';
import { reconcile } from './mirror/reconcile.ts';
import { removeUnclaimed } from './offers/store.ts';
import { carryMoves } from './prices/carry-moves.ts';
import { sendLetter } from './send-letter.ts';
import { removeUnfinished } from './store/checkouts.ts';
import { removeEvents } from './store/events.ts';
import { oweNotices } from './store/notices.ts';

const day = 86_400_000;
const about = z.object({ agreement: z.string(), customer: z.string(), charge: z.string(), page: z.string() }).partial();

/**
 * The letters about subscriptions; asking and reading the provider, again until it answers; the turning of periods every ten minutes; each
 * morning the notices; nightly the comparison with all the provider holds, and the forgetting of checkouts nothing came of.
 */
export function subscriptionJobs(app: App): Job[] {
  const billing = billingOf(app);
  return [
    job('subscriptions.send-letter', z.object({ letterId: z.number().int() }), ({ letterId }) => sendLetter(app, letterId)),
    job('subscriptions.send-grant-letter', z.object({ letterId: z.number().int() }), ({ letterId }) => sendGrantLetter(app, letterId)),
    job('subscriptions.send-gift-letter', z.object({ letterId: z.number().int() }), ({ letterId }) => sendGiftLetter(app, letterId)),
    job('subscriptions.return-gift', z.object({ giftId: z.uuid(), ref: z.string().optional() }), ({ giftId, ref }) =>
      returnGift(app, billing, giftId, ref),
    ),
    job('subscriptions.ask', z.object({ operationId: z.uuid() }), async ({ operationId }) => {
      if ((await carryOut(app, billing, operationId)) === 'later') throw new Unreachable('The provider of payments could not be reached.');
    }),
    job('subscriptions.read', about, async (about) => {
      await readAndMirror(app, billing, about as Record<string, string>);
      await readPayments(app, billing, about as Record<string, string>);
    }),
    job('subscriptions.declare', z.object({ declarationId: z.uuid() }), ({ declarationId }) =>
      carryOutDeclaration(app, billing, declarationId),
    ),
    job('subscriptions.import', z.object({ importId: z.uuid() }), ({ importId }) => carryOver(app, billing, importId)),
    job('subscriptions.send-invitation', z.object({ invitationId: z.uuid() }), ({ invitationId }) => sendInvitation(app, invitationId)),
    job('subscriptions.send-group-letter', z.object({ letterId: z.number().int() }), ({ letterId }) => sendGroupLetter(app, letterId)),
    job(
      'subscriptions.forget-customer',
      z.object({ provider: z.string(), customerRef: z.string(), readerId: z.number().int() }),
      (customer) => forgetCustomer(app, billing, customer),
    ),
    scheduled('subscriptions.turn-periods', '*/10 * * * *', async () => {
      app.log.info('subscriptions.turned', await turn(app, billing));
    }),
    scheduled('subscriptions.deliver-gifts', '*/10 * * * *', async () => {
      app.log.info('subscriptions.delivered', { gifts: await oweDeliveries(app.db, app.clock()) });
    }),
    scheduled('subscriptions.reconcile', '41 2 * * *', async () => {
      app.log.info('subscriptions.reconciled', { agreements: await reconcileNow(app) });
    }),
    scheduled('subscriptions.notices', '11 6 * * *', async () => {
      app.log.info('subscriptions.moved', await carryMoves(app.db, app.clock()));
      app.log.info('subscriptions.noticed', { letters: await oweAllNotices(app) });
    }),
    scheduled('subscriptions.forget', '27 3 * * *', async () => {
      const ago = (days: number) => new Date(app.clock().getTime() - days * day);
      await removeUnfinished(app.db, ago(30));
      await removeUnclaimed(app.db, ago(30));
      await removeEvents(app.db, ago(60));
      await removeImports(app.db, ago(30));
      await forgetGifts(app.db, ago(30), ago(30));
      await removeInvitations(app.db, ago(30));
    }),
  ];
}

/** Compares every subscription and gift with what the provider holds, and heals what differs. Answers how many were looked at. */
export async function reconcileNow(app: App): Promise<number> {
  const billing = billingOf(app);
  const gifts = await reconcileGifts(app, billing);
  return gifts + (await reconcile(app, billing));
}

async function oweAllNotices(app: App): Promise<number> {
  const { db } = app;
  const now = app.clock();
  const ofSubscriptions = (await oweNotices(db, now)) + (await oweGroupNotices(app));
  return ofSubscriptions + (await oweGrantNotices(db, now)) + (await oweGiftReminders(db, now));
}
