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

/** How the paragraphs of a translation stand to the source's. */
export type DeskAlignment = { rows: AlignmentRow[]; fields: AlignedFields; source: DeskSource };

/** A translation as the paper has it. */
export type DeskText = Draft & { number: number; madeBy: string; mark: number; alignment: DeskAlignment };

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
  interfaceLanguage: string;
  words: Record<string, string>;
  urls: DeskUrls;
  pictures: ShownPicture[];
  newsletters: IslandData['newsletters'];
  stories: IslandData['stories'];
};
