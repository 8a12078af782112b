import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { NewsKind } from '#stories';
import { addDelivery, webhooksOf } from './store.ts';

export type News = { newsId: string; kind: NewsKind; versionId: number; happenedAt: Date };

/** Writes a delivery for every webhook that wants to know, and asks for each to be sent. The same news twice is told once. */
export async function tellPrograms(press: Press, { newsId, kind, versionId, happenedAt }: News, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const webhooks = (await webhooksOf(press)).filter((one) => !one.disabledAt && one.kinds.includes(kind));
    for (const { id: webhookId } of webhooks) {
      const id = await addDelivery(press, { webhookId, newsId, kind, versionId, happenedAt, nextAttemptAt: now });
      if (id) await askToDeliver(press, id);
    }
  });
}

/** Asks for one delivery to be sent; asked for twice, it is sent once. */
export async function askToDeliver(press: Press, deliveryId: string): Promise<void> {
  await enqueue(press, 'api.deliver', { deliveryId }, { key: `delivery:${deliveryId}`, priority: 5 });
}
