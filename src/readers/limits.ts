import type { App } from '#platform/app.ts';
import { dayOf } from '#platform/dates.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import type { Ctx } from '#platform/http/route.ts';
import { personKey } from './rules.ts';

const quarterHour = 900;
const day = 86_400;

/** Five letters a quarter of an hour and twenty a day for one person's address. Who is over it still has the links of the last letters. */
export function addressLimits(app: App, email: string) {
  const key = `sign-in ${app.keys.mac('sign-in', `limit ${personKey(email)}`)}`;
  return [
    { key: `${key} q`, most: 5, perSeconds: quarterHour },
    { key: `${key} d`, most: 20, perSeconds: day },
  ];
}

/** Sixty tries of a kind a quarter of an hour from one network. */
export function networkLimit(app: App, c: Ctx, what: 'ask' | 'code' | 'passkey') {
  const hash = networkHash(app, clientAddress(app, c), dayOf(app.clock(), 'UTC')).toString('base64url');
  return { key: `sign-in ${what} ${hash}`, most: 60, perSeconds: quarterHour };
}
