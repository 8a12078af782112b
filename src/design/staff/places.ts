import type { PlaceName } from './models.ts';

/** The places in the newsroom's bar, in their order, each shown to whoever has the permission. A phrase of each name stands in `staff.places`. */
export const places: { name: Exclude<PlaceName, 'own'>; page: string; permission: string }[] = [
  { name: 'desk', page: '/newsroom', permission: 'desk:see' },
  { name: 'calendar', page: '/newsroom/calendar', permission: 'desk:see' },
  { name: 'translations', page: '/newsroom/translations', permission: 'translations:see' },
  { name: 'pictures', page: '/newsroom/pictures', permission: 'desk:see' },
  { name: 'front', page: '/newsroom/front', permission: 'front:arrange' },
  { name: 'mailings', page: '/newsroom/mailings', permission: 'mailings:write' },
  { name: 'subscribers', page: '/newsroom/subscribers', permission: 'subscribers:see' },
  { name: 'groups', page: '/newsroom/groups', permission: 'groups:manage' },
  { name: 'numbers', page: '/newsroom/numbers', permission: 'numbers:see' },
  { name: 'people', page: '/newsroom/people', permission: 'staff:see' },
  { name: 'log', page: '/newsroom/log', permission: 'log:see' },
  { name: 'programs', page: '/newsroom/programs', permission: 'tokens:manage' },
  { name: 'institutions', page: '/newsroom/institutions', permission: 'institutions:manage' },
  { name: 'settings', page: '/newsroom/settings', permission: 'settings:change' },
];
