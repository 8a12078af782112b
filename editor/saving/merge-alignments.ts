import { type AlignmentRow, carryRows, type Document, hashOfBlock } from '#document';
import type { DeskAlignment } from '../translate/island.ts';
import type { Draft } from './draft.ts';

/**
 * How a text that was brought together from two stands to its source: as the one of the two that changed it says, row by row where both have
 * the same rows. Where both cut them otherwise, mine.
 */
export function mergeAlignments(
  { base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft },
  document: Document,
): DeskAlignment | undefined {
  const [own, other] = [mine.alignment, theirs.alignment];
  if (!own || !other) {
    const [known, from] = own ? [own, mine] : [other, theirs];
    return known && { ...known, rows: carried(known.rows, 'target', from.document, document) };
  }
  const known = other.source.known.document;
  const onto = ({ rows, source }: DeskAlignment, from: Draft) =>
    carried(carried(rows, 'source', source.known.document, known), 'target', from.document, document);
  const [before, ownRows, otherRows] = [base.alignment ? onto(base.alignment, base) : [], onto(own, mine), onto(other, theirs)];
  return {
    mark: other.mark,
    source: other.source,
    fields: { ...other.fields, ...own.fields },
    rows: mergeRows(before, ownRows, otherRows),
  };
}

function carried(rows: AlignmentRow[], side: 'source' | 'target', from: Document, to: Document): AlignmentRow[] {
  return carryRows(rows, side, from.blocks.map(hashOfBlock), to.blocks.map(hashOfBlock));
}

const cutsOf = (rows: AlignmentRow[]) => rows.map(({ source, target }) => `${source}:${target}`).join();

function mergeRows(before: AlignmentRow[], mine: AlignmentRow[], theirs: AlignmentRow[]): AlignmentRow[] {
  if (cutsOf(mine) !== cutsOf(theirs)) return cutsOf(mine) === cutsOf(before) ? theirs : mine;
  return mine.map((row, at) => (JSON.stringify(row) === JSON.stringify(before[at]) ? (theirs[at] ?? row) : row));
}
