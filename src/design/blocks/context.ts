import type { Words } from '#platform/words.ts';
import type { NewsletterCard, PictureView, StoryCard } from '../models.ts';

/** What blocks name but don't hold, looked up beforehand by whoever renders a story. What is missing here is left out of the page. */
export type BlockContext = {
  words: Words;
  /** The language of the text, BCP 47. */
  language: string;
  /** By slug. */
  pictures: ReadonlyMap<string, PictureView>;
  /** By public key. */
  stories: ReadonlyMap<string, StoryCard>;
  /** By slug. */
  newsletters: ReadonlyMap<string, NewsletterCard>;
  /** An address of this edition. */
  href: (page: string) => string;
  /** An address of the paper's own file. */
  asset: (name: string) => string;
  /** Where newsletter boxes are posted: `href('/newsletters')`. */
  signUpAction: string;
};
