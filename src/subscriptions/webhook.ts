import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readBody } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Billing } from './billing.ts';
import { readLater } from './mirror/read.ts';
import { addEvent } from './store/events.ts';

const mostBytes = 1_000_000;
const statusOf = { unsigned: 400, old: 400, unreadable: 400 } as const;

/** POST /webhooks/stripe: what the provider tells. Believed only when signed; kept once, with the job that reads what it is about, and answered at once. */
export function webhookPage(app: App, billing: Billing) {
  return async (c: Ctx): Promise<Response> => {
    if (billing.provider !== 'stripe') throw new Refusal(404, 'page');
    const now = app.clock();
    const heard = await billing.hear(await readBody(c, mostBytes), c.req.header('stripe-signature') ?? '', now);
    if (!heard.ok) {
      app.log.info('subscriptions.webhook-refused', { reason: heard.reason });
      return c.json({ refused: heard.reason }, statusOf[heard.reason]);
    }
    const { id, kind, about } = heard;
    await inTransaction(app.db, async (db) => {
      const isNew = await addEvent(db, { id, provider: billing.provider, kind, about: about ?? {}, receivedAt: now });
      // What comes in a burst about one thing is read once.
      if (isNew && about) await readLater(db, about);
    });
    return c.json({ received: true });
  };
}
