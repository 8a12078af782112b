import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { Unreachable } from './billing.ts';
import { billingOf } from './billing-of.ts';
import { carryOver } from './bring/carry-over.ts';
import { removeImports } from './bring/store.ts';
import { sendGrantLetter } from './grants/send-letter.ts';
import { removeInvitations } from './groups/forget.ts';
import { carryOutDeclaration } from './leave/carry-out.ts';
import { carryOut } from './life/perform.ts';
import { turn } from './life/turn.ts';
import { readAndMirror, reconcile } from './mirror/read.ts';
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
    job('subscriptions.ask', z.object({ operationId: z.uuid() }), async ({ operationId }) => {
      if ((await carryOut(app, billing, operationId)) === 'later') throw new Unreachable('The provider of payments could not be reached.');
    }),
    job('subscriptions.read', about, async (about) => {
      await readAndMirror(app, billing, about as Record<string, string>);
    }),
    job('subscriptions.declare', z.object({ declarationId: z.uuid() }), ({ declarationId }) =>
      carryOutDeclaration(app, billing, declarationId),
    ),
    job('subscriptions.import', z.object({ importId: z.uuid() }), ({ importId }) => carryOver(app, billing, importId)),
    scheduled('subscriptions.turn-periods', '*/10 * * * *', async () => {
      app.log.info('subscriptions.turned', await turn(app, billing));
    }),
    scheduled('subscriptions.reconcile', '41 2 * * *', async () => {
      app.log.info('subscriptions.reconciled', { agreements: await reconcileNow(app) });
    }),
    scheduled('subscriptions.notices', '11 6 * * *', async () => {
      app.log.info('subscriptions.moved', await carryMoves(app.db, app.clock()));
      app.log.info('subscriptions.noticed', { letters: await oweNotices(app.db, app.clock()) });
    }),
    scheduled('subscriptions.forget', '27 3 * * *', async () => {
      const ago = (days: number) => new Date(app.clock().getTime() - days * day);
      await removeUnfinished(app.db, ago(30));
      await removeUnclaimed(app.db, ago(30));
      await removeEvents(app.db, ago(60));
      await removeImports(app.db, ago(30));
      await removeInvitations(app.db, ago(30));
    }),
  ];
}

/** Compares every subscription with what the provider holds, and heals what differs. Answers how many were looked at. */
export async function reconcileNow(app: App): Promise<number> {
  return reconcile(app, billingOf(app));
}
