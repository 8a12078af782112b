import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ctx } from './route.ts';

/** The paper's cookies. All are strictly necessary: sessions, the meter's id, and marks of a sign-in under way. */
export type CookieName = 'session' | 'meter' | 'sign-in' | 'staff' | 'provider';

/** True when readers reach the paper over HTTPS. */
export function isHttps(baseUrl: string): boolean {
  return baseUrl.startsWith('https://');
}

/** The name as sent: with the `__Host-` prefix wherever a browser accepts it, that is over HTTPS (RFC 6265bis, 4.1.3.2). */
export function cookieName(name: CookieName, baseUrl: string): string {
  return isHttps(baseUrl) ? `__Host-${name}` : name;
}

export function readCookie(c: Ctx, name: CookieName, baseUrl: string): string | undefined {
  return getCookie(c, cookieName(name, baseUrl));
}

/** Sets an HttpOnly, SameSite=Lax cookie for the whole host, Secure over HTTPS. */
export function writeCookie(c: Ctx, name: CookieName, value: string, seconds: number, baseUrl: string): void {
  const common = {
    path: '/',
    httpOnly: true,
    sameSite: name === 'staff' ? 'Strict' : 'Lax',
    secure: isHttps(baseUrl),
    maxAge: seconds,
  } as const;
  setCookie(c, cookieName(name, baseUrl), value, common);
}

export function dropCookie(c: Ctx, name: CookieName, baseUrl: string): void {
  deleteCookie(c, cookieName(name, baseUrl), { path: '/', secure: isHttps(baseUrl) });
}
