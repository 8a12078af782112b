import type { Keys } from '#platform/tokens.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The page, within the edition, that a confirmation's letter leads to. The link is a MAC of its id: nothing secret is kept. */
export function confirmPage(keys: Keys, confirmationId: string): string {
  return `/newsletters/confirm?id=${confirmationId}&key=${keys.mac('newsletter-confirm', confirmationId)}`;
}

/** The page, within the edition, on which whoever got a mailing leaves its list, without signing in. */
export function leavePage(keys: Keys, publicId: string): string {
  return `/newsletters/leave?id=${publicId}&key=${keys.mac('newsletter-leave', publicId)}`;
}

/** The page, within the edition, on which whoever got a letter says what its address wants, without signing in. */
export function preferencesPage(keys: Keys, publicId: string): string {
  return `/newsletters/preferences?id=${publicId}&key=${keys.mac('newsletter-preferences', publicId)}`;
}

/** True when the key belongs to the id, and to this use of it. */
export function isLink(keys: Keys, use: 'confirm' | 'leave' | 'preferences', { id, key }: { id: string; key: string }): boolean {
  return uuid.test(id) && keys.verify(`newsletter-${use}`, id, key);
}
