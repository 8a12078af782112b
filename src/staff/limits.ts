import type { App } from '#platform/app.ts';
import { dayOf } from '#platform/dates.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Limit } from '#platform/limits.ts';
import { addressKey } from '#platform/mail-addresses.ts';

const quarterHour = 900;

/** Five letters a quarter of an hour and twenty a day for one address. */
export function addressLimits(app: App, email: string): Limit[] {
  const key = `staff sign-in ${app.keys.mac('staff', `limit ${addressKey(email)}`)}`;
  return [
    { key: `${key} q`, most: 5, perSeconds: quarterHour },
    { key: `${key} d`, most: 20, perSeconds: 86_400 },
  ];
}

/** Sixty attempts a quarter of an hour from one network. */
export function networkLimit(app: App, c: Ctx, what: 'ask' | 'code' | 'passkey' | 'sso'): Limit {
  const hash = networkHash(app, clientAddress(app, c), dayOf(app.clock(), 'UTC')).toString('base64url');
  return { key: `staff sign-in ${what} ${hash}`, most: 60, perSeconds: quarterHour };
}

/**
 * Ten codes a quarter of an hour for one person, and sixty short ones a day. A recovery code is too long to be guessed and waits a quarter of
 * an hour at most, a passkey never: whoever guesses in somebody's place can't keep them out.
 */
export function codeLimits(app: App, personId: number, typed: string): Limit[] {
  const key = `staff code ${app.keys.mac('staff', `code limit ${personId}`)}`;
  const isShort = typed.length < 12;
  return [{ key: `${key} q`, most: 10, perSeconds: quarterHour }, ...(isShort ? [{ key: `${key} d`, most: 60, perSeconds: 86_400 }] : [])];
}
