export const roles = ['contributor', 'translator', 'editor', 'publisher'] as const;

export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const editors: readonly Role[] = ['editor', 'publisher'];
const publishers: readonly Role[] = ['publisher'];

/** What may be done in the newsroom, and by whom. What isn't listed nobody may. */
const table = {
  'desk:see': everybody,
  /** One's own and assigned stories for contributors and translators: which those are, the story says. */
  'stories:write': everybody,
  'stories:hand-in': everybody,
  'stories:write-any': editors,
  'stories:review': editors,
  'stories:publish': editors,
  'stories:correct': editors,
  'stories:withdraw': editors,
  'translations:see': everybody,
  'translations:assign': editors,
  'pictures:add': everybody,
  'pictures:change': editors,
  'sources:see': everybody,
  'sources:manage': editors,
  'licences:manage': publishers,
  'front:arrange': editors,
  'mailings:write': editors,
  'mailings:send': editors,
  'glossary:write': ['translator', 'editor', 'publisher'],
  'memory:manage': editors,
  'inbox:see': everybody,
  'inbox:decide': ['translator', 'editor', 'publisher'],
  'numbers:see': editors,
  'staff:see': everybody,
  'log:see': editors,
  'settings:change': publishers,
  'staff:manage': publishers,
  'tokens:manage': publishers,
  'subscribers:see': publishers,
  'subscribers:change': publishers,
  'subscribers:refund': publishers,
  'institutions:manage': publishers,
  'groups:manage': publishers,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;

export const permissions = Object.keys(table) as Permission[];

/** True when the text names a permission. */
export function isPermission(text: string): text is Permission {
  return Object.hasOwn(table, text);
}

/** True when the text names a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** Whether a role may do something. An unknown role and an unknown permission may nothing. */
export function may(role: Role, permission: Permission): boolean {
  return isPermission(permission) && (table[permission] as readonly Role[]).includes(role);
}
