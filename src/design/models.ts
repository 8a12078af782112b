import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';

/** What stands around every page a reader sees. Built once per request kind by web.ts and handed to whoever renders a page. */
export type Frame = {
  paper: { name: string; tagline: string };
  language: string;
  dir: 'ltr' | 'rtl';
  words: Words;
  timeZone: string;
  now: Date;
  /** The page's own address within the edition, where signing in returns to. */
  page: string;
  /** The same page in each language of the paper that has it; the front of the edition where it doesn't. */
  editions: { language: string; name: string; href: string; isCurrent: boolean }[];
  sections: { slug: string; name: string; href: string }[];
  /** How the header greets: sign in · account · account without any offer. */
  viewer: 'visitor' | 'reader' | 'subscriber';
  /** An address of this edition: `/fr/latest` for `/latest` in French. */
  href: (page: string) => string;
  /** An address of the paper's own file: `asset('reader.css')`. */
  asset: (name: string) => string;
  /** The newsletter of the header's sign-up box. */
  headerNewsletter: NewsletterCard | undefined;
};

/** Builds the frame of the page a request asks for. Made once, in web.ts. */
export type FrameOf = (c: Ctx) => Promise<Frame>;

export type Rendition = { format: 'avif' | 'webp' | 'jpeg' | 'png'; width: number; height: number; href: string };

export type PictureView = {
  href: string;
  width: number;
  height: number;
  renditions: Rendition[];
  focal: { x: number; y: number };
  credit: string;
  agency: string | undefined;
};

/** A picture as it stands in a story: with its words in the version's language. */
export type CaptionedPicture = { picture: PictureView; caption: string; alt: string };

/** `lang` where the name is in another language than the page. */
export type Link = { name: string; href: string; lang?: string };

/** A story as lists show it. */
export type StoryCard = {
  key: string;
  href: string;
  language: string;
  headline: string;
  deck: string;
  dateline: string | undefined;
  section: Link;
  authors: Link[];
  /** The partner paper it comes from. */
  source: (Link & { country: string }) | undefined;
  countries: Link[];
  publishedAt: Date;
  minutes: number;
  access: 'free' | 'metered' | 'subscribers';
  isExclusive: boolean;
  lead: CaptionedPicture | undefined;
};

/** The story's passport: where it comes from and by whose leave. */
export type Passport = {
  source: (Link & { about: string; country: string; site: string }) | undefined;
  originalLanguage: (Link & { code: string }) | undefined;
  /** In the page's language, of the version this one was made from. */
  translatedFrom: string | undefined;
  isMachineAssisted: boolean;
  /** The original was changed then, and this version hasn't followed. */
  behind: { since: Date; kind: 'correction' | 'update' } | undefined;
  originalHeadline: string | undefined;
  originalUrl: string | undefined;
  permission: string | undefined;
  isFirstInEnglish: boolean;
  authors: (Link & { about: string; ownName: string | undefined })[];
  translators: (Link & { about: string })[];
};

export type StoryNote = { kind: 'update' | 'correction'; text: string; at: Date };

export type NewsletterCard = {
  slug: string;
  name: string;
  about: string;
  frequency: 'daily' | 'weekly';
  access: 'free' | 'subscribers';
};

export type PlanView = {
  slug: string;
  every: 'month' | 'year';
  /** As written in the page's language: "$2.90". */
  price: string;
  /** What an offer lowers it to, and for how many payments: undefined is all of them. */
  lowered?: { price: string; payments: number | undefined } | undefined;
  /** The offer the plans are shown with holds for it. */
  isInOffer?: boolean;
  trialDays: number;
  isBestValue: boolean;
  /** What a year costs less than twelve months, as written; only on annual plans that save. */
  saving: string | undefined;
};

export type Benefit = { text: string; isNew: boolean };

export type Offer = {
  benefits: Benefit[];
  plans: PlanView[];
  /** The currencies the plans are sold in, where there are several; the one shown; the first is the paper's own. */
  currencies?: { code: string; name: string }[];
  currency?: string | undefined;
  /** The code of the offer the plans are shown with. */
  code?: string | undefined;
};

/** Why the rest of a story isn't shown. */
export type WallKind = 'spent' | 'subscribers' | 'archive' | 'register';
