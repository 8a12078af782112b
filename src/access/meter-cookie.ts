import type { App } from '#platform/app.ts';
import { readCookie, writeCookie } from '#platform/http/cookies.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hashToken, newToken } from '#platform/tokens.ts';

const days = 400;

/** The meter's key from the cookie, or undefined when there is none, or one we didn't make. The cookie holds no count. */
export function readMeterKey(app: App, c: Ctx): string | undefined {
  const [key = '', mac = ''] = (readCookie(c, 'meter', app.baseUrl()) ?? '').split('.');
  return key && app.keys.verify('meter', key, mac) ? key : undefined;
}

/** A new meter's key, sent to the browser for 400 days, the longest that browsers keep one. */
export function giveMeterKey(app: App, c: Ctx, key = newToken()): string {
  writeCookie(c, 'meter', `${key}.${app.keys.mac('meter', key)}`, days * 86_400, app.baseUrl());
  return key;
}

/** What the database keeps of a meter's key. */
export function meterHash(key: string): Buffer {
  return hashToken(key);
}
