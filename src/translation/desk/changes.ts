import { type AlignmentRow, carryRows, hunksOf } from '#document';
import { hashesOf, type Side, type SideField, sideFields } from './sides.ts';

/** One change of a source: in place of the blocks from `from` up to `to` that its translation follows, `count` from `at` of the current text. */
export type SourceChange = { from: number; to: number; at: number; count: number };

export type SourceChanges = { blocks: SourceChange[]; fields: SideField[] };

/** What of a change was followed: some blocks, by where they stood, a field, or all there is. */
export type Followed = { from: number; to: number } | { field: SideField } | 'all';

/** Where a source has changed since its translation followed it, in order. As many blocks for as many are changes of one each. */
export function changesOf(known: Side, current: Side): SourceChanges {
  const blocks = hunksOf(hashesOf(known), hashesOf(current)).flatMap((hunk): SourceChange[] => {
    if (hunk.to - hunk.from !== hunk.count) return [hunk];
    return Array.from({ length: hunk.count }, (_, at) => ({ from: hunk.from + at, to: hunk.from + at + 1, at: hunk.at + at, count: 1 }));
  });
  return { blocks, fields: sideFields.filter((name) => known[name] !== current[name]) };
}

/** What is known of a source, and the rows that count it, after some of its change was followed; undefined where there is no such change. */
export function follow(
  { known, current, rows }: { known: Side; current: Side; rows: AlignmentRow[] },
  followed: Followed,
): { known: Side; rows: AlignmentRow[] } | undefined {
  const changes = changesOf(known, current);
  if (followed === 'all') return carried(current);
  if ('field' in followed) {
    const isChanged = changes.fields.includes(followed.field);
    return isChanged ? { known: { ...known, [followed.field]: current[followed.field] }, rows } : undefined;
  }
  const change = changes.blocks.find(({ from, to }) => from === followed.from && to === followed.to);
  if (!change) return undefined;
  const fresh = current.document.blocks.slice(change.at, change.at + change.count);
  const blocks = known.document.blocks.toSpliced(change.from, change.to - change.from, ...fresh);
  return carried({ ...known, document: { version: 1, blocks } });

  function carried(next: Side) {
    return { known: next, rows: carryRows(rows, 'source', hashesOf(known), hashesOf(next)) };
  }
}
