import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { readForm } from '#platform/http/forms.ts';
import { privateHeaders } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { typedAmount } from '#platform/money.ts';
import { readSettings } from '#settings';
import { readStaff, record } from '#staff';
import { type Subscriber, type SubscriberFilter, subscribersOf } from '#subscriptions';
import { subscriberFilter, subscribersAsked } from './filters.ts';

const perBatch = 2000;

const columns = [
  'address',
  'language',
  'created_at',
  'standing',
  'plan',
  'price',
  'currency',
  'interval',
  'began_at',
  'runs_until',
  'cancelled_at',
  'ended_at',
  'provider',
  'stripe_customer_id',
  'stripe_subscription_id',
  'grant',
  'complimentary_until',
] as const;

/** POST /newsroom/subscribers.csv: those that the list's filters name, as CSV (RFC 4180), sent as they are read. */
export function subscriberExport(app: App, press: Press) {
  return {
    async exportSubscribers(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { paper } = await readSettings(app);
      const now = app.clock();
      const filter = subscriberFilter(
        subscribersAsked((name) => form.get(name) ?? undefined),
        paper.timeZone,
      );
      await record(press, { personId: staff.id, act: 'subscribers.exported' }, now);
      const text = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true, record_delimiter: 'windows' });
      const csv = Readable.from(rowsOf(app, filter, now)).compose(text);
      const headers = {
        ...privateHeaders,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="subscribers-${now.toISOString().slice(0, 10)}.csv"`,
      };
      return new Response(Readable.toWeb(csv) as unknown as ReadableStream, { headers });
    },
  };
}

/** Reader after reader, some at a time: however many there are, a batch of them is in memory. */
async function* rowsOf(app: App, filter: SubscriberFilter, now: Date): AsyncGenerator<Record<(typeof columns)[number], string>> {
  for (let after: number | undefined; ; ) {
    const some: Subscriber[] = await subscribersOf(app.db, filter, { after, most: perBatch }, now);
    for (const one of some) if (one.email) yield rowOf(one);
    after = some.at(-1)?.id;
    if (some.length < perBatch) return;
  }
}

const moment = (at: Date | null) => at?.toISOString() ?? '';

function rowOf(one: Subscriber): Record<(typeof columns)[number], string> {
  const isStripe = one.provider === 'stripe';
  return {
    address: one.email,
    language: one.language,
    created_at: moment(one.joinedAt),
    standing: one.state ?? (one.grantWhy ? '' : 'never'),
    plan: one.planSlug ?? '',
    price: one.priceMinor === null || !one.currency ? '' : typedAmount({ minor: one.priceMinor, currency: one.currency }),
    currency: one.currency ?? '',
    interval: one.every ?? '',
    began_at: moment(one.startedAt),
    runs_until: moment(one.runsUntil),
    cancelled_at: moment(one.cancelledAt),
    ended_at: moment(one.endedAt),
    provider: one.provider ?? '',
    stripe_customer_id: isStripe ? (one.customerRef ?? '') : '',
    stripe_subscription_id: isStripe ? (one.providerRef ?? '') : '',
    grant: one.grantWhy ?? '',
    complimentary_until: one.grantWhy ? (one.grantEndsAt ? moment(one.grantEndsAt) : 'always') : '',
  };
}
