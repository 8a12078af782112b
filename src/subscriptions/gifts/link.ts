import type { Keys } from '#platform/tokens.ts';

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What the link of a gift subscription carries: its id and a MAC of it, so that neither the database nor guessing makes one. */
export function redeemToken(keys: Keys, giftId: string): string {
  return `${giftId}.${keys.mac('gift-subscription', giftId)}`;
}

/** The gift a token names; undefined where it isn't ours. */
export function giftIn(keys: Keys, token: string): string | undefined {
  const [, id = '', mac = ''] = token.match(form) ?? [];
  return id && keys.verify('gift-subscription', id, mac) ? id : undefined;
}

/** True for text that can be a gift's id: anything else need not be looked for. */
export function isGiftId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
