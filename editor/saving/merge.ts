import { diffArrays } from 'diff';
import type { Block, Document } from '#document';
import { type Draft, type FieldName, fieldNames, formOf, tidyField } from './draft.ts';
import { mergeAlignments } from './merge-alignments.ts';

// The cut of the preview travels with the blocks around it.
type Piece = Block | 'cut';

/** A field of both texts. `settled` is what it becomes where at most one of them changed it. */
export type MergedField = { name: FieldName; mine: string; theirs: string; settled: string | undefined };

/** A stretch of the text: settled, and by whose change, or to be decided. */
export type MergedPart =
  | { kind: 'settled'; by: 'nobody' | 'mine' | 'theirs' | 'both'; pieces: Piece[] }
  | { kind: 'open'; mine: Piece[]; theirs: Piece[] };

export type Merge = { fields: MergedField[]; parts: MergedPart[]; drafts: { base: Draft; mine: Draft; theirs: Draft } };

export type Choice = 'mine' | 'theirs' | 'both';

/** What was decided: by the name of a field, or the number of a part. */
export type Choices = Partial<Record<FieldName | number, Choice>>;

/** Both texts brought together by what each changed of the one they began from. What both changed otherwise stays open. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merge {
  const fields = fieldNames.map((name): MergedField => {
    const [before, own, other] = [base, mine, theirs].map((draft) => tidyField(draft[name])) as [string, string, string];
    const settled = own === other || other === before ? own : own === before ? other : undefined;
    // The end of an address is made by the server where nobody chose one.
    const isSlugFree = name === 'slug' && settled === undefined && (own === '' || other === '');
    return { name, mine: own, theirs: other, settled: isSlugFree ? own || other : settled };
  });
  const drafts = { base, mine, theirs };
  return { drafts, fields, parts: mergePieces(piecesOf(base.document), piecesOf(mine.document), piecesOf(theirs.document)) };
}

/** True when nothing is left to decide. */
export function isSettled({ fields, parts }: Merge): boolean {
  return fields.every((field) => field.settled !== undefined) && parts.every((part) => part.kind === 'settled');
}

/** The text that a merge and what was decided make. Where nothing was decided both stay. */
export function composed({ fields, parts, drafts }: Merge, choices: Choices = {}): Draft {
  const fieldOf = (wanted: FieldName) => {
    const field = fields.find(({ name }) => name === wanted);
    return field?.settled ?? (choices[wanted] === 'theirs' ? field?.theirs : field?.mine) ?? '';
  };
  const pieces = parts.flatMap((part, at) => {
    if (part.kind === 'settled') return part.pieces;
    if (choices[at] === 'mine') return part.mine;
    return choices[at] === 'theirs' ? part.theirs : [...part.mine, ...part.theirs];
  });
  const document = documentOf(pieces);
  const alignment = mergeAlignments(drafts, document);
  return {
    headline: fieldOf('headline'),
    deck: fieldOf('deck'),
    dateline: fieldOf('dateline'),
    slug: fieldOf('slug'),
    document,
    ...(alignment ? { leadCaption: fieldOf('leadCaption'), leadAlt: fieldOf('leadAlt'), alignment } : {}),
  };
}

/** The blocks of a stretch, without the mark of where the preview ends. */
export function blocksOf(pieces: Piece[]): Block[] {
  return pieces.filter((piece) => piece !== 'cut');
}

function piecesOf({ blocks, cut }: Document): Piece[] {
  return cut === undefined ? blocks : [...blocks.slice(0, cut), 'cut', ...blocks.slice(cut)];
}

function documentOf(pieces: Piece[]): Document {
  const cut = pieces.indexOf('cut');
  const document: Document = { version: 1, blocks: blocksOf(pieces) };
  return cut > 0 ? { ...document, cut } : document;
}

/** What one text has in place of the base's pieces from `from` up to `to`. */
type Hunk = { from: number; to: number; pieces: Piece[] };

const formOfPiece = (piece: Piece) => (piece === 'cut' ? piece : formOf(piece));

function hunksOf(base: Piece[], other: Piece[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [at, there] = [0, 0];
  let open: Hunk | undefined;
  for (const { added, removed, count } of diffArrays(base.map(formOfPiece), other.map(formOfPiece))) {
    if (!added && !removed) {
      open = undefined;
      at += count;
      there += count;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, pieces: [] };
      hunks.push(open);
    }
    if (removed) {
      at += count;
      open.to = at;
    } else {
      open.pieces.push(...other.slice(there, there + count));
      there += count;
    }
  }
  return hunks.flatMap(splitEvenly);
}

/** As many pieces as there were are changes of one each, so that a neighbour's change stays apart. */
function splitEvenly(hunk: Hunk): Hunk[] {
  if (hunk.to - hunk.from !== hunk.pieces.length) return [hunk];
  return hunk.pieces.map((piece, at) => ({ from: hunk.from + at, to: hunk.from + at + 1, pieces: [piece] }));
}

function mergePieces(base: Piece[], mine: Piece[], theirs: Piece[]): MergedPart[] {
  const waiting = { mine: hunksOf(base, mine), theirs: hunksOf(base, theirs) };
  const parts: MergedPart[] = [];
  let at = 0;
  const settle = (by: 'nobody' | 'mine' | 'theirs' | 'both', pieces: Piece[]) => {
    if (pieces.length > 0 || by !== 'nobody') parts.push({ kind: 'settled', by, pieces });
  };
  for (let group = nextGroup(waiting); group; group = nextGroup(waiting)) {
    settle('nobody', base.slice(at, group.from));
    at = group.to;
    const own = readWith(base, group.mine, group);
    const other = readWith(base, group.theirs, group);
    if (group.theirs.length === 0) settle('mine', own);
    else if (group.mine.length === 0) settle('theirs', other);
    else if (own.map(formOfPiece).join() === other.map(formOfPiece).join()) settle('both', own);
    // Two that only add at one place both stay.
    else if (group.from === group.to) settle('both', [...other, ...own]);
    else parts.push({ kind: 'open', mine: own, theirs: other });
  }
  settle('nobody', base.slice(at));
  return parts;
}

type Group = { from: number; to: number; mine: Hunk[]; theirs: Hunk[] };

/** The first change that waits, with all that touch the same pieces of the base. */
function nextGroup(waiting: { mine: Hunk[]; theirs: Hunk[] }): Group | undefined {
  const first = [waiting.mine[0], waiting.theirs[0]].filter((hunk) => hunk !== undefined).sort((a, b) => a.from - b.from || a.to - b.to)[0];
  if (!first) return undefined;
  const group: Group = { from: first.from, to: first.to, mine: [], theirs: [] };
  const touches = (hunk: Hunk) => hunk.from < group.to || (hunk.from === group.from && hunk.to === group.to);
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    for (const side of ['mine', 'theirs'] as const) {
      const [hunk] = waiting[side];
      if (!hunk || !touches(hunk)) continue;
      waiting[side].shift();
      group[side].push(hunk);
      group.to = Math.max(group.to, hunk.to);
      hasGrown = true;
    }
  }
  return group;
}

function readWith(base: Piece[], hunks: Hunk[], group: Group): Piece[] {
  const pieces: Piece[] = [];
  let at = group.from;
  for (const hunk of hunks) {
    pieces.push(...base.slice(at, hunk.from), ...hunk.pieces);
    at = hunk.to;
  }
  return [...pieces, ...base.slice(at, group.to)];
}
