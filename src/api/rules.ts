import type { Permission, Role } from '#staff';

/** What a program may be let do, each with the permission that whoever it acts for must have, and what is part of it. */
const table = {
  'stories:read': { permission: 'desk:see', includes: [] },
  'stories:read-whole': { permission: 'desk:see', includes: ['stories:read'] },
  'stories:write': { permission: 'stories:write', includes: ['stories:read', 'stories:read-whole'] },
  'stories:review': { permission: 'stories:review', includes: ['stories:read', 'stories:read-whole'] },
  'stories:publish': { permission: 'stories:publish', includes: ['stories:read', 'stories:read-whole'] },
  'names:write': { permission: 'stories:write-any', includes: [] },
  'numbers:read': { permission: 'numbers:see', includes: [] },
  'pictures:read': { permission: 'desk:see', includes: [] },
  'pictures:write': { permission: 'pictures:add', includes: ['pictures:read'] },
  'subscribers:read': { permission: 'subscribers:see', includes: [] },
  'subscribers:write': { permission: 'subscribers:change', includes: ['subscribers:read'] },
} as const satisfies Record<string, { permission: Permission; includes: readonly string[] }>;

export type Scope = keyof typeof table;

export const scopes = Object.keys(table) as Scope[];

/** True when the text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(table, text);
}

/** The permission without which a scope is worth nothing. */
export function permissionFor(scope: Scope): Permission {
  return table[scope].permission;
}

/** True when scopes that were granted let a program do what needs another one. */
export function covers(granted: readonly Scope[], needed: Scope): boolean {
  return granted.some((one) => one === needed || (table[one].includes as readonly Scope[]).includes(needed));
}

const ranks: Record<Role, number> = { contributor: 0, translator: 0, editor: 1, publisher: 2 };

/** The role a program acts in: its person's, but never more than it was given. */
export function actingRole(ofPerson: Role, atMost: Role): Role {
  return ranks[atMost] < ranks[ofPerson] ? atMost : ofPerson;
}

/** True while a token may be used. */
export function isTokenAlive(token: { expiresAt: Date | null; revokedAt: Date | null }, now: Date): boolean {
  return !token.revokedAt && (!token.expiresAt || token.expiresAt > now);
}

/** Calls a program may make in a minute. */
export const callsAMinute = 300;

/** Wrong tokens that may come from one network in a minute. */
export const wrongTokensAMinute = 60;

/** Hours for which the answer to an Idempotency-Key is kept. */
export const answerHours = 24;

/** How long tokens made on the page may last, in days; 0 is until they are revoked. */
export const tokenDays = [30, 90, 365, 0];

/** How long a token may last at most, in days. */
export const mostTokenDays = 730;
