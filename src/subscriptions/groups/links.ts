import type { Keys } from '#platform/tokens.ts';

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What an invitation's link carries: its id and a MAC of it, so that the database alone makes none. */
export function invitationToken(keys: Keys, id: string): string {
  return `${id}.${keys.mac('group', `invitation ${id}`)}`;
}

/** The invitation a link names; undefined where it isn't ours. */
export function invitationIn(keys: Keys, token: string): string | undefined {
  const [, id = '', mac = ''] = token.match(form) ?? [];
  return id && keys.verify('group', `invitation ${id}`, mac) ? id : undefined;
}

/** True for text that can be a group's, an invitation's or a seat's name: anything else need not be looked for. */
export function isGroupId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
