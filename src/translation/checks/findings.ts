import type { TermUse } from '../glossary/terms-in.ts';

export const findingKinds = [
  'untranslated',
  'number',
  'date',
  'name',
  'forbidden',
  'quotation',
  'link',
  'foreign',
  'length',
  'spaces',
  'marks',
  'ending',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something about a row that a person should look at. `key` says what it is about, so that it stays the same wherever the row moves. */
export type Finding = { key: string; kind: FindingKind; row: number; detail: Record<string, string | number> };

/** A row of source and target as the checks look at it. */
export type CheckedRow = {
  source: string;
  target: string;
  /** The translation leaves it out, and its reviewer is told so. */
  isOmitted: boolean;
  sourceLinks: string[];
  targetLinks: string[];
  /** Phrases that the source marks as being in a third language. */
  foreign: string[];
  /** What the glossary says of the source and of the target; see `termsIn`. */
  terms: TermUse[];
  targetTerms: TermUse[];
};

/** One thing found in a row, before it has its key. */
export type Noted = { kind: FindingKind; about: string; detail: Finding['detail'] };
