import Stripe from 'stripe';
import type { Config } from '#platform/config.ts';
import { Unreachable } from '../billing.ts';

type StripeConfig = NonNullable<Config['stripe']>;

/** A client of Stripe's, or of the host that STRIPE_API_URL names. It repeats a call that broke once by itself, under the same key. */
export function stripeClient({ secretKey, apiUrl }: StripeConfig): Stripe {
  const url = apiUrl ? new URL(apiUrl) : undefined;
  const elsewhere = url
    ? {
        host: url.hostname,
        port: url.port || (url.protocol === 'https:' ? 443 : 80),
        protocol: url.protocol === 'https:' ? ('https' as const) : ('http' as const),
      }
    : {};
  return new Stripe(secretKey, {
    ...elsewhere,
    maxNetworkRetries: 1,
    timeout: 10_000,
    telemetry: false,
    appInfo: { name: 'Broadsheet' },
  });
}

export type Answer<T> = { ok: true; value: T } | { ok: false; reason: 'declined' | 'refused' | 'unreachable' };

/** What Stripe answered to a call. A fault of ours is thrown. */
export async function answerOf<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) return { ok: false, reason: 'declined' };
    if (isOutage(error)) return { ok: false, reason: 'unreachable' };
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return { ok: false, reason: 'refused' };
    throw error;
  }
}

/** A value read at Stripe; throws Unreachable where it can't be had. */
export async function readOf<T>(call: Promise<T>): Promise<T> {
  return call.catch((error) => {
    throw isOutage(error) ? new Unreachable('Stripe could not be reached.', { cause: error }) : error;
  });
}

/** The value, or undefined where Stripe knows no such thing. */
export async function findOf<T>(call: Promise<T>): Promise<T | undefined> {
  return readOf(call).catch((error) => {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return undefined;
    throw error;
  });
}

/**
 * Asks under a key. Stripe keeps the first answer to a key for a day, a fault of its own too: where that is all it has to say, it is asked once
 * more under a second key. Only for what can be asked twice, or has been looked for before.
 */
export async function underKey<T>(key: string, call: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
  try {
    return await call({ idempotencyKey: key });
  } catch (error) {
    const isOldFault =
      error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true';
    if (!isOldFault) throw error;
    return call({ idempotencyKey: `${key}/again` });
  }
}

function isOutage(error: unknown): boolean {
  const { errors } = Stripe;
  return [
    errors.StripeConnectionError,
    errors.StripeAPIError,
    errors.StripeRateLimitError,
    errors.StripeAuthenticationError,
    errors.StripePermissionError,
    errors.StripeIdempotencyError,
  ].some((kind) => error instanceof kind);
}
