import type { Words } from '#platform/words.ts';

/** What stands around a page by which staff come in. */
export type DoorFrame = {
  paper: { name: string };
  language: string;
  dir: 'ltr' | 'rtl';
  words: Words;
  timeZone: string;
  now: Date;
  /** An address in this language: `/fr/newsroom` for `/newsroom` in French. */
  href: (page: string) => string;
  /** An address of the paper's own file: `asset('newsroom.css')`. */
  asset: (name: string) => string;
};

/** A place in the bar of the newsroom; `own` is the page about oneself. */
export type PlaceName =
  | 'desk'
  | 'calendar'
  | 'translations'
  | 'inbox'
  | 'numbers'
  | 'front'
  | 'pictures'
  | 'sources'
  | 'mailings'
  | 'subscribers'
  | 'groups'
  | 'people'
  | 'log'
  | 'settings'
  | 'programs'
  | 'institutions'
  | 'own';

/** What stands around every page of the newsroom. */
export type StaffFrame = DoorFrame & {
  staff: { name: string; email: string; role: 'contributor' | 'translator' | 'editor' | 'publisher' };
  /** Whether who looks at the page has a permission; an unknown one nobody has. */
  may: (permission: string) => boolean;
  /** The place in the bar that the page belongs to; none for a page that isn't there. */
  current: PlaceName | undefined;
};
