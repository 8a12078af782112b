import type { PlaceName } from './models.ts';

/** Which menu of the bar a place stands in; `bar` is the bar itself, for what is done every day. */
export type PlaceGroup = 'bar' | 'readers' | 'paper';

export type Place = { name: Exclude<PlaceName, 'own'>; page: string; permission: string; group: PlaceGroup };

/** The places in the newsroom's bar, in their order, each shown to whoever has the permission. A phrase of each name stands in `staff.places`. */
export const places: Place[] = [
  { name: 'desk', page: '/newsroom', permission: 'desk:see', group: 'bar' },
  { name: 'calendar', page: '/newsroom/calendar', permission: 'desk:see', group: 'bar' },
  { name: 'inbox', page: '/newsroom/inbox', permission: 'inbox:see', group: 'bar' },
  { name: 'sources', page: '/newsroom/sources', permission: 'sources:see', group: 'bar' },
  { name: 'translations', page: '/newsroom/translations', permission: 'translations:see', group: 'bar' },
  { name: 'pictures', page: '/newsroom/pictures', permission: 'desk:see', group: 'bar' },
  { name: 'front', page: '/newsroom/front', permission: 'front:arrange', group: 'bar' },
  { name: 'mailings', page: '/newsroom/mailings', permission: 'mailings:write', group: 'bar' },
  { name: 'subscribers', page: '/newsroom/subscribers', permission: 'subscribers:see', group: 'readers' },
  { name: 'groups', page: '/newsroom/groups', permission: 'groups:manage', group: 'readers' },
  { name: 'institutions', page: '/newsroom/institutions', permission: 'institutions:manage', group: 'readers' },
  { name: 'numbers', page: '/newsroom/numbers', permission: 'numbers:see', group: 'readers' },
  { name: 'people', page: '/newsroom/people', permission: 'staff:see', group: 'paper' },
  { name: 'log', page: '/newsroom/log', permission: 'log:see', group: 'paper' },
  { name: 'programs', page: '/newsroom/programs', permission: 'tokens:manage', group: 'paper' },
  { name: 'settings', page: '/newsroom/settings', permission: 'settings:change', group: 'paper' },
];
