import { randomUUID } from 'node:crypto';
import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import type { NewsKind } from '#stories';
import { oldSecretEnd } from './rules.ts';
import { addDelivery, addWebhookRow, changeWebhook, endDeliveries, findDelivery, findWebhook, planAgain, type Webhook } from './store.ts';
import { askToDeliver } from './tell-programs.ts';

/** Adds a webhook and answers its id; undefined where the same form added one already. */
export async function addWebhook(
  press: Press,
  { url, kinds, formKey }: { url: string; kinds: NewsKind[]; formKey: string },
  by: number,
  now: Date,
): Promise<string | undefined> {
  return inTransaction(press, async (press) => {
    const id = await addWebhookRow(press, { url, kinds, formKey, madeBy: by, madeAt: now });
    if (id) await note(press, 'api.webhook-added', { id, url }, by, now, { kinds: kinds.join(' ') });
    return id;
  });
}

/** Gives a webhook a new secret; the one before signs too for a day. Undefined where there is none such, or a form that knew another. */
export async function rotateSecret(press: Press, id: string, from: number, by: number, now: Date): Promise<number | undefined> {
  return inTransaction(press, async (press) => {
    const webhook = await findWebhook(press, id);
    if (!webhook || webhook.secretNumber !== from) return undefined;
    const secretNumber = from + 1;
    await changeWebhook(press, id, { secretNumber, oldSecretUntil: oldSecretEnd(now) });
    await note(press, 'api.webhook-secret-made', webhook, by, now);
    return secretNumber;
  });
}

/** Stops telling a webhook anything, or begins again from now on. False where there is none such. */
export async function pauseWebhook(press: Press, id: string, isPaused: boolean, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const webhook = await findWebhook(press, id);
    if (!webhook) return false;
    await changeWebhook(press, id, { disabledAt: isPaused ? now : null, failingSince: null });
    if (isPaused) await endDeliveries(press, id);
    await note(press, isPaused ? 'api.webhook-paused' : 'api.webhook-resumed', webhook, by, now);
    return true;
  });
}

/** Removes a webhook; what it was told stays in the log. */
export async function removeWebhook(press: Press, id: string, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const webhook = await findWebhook(press, id);
    if (!webhook) return false;
    await changeWebhook(press, id, { removedAt: now });
    await endDeliveries(press, id);
    await note(press, 'api.webhook-removed', webhook, by, now);
    return true;
  });
}

/** Sends a webhook something that means nothing, to see that it hears. */
export async function sendTest(press: Press, id: string, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const webhook = await findWebhook(press, id);
    if (!webhook || webhook.disabledAt) return false;
    const test = { webhookId: id, newsId: randomUUID(), kind: 'test', versionId: null, happenedAt: now, nextAttemptAt: now } as const;
    const deliveryId = await addDelivery(press, test);
    if (deliveryId) await askToDeliver(press, deliveryId);
    await note(press, 'api.webhook-tested', webhook, by, now);
    return true;
  });
}

/** Sends a delivery again, under its own id. Answers whose it is; undefined where that is nobody’s, or nothing is told to them. */
export async function resend(press: Press, deliveryId: string, by: number, now: Date): Promise<string | undefined> {
  return inTransaction(press, async (press) => {
    const delivery = await findDelivery(press, deliveryId);
    const webhook = delivery && (await findWebhook(press, delivery.webhookId));
    if (!webhook || webhook.disabledAt) return undefined;
    await planAgain(press, deliveryId, now);
    await askToDeliver(press, deliveryId);
    await note(press, 'api.delivery-resent', webhook, by, now, { delivery: deliveryId });
    return webhook.id;
  });
}

async function note(
  press: Press,
  act: `api.${string}`,
  { id, url }: Pick<Webhook, 'id' | 'url'>,
  by: number,
  now: Date,
  more: Record<string, string> = {},
): Promise<void> {
  await record(press, { personId: by, act, detail: { webhook: id, host: new URL(url).host, ...more } }, now);
}
