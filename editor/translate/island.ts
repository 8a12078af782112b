import type { AlignmentRow, Block, Document } from '#document';
import type { Draft, IslandData, ShownPicture } from '../island.ts';

/** What of a text is translated. */
export type Side = { headline: string; deck: string; dateline: string; leadCaption: string; leadAlt: string; document: Document };

export type SideField = Exclude<keyof Side, 'document'>;

/** Where the source has changed: in place of the blocks from `from` up to `to` that the translation follows stand these now. */
export type SourceChange = { from: number; to: number; blocks: Block[] };

/** The source as the translation follows it, and what has changed of it since. */
export type DeskSource = { known: Side; blocks: SourceChange[]; fields: { name: SideField; text: string }[] };

export type AlignedFields = Partial<Record<SideField, { by: AlignmentRow['by']; isTouched: boolean }>>;

/** How the paragraphs of a translation stand to the source's; `mark` tells one saved state of that from another. */
export type DeskAlignment = { mark: number; rows: AlignmentRow[]; fields: AlignedFields; source: DeskSource };

/** A translation as the paper has it. */
export type DeskText = Draft & { number: number; madeBy: string; alignment: DeskAlignment };

/** What the paper can do for a translation here: an address for each. */
export type DeskUrls = {
  draft: string;
  follow: string;
  presence: string;
  comments: string;
  commentList: string;
  resolve: string;
  pictureList: string;
  signIn: string;
  atHand: string;
  machine: string | undefined;
  findings: string;
  acceptance: string;
  concordance: string;
  handIn: string | undefined;
  story: string;
};

/** Everything the server hands to the translation desk, as JSON in the page. */
export type DeskData = {
  versionId: number;
  personId: number;
  text: DeskText;
  target: { language: string; direction: 'ltr' | 'rtl'; name: string };
  source: { language: string; direction: 'ltr' | 'rtl'; name: string };
  hasLead: boolean;
  /** Readers have the text as it stands: it can be handed in once something is saved. */
  isOut: boolean;
  interfaceLanguage: string;
  words: Record<string, string>;
  urls: DeskUrls;
  pictures: ShownPicture[];
  newsletters: IslandData['newsletters'];
  stories: IslandData['stories'];
};

/** What the memory has for a text. */
export type ShownMatch = {
  id: number;
  score: number;
  source: string;
  target: string;
  difference: { kind: 'same' | 'gone' | 'new'; text: string }[];
  isApproved: boolean;
  /** Who made it, or the file it came with. */
  by: string;
  on: string;
};

export type ShownTerm = {
  from: number;
  to: number;
  term: string;
  isKept: boolean;
  note: string;
  targets: { text: string; status: 'preferred' | 'allowed' | 'forbidden'; transliteration: string; note: string }[];
};

/** All that is at hand for a stretch of the source. `facts` are what must come over as it is. */
export type AtHand = {
  text: string;
  matches: ShownMatch[];
  sentences: { text: string; matches: ShownMatch[] }[];
  terms: ShownTerm[];
  facts: { kind: 'number' | 'date' | 'quotation' | 'link'; text: string }[];
};

/** What the checks found, as a sentence, in a row or a field. */
export type ShownFinding = { key: string; row: number | SideField; text: string; accepted: { reason: string; by: string } | undefined };

/** Pairs of the memory that hold some words. */
export type ShownPair = { id: number; source: string; target: string; isApproved: boolean; by: string; on: string };
