import type { z } from 'zod';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import { readSettings } from '#settings';
import { record } from '#staff';
import { findPublicVersion, findVersionName } from '#stories';
import type { news } from '../shapes/answers.ts';
import { publicView } from '../views.ts';
import { post } from './post.ts';
import { isHopeless, nextAttemptAt } from './rules.ts';
import { signatureHeaders } from './sign.ts';
import { changeWebhook, claimDelivery, type Delivery, endDeliveries, findWebhook, noteTry, type Webhook } from './store.ts';

/**
 * Sends a delivery that is due, once for each time it is. What isn't answered by a 2xx is planned anew, ten times in a day; a webhook
 * that answers 410, or that nothing has reached for three days, is told nothing more, which the desk shows.
 */
export async function deliver(app: App, press: Press, deliveryId: string): Promise<void> {
  const now = app.clock();
  const delivery = await claimDelivery(press, deliveryId, new Date(now.getTime() + 600_000), now);
  const webhook = delivery && (await findWebhook(press, delivery.webhookId));
  if (!delivery || !webhook || webhook.disabledAt) return;
  const body = JSON.stringify(await newsOf(app, delivery));
  const headers = { 'Content-Type': 'application/json', ...signatureHeaders(app.keys, webhook, delivery.id, body, now) };
  const began = performance.now();
  const answer = await post(webhook.url, headers, body, isLoopback(app.config.host));
  const milliseconds = Math.round(performance.now() - began);
  const isHeard = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
  const one = { at: now.toISOString(), status: answer.status ?? null, problem: answer.problem ?? null, milliseconds };
  await inTransaction(press, async (press) => {
    const next = isHeard ? undefined : nextAttemptAt(delivery.attempts, now);
    await noteTry(press, delivery.id, one, { deliveredAt: isHeard ? now : null, nextAttemptAt: next ?? null });
    if (isHeard && webhook.failingSince) await changeWebhook(press, webhook.id, { failingSince: null });
    if (!isHeard && !webhook.failingSince) await changeWebhook(press, webhook.id, { failingSince: now });
    if (answer.status === 410 || isHopeless(webhook.failingSince, now)) await disable(press, webhook, now);
  });
  if (isHeard) return;
  if (answer.status === 410 || isHopeless(webhook.failingSince, now))
    throw new GiveUp(`The webhook ${new URL(webhook.url).host} is told nothing more: ${answer.problem ?? `it answered ${answer.status}`}`);
}

async function disable(press: Press, { id }: Webhook, now: Date): Promise<void> {
  await changeWebhook(press, id, { disabledAt: now });
  await endDeliveries(press, id);
  await record(press, { personId: null, act: 'api.webhook-given-up', detail: { webhook: id } }, now);
}

/** What is sent: what happened, and the version as anyone may see it now. What was withdrawn meanwhile isn't shown any more. */
async function newsOf(app: App, { kind, versionId, happenedAt }: Delivery): Promise<z.input<typeof news>> {
  const timestamp = happenedAt.toISOString();
  if (versionId === null || kind === 'test')
    return { type: 'test', timestamp, data: { version: null, story: null, language: null, published: null } };
  const settings = await readSettings(app);
  const name = await findVersionName(app.db, versionId);
  const version = await findPublicVersion(app.db, versionId);
  const published = version ? publicView(app, settings, version) : null;
  return {
    type: `story.${kind}`,
    timestamp,
    data: { version: versionId, story: name?.story ?? null, language: name?.language ?? null, published },
  };
}
