import type { Settings } from '#settings';

type Texts = Record<string, string>;

/** The files of a demo paper, as db/demo/README.md describes them. */
export type Named = { slug: string; names: Texts };

export type DemoPaper = Pick<Settings, 'paper' | 'meter' | 'archive' | 'offer' | 'front'> & {
  plans: { slug: string; priceMinor: number; currency: string; every: 'month' | 'year'; trialDays: number; bestValue: boolean }[];
};

export type DemoPerson = { slug: string; name: string; names?: Texts; ownName?: string; about: Texts };

export type DemoSource = {
  slug: string;
  name: string;
  latinName?: string;
  country: string;
  languages: string[];
  url: string;
  about?: Texts;
  permission?: string;
};

/** What a partner paper allows: `starts` and `ends` in days from today, `fee` as "80.00 EUR story". What isn't said is allowed. */
export type DemoLicence = {
  source: string;
  name: string;
  starts: number;
  ends?: number;
  channels?: ('web' | 'mail' | 'magazine')[];
  fee?: string;
  sharePercent?: string;
  takedownHours?: number;
  attribution?: string;
};

export type DemoNewsletter = Named & { about?: Texts; frequency: 'daily' | 'weekly'; access: 'free' | 'subscribers'; topics: string[] };

/** Somebody who reads the demo paper. `begun`, `on` and `since` are ages; `plan` is the name of one on sale. */
export type DemoReader = {
  email: string;
  language: string;
  age: string;
  plan?: string;
  begun?: string;
  trial?: boolean;
  card?: 'succeeds' | 'fails-later' | 'disputes';
  did?: { what: 'cancel' | 'resume' | 'pause' | 'end' | 'refund'; on: string }[];
  complimentary?: { since: string; days?: number; note: string };
};

export type DemoPicture = { slug: string; file: string; credit: string; agency?: string; licence?: string; focal?: [number, number] };

export type DemoVersion = {
  language: string;
  slug: string;
  headline: string;
  deck?: string;
  dateline?: string;
  translators?: string[];
  lead?: { picture: string; caption: string; alt: string };
  text: string;
};

export type DemoStory = {
  slug: string;
  section: string;
  access: 'free' | 'metered' | 'subscribers';
  exclusive?: boolean;
  age: string;
  authors: string[];
  countries: string[];
  topics: string[];
  source?: string;
  original?: { language: string; headline: string; url: string; permission: string; firstInEnglish?: boolean };
  notes?: { kind: 'update' | 'correction'; age: string; text: Texts }[];
  versions: DemoVersion[];
};
