import type { Keys } from '#platform/tokens.ts';

/** What the links of an account's letters are for. Each is good for its own wish and no other. */
export type AccountLink = 'address-old' | 'address-new' | 'erase';

/** What a link proves itself with: a MAC of the wish it is about, so that the database alone confirms nothing. */
export function accountKeyOf(keys: Keys, what: AccountLink, id: string): string {
  return keys.mac('account', `${what} ${id}`);
}

export function isAccountKey(keys: Keys, what: AccountLink, id: string, given: string): boolean {
  return keys.verify('account', `${what} ${id}`, given);
}

/** True when the text can be the id of a wish. */
export function isWishId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
