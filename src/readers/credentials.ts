import type { App } from '#platform/app.ts';
import { dropCookie, readCookie, writeCookie } from '#platform/http/cookies.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Keys } from '#platform/tokens.ts';
import { codeFrom, signInMinutes } from './rules.ts';

// A sign-in's link, code and browser mark are MACs of its id: the database alone signs nobody in.

/** What the link of a sign-in's letter proves itself with. */
export function linkKeyOf(keys: Keys, signInId: string): string {
  return keys.mac('sign-in', `link ${signInId}`);
}

export function isLinkKey(keys: Keys, signInId: string, given: string): boolean {
  return keys.verify('sign-in', `link ${signInId}`, given);
}

/** The six digits of a sign-in's letter. */
export function codeOf(keys: Keys, signInId: string): string {
  return codeFrom(keys.mac('sign-in', `code ${signInId}`));
}

/** Marks the browser that asked: only there the code of the letter works. */
export function markBrowser(app: App, c: Ctx, signInId: string): void {
  writeCookie(c, 'sign-in', `${signInId}.${app.keys.mac('sign-in', `browser ${signInId}`)}`, signInMinutes * 60, app.baseUrl());
}

/** The sign-in this browser asked for, or undefined when there is none, or its mark isn't ours. */
export function readBrowserMark(app: App, c: Ctx): string | undefined {
  const [signInId = '', mac = ''] = (readCookie(c, 'sign-in', app.baseUrl()) ?? '').split('.');
  return signInId && app.keys.verify('sign-in', `browser ${signInId}`, mac) ? signInId : undefined;
}

export function unmarkBrowser(app: App, c: Ctx): void {
  dropCookie(c, 'sign-in', app.baseUrl());
}
