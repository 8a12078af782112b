import type { Document } from '#document';
import type { Phrase } from '../src/platform/words.ts';
import type { DeskAlignment } from './translate/island.ts';

/** A picture of the paper's library as the editor shows it. */
export type ShownPicture = { slug: string; src: string; width: number; height: number; credit: string; caption: string; alt: string };

/** What the text of a version is written into: what a save sends. */
export type Draft = {
  headline: string;
  deck: string;
  dateline: string;
  slug: string;
  /** Of the picture over the text, where they are written with it. */
  leadCaption?: string;
  leadAlt?: string;
  document: Document;
  /** How it stands to its source, where it is written on the translation desk. */
  alignment?: DeskAlignment;
};

/** A phrase of the editor, all of which come with the page. */
export type EditorPhrase = Extract<Phrase, `editor.${string}`>;

/** Everything the server hands to the editor, as JSON in the page. */
export type IslandData = Draft & {
  versionId: number;
  /** Number of the revision the text is taken from. */
  base: number;
  /** Who saved it; empty where nobody knows. */
  madeBy: string;
  /** Whose browser this is: what is kept in it is theirs alone. */
  personId: number;
  /** Of the text, BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Of the interface. */
  interfaceLanguage: string;
  words: Record<string, string>;
  urls: {
    draft: string;
    presence: string;
    pictures: string;
    pictureList: string;
    stories: string;
    comments: string;
    commentList: string;
    resolve: string;
    signIn: string;
  };
  /** What the blocks of the text name, and what can be chosen. */
  pictures: ShownPicture[];
  newsletters: { slug: string; name: string }[];
  stories: { key: string; headline: string }[];
  people: { id: number; name: string }[];
};
