import type { App } from '#platform/app.ts';
import { dropCookie, readCookie, writeCookie } from '#platform/http/cookies.ts';
import { returnPath } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { codeFrom } from '#platform/sign-in-rules.ts';
import type { Keys } from '#platform/tokens.ts';
import { letterMinutes, mostDays } from './rules.ts';

// As with readers, a sign-in's link, code and browser mark are MACs of its id, under a key of the staff's own.

/** What the link of a way in proves itself with. */
export function linkKeyOf(keys: Keys, signInId: string): string {
  return keys.mac('staff', `link ${signInId}`);
}

export function isLinkKey(keys: Keys, signInId: string, given: string): boolean {
  return keys.verify('staff', `link ${signInId}`, given);
}

/** The page that a way in opens at, below an address of the paper. */
export function linkPage(keys: Keys, signInId: string): string {
  return `/newsroom/sign-in/link?id=${signInId}&key=${linkKeyOf(keys, signInId)}`;
}

/** The six digits of a letter. */
export function codeOf(keys: Keys, signInId: string): string {
  return codeFrom(keys.mac('staff', `code ${signInId}`));
}

/** Marks the browser that asked: only there the code of the letter works. */
export function markBrowser(app: App, c: Ctx, signInId: string): void {
  writeCookie(c, 'sign-in', `${signInId}.${app.keys.mac('staff', `browser ${signInId}`)}`, letterMinutes * 60, app.baseUrl());
}

/** The letter this browser asked for, or undefined when there is none, or its mark isn't ours. */
export function readBrowserMark(app: App, c: Ctx): string | undefined {
  const [signInId = '', mac = ''] = (readCookie(c, 'sign-in', app.baseUrl()) ?? '').split('.');
  return signInId && app.keys.verify('staff', `browser ${signInId}`, mac) ? signInId : undefined;
}

export function unmarkBrowser(app: App, c: Ctx): void {
  dropCookie(c, 'sign-in', app.baseUrl());
}

/** The session's token as the browser sent it. */
export function readToken(app: App, c: Ctx): string | undefined {
  const token = readCookie(c, 'staff', app.baseUrl());
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function giveToken(app: App, c: Ctx, token: string): void {
  writeCookie(c, 'staff', token, mostDays * 86_400, app.baseUrl());
}

export function dropToken(app: App, c: Ctx): void {
  dropCookie(c, 'staff', app.baseUrl());
}

/** An address of the newsroom to go back to, else `otherwise`, its first page in the language at hand. */
export function newsroomPath(given: string | null | undefined, otherwise: string): string {
  const path = returnPath(given);
  return /^(?:\/[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?\/newsroom(?:[/?]|$)/.test(path) ? path : otherwise;
}
