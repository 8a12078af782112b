import { sql } from 'kysely';
import type Stripe from 'stripe';
import type { Database } from '#platform/database.ts';
import type { Terms } from '../rules.ts';
import { underKey } from './client.ts';

/** Stripe's name for the price of some terms, made there when it is new. The amount is what readers saw: tax is in it. */
export async function priceRef(db: Database, stripe: Stripe, terms: Terms, name = `Plan ${terms.planId}`): Promise<string> {
  const { planId, price, every, seats = 1 } = terms;
  const { rows } = await sql<{ ref: string }>`select ref from subscriptions.price where plan_id = ${planId} and provider = 'stripe'
    and minor = ${price.minor} and currency = ${price.currency} and every = ${every} and seats = ${seats}`.execute(db);
  if (rows[0]) return rows[0].ref;
  const lookup = `broadsheet-${planId}-${price.minor}-${price.currency}-${every}${seats > 1 ? `-${seats}-seats` : ''}`;
  const known = await stripe.prices.list({ lookup_keys: [lookup], limit: 1 });
  const made =
    known.data[0] ??
    (await underKey(`price/${lookup}`, (options) =>
      stripe.prices.create(
        {
          currency: price.currency.toLowerCase(),
          unit_amount: price.minor,
          recurring: { interval: every },
          lookup_key: lookup,
          tax_behavior: 'inclusive',
          product_data: { name },
          metadata: { plan: String(planId), ...(seats > 1 ? { seats: String(seats) } : {}) },
        },
        options,
      ),
    ));
  await sql`insert into subscriptions.price (plan_id, provider, minor, currency, every, seats, ref)
    values (${planId}, 'stripe', ${price.minor}, ${price.currency}, ${every}, ${seats}, ${made.id}) on conflict do nothing`.execute(db);
  return made.id;
}
