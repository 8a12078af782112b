import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { NewsKind } from '#stories';

export type Webhook = {
  id: string;
  url: string;
  kinds: NewsKind[];
  secretNumber: number;
  oldSecretUntil: Date | null;
  madeAt: Date;
  failingSince: Date | null;
  disabledAt: Date | null;
};

const webhookColumns = ['id', 'url', 'kinds', 'secretNumber', 'oldSecretUntil', 'madeAt', 'failingSince', 'disabledAt'] as const;

export type Try = { at: string; status: number | null; problem: string | null; milliseconds: number };

export type Delivery = {
  id: string;
  webhookId: string;
  kind: NewsKind | 'test';
  versionId: number | null;
  happenedAt: Date;
  attempts: number;
  tries: Try[];
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
};

const deliveryColumns = [
  'id',
  'webhookId',
  'kind',
  'versionId',
  'happenedAt',
  'attempts',
  'tries',
  'nextAttemptAt',
  'deliveredAt',
] as const;

/** Adds a webhook; undefined where its form added one already. */
export async function addWebhookRow(
  press: Press,
  row: { url: string; kinds: NewsKind[]; formKey: string | null; madeBy: number; madeAt: Date },
): Promise<string | undefined> {
  const made = await press
    .insertInto('api.webhook')
    .values(row)
    .onConflict((on) => on.column('formKey').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Webhooks that haven't been removed, newest first; at most 100. */
export async function webhooksOf(press: Press): Promise<Webhook[]> {
  return press
    .selectFrom('api.webhook')
    .select(webhookColumns)
    .where('removedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .limit(100)
    .$castTo<Webhook>()
    .execute();
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export async function findWebhook(press: Press, id: string): Promise<Webhook | undefined> {
  if (!isUuid(id)) return undefined;
  const found = press.selectFrom('api.webhook').select(webhookColumns).where('id', '=', id).where('removedAt', 'is', null);
  return found.$castTo<Webhook>().executeTakeFirst();
}

export type WebhookChange = Partial<{
  kinds: NewsKind[];
  secretNumber: number;
  oldSecretUntil: Date | null;
  failingSince: Date | null;
  disabledAt: Date | null;
  removedAt: Date;
}>;

export async function changeWebhook(press: Press, id: string, change: WebhookChange): Promise<void> {
  await press.updateTable('api.webhook').set(change).where('id', '=', id).execute();
}

/** Writes what is to be told to a webhook, once for each piece of news. Answers the delivery's id, or undefined where it stands there. */
export async function addDelivery(
  press: Press,
  row: { webhookId: string; newsId: string; kind: NewsKind | 'test'; versionId: number | null; happenedAt: Date; nextAttemptAt: Date },
): Promise<string | undefined> {
  const made = await press
    .insertInto('api.delivery')
    .values(row)
    .onConflict((on) => on.columns(['webhookId', 'newsId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

export async function findDelivery(press: Press, id: string): Promise<Delivery | undefined> {
  if (!isUuid(id)) return undefined;
  return press.selectFrom('api.delivery').select(deliveryColumns).where('id', '=', id).$castTo<Delivery>().executeTakeFirst();
}

/** Takes a delivery that is due to be tried, and plans the next try in case this one is never heard of again. */
export async function claimDelivery(press: Press, id: string, retryAt: Date, now: Date): Promise<Delivery | undefined> {
  return press
    .updateTable('api.delivery')
    .set((is) => ({ attempts: is('attempts', '+', 1), nextAttemptAt: retryAt }))
    .where('id', '=', id)
    .where('nextAttemptAt', '<=', now)
    .returning(deliveryColumns)
    .$castTo<Delivery>()
    .executeTakeFirst();
}

/** Notes how a try ended, and when the next one is. */
export async function noteTry(
  press: Press,
  id: string,
  one: Try,
  after: { deliveredAt: Date | null; nextAttemptAt: Date | null },
): Promise<void> {
  await sql`update api.delivery set tries = tries || ${JSON.stringify([one])}::jsonb, delivered_at = coalesce(delivered_at, ${after.deliveredAt}),
    next_attempt_at = ${after.nextAttemptAt} where id = ${id}`.execute(press);
}

/** Has a delivery tried again from now on, as if it were new. */
export async function planAgain(press: Press, id: string, now: Date): Promise<void> {
  await press.updateTable('api.delivery').set({ nextAttemptAt: now, attempts: 0 }).where('id', '=', id).execute();
}

/** Ends what a webhook has yet to be told. */
export async function endDeliveries(press: Press, webhookId: string): Promise<void> {
  const waiting = press.updateTable('api.delivery').set({ nextAttemptAt: null }).where('webhookId', '=', webhookId);
  await waiting.where('nextAttemptAt', 'is not', null).execute();
}

/** Deliveries that are due, those that have waited longest first. */
export async function dueDeliveries(press: Press, now: Date, most: number): Promise<string[]> {
  const due = press.selectFrom('api.delivery').select('id').where('nextAttemptAt', '<=', now);
  return (await due.orderBy('nextAttemptAt').limit(most).execute()).map(({ id }) => id);
}

/** A page of what a webhook was told, newest first, behind a delivery. */
export async function deliveriesOf(press: Press, webhookId: string, after: Delivery | undefined, most: number): Promise<Delivery[]> {
  let query = press.selectFrom('api.delivery').select(deliveryColumns).where('webhookId', '=', webhookId);
  if (after) query = query.where(sql<boolean>`(happened_at, id) < (${after.happenedAt}, ${after.id}::uuid)`);
  return query.orderBy('happenedAt', 'desc').orderBy('id', 'desc').limit(most).$castTo<Delivery>().execute();
}

/** Forgets deliveries of before a moment. */
export async function removeDeliveries(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('api.delivery').where('happenedAt', '<', before).where('nextAttemptAt', 'is', null).execute();
}
