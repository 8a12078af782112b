import type { Keys } from '#platform/tokens.ts';

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What a gift's link carries: its id and a MAC of it, so that neither the database nor guessing makes one. */
export function giftToken(keys: Keys, giftId: string): string {
  return `${giftId}.${keys.mac('gift', giftId)}`;
}

/** The gift a token names; undefined where it isn't ours. */
export function giftIn(keys: Keys, token: string): string | undefined {
  const [, id = '', mac = ''] = token.match(form) ?? [];
  return id && keys.verify('gift', id, mac) ? id : undefined;
}
