import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type AlignmentRow, addedRow, type Block, joinRows, omitRow, splitRow } from '#document';
import { placedBlocks } from '../../format/from-doc.ts';
import { nodeOf } from '../../format/to-doc.ts';
import type { DeskState } from '../desk-state.ts';
import { emptyFor } from './format.ts';
import { rowsMeta } from './guard.ts';
import { goToRow, type RowPlace, rowAt, rowHere } from './places.ts';

/** What is done to the row with the cursor; undefined where it can't be done there. */
export type RowAct = (state: EditorState, desk: DeskState) => Transaction | undefined;

const wordsIn = (node: Node) => placedBlocks(node).blocks;

function modelOf(node: Node): AlignmentRow {
  const { source, by, isTouched, isDone, note } = node.attrs as AlignmentRow;
  return { source, target: wordsIn(node).length, by, isTouched, note, ...(isDone ? { isDone } : {}) };
}

function make(state: EditorState, { target: _, isDone = false, ...row }: AlignmentRow, content: Node[]): Node {
  const made = state.schema.nodes.aligned?.create({ ...row, isDone }, content);
  if (!made) throw new Error('The schema has no rows.');
  return made;
}

const empties = (state: EditorState, source: Block[]) => emptyFor(source).map((json) => state.schema.nodeFromJSON(json));

/** Puts rows in the place of some, with the cursor in the one that is named. */
function replace({ tr }: EditorState, first: RowPlace, count: number, rows: Node[], cursor: number): Transaction {
  let end = first.pos;
  for (let at = 0; at < count; at++) end += tr.doc.child(first.index + at).nodeSize;
  tr.replaceWith(first.pos, end, rows).setMeta(rowsMeta, 'rows');
  return goToRow(tr, cursor);
}

/** The next row that isn't done, from the first again behind the last. */
export const nextOpen: RowAct = (state) => {
  const here = rowHere(state)?.index ?? -1;
  const { doc } = state;
  for (let step = 1; step <= doc.childCount; step++) {
    const index = (here + step) % doc.childCount;
    if (!doc.child(index).attrs.isDone) return goToRow(state.tr, index);
  }
  return undefined;
};

/** Marks the row as done, or as not done after all, and goes on to the next that isn't. Nothing is done where nothing is written. */
export const markDone: RowAct = (state, desk) => {
  const row = rowHere(state);
  if (!row) return undefined;
  const isDone = !row.node.attrs.isDone;
  const hasWords = wordsIn(row.node).length > 0;
  if (isDone && !hasWords) return nextOpen(state, desk);
  const isOmission = !hasWords && row.node.attrs.source > 0;
  const attrs = { ...row.node.attrs, isDone, isTouched: !isOmission };
  const tr = state.tr.setNodeMarkup(row.pos, null, attrs).setMeta(rowsMeta, 'rows');
  if (!isDone) return tr;
  const next = nextOpen(state.apply(tr), desk);
  return next ? goToRow(tr, next.selection.$head.index(0)) : tr;
};

/** The source's blocks as they are: for pictures and boxes, whose words are then translated, and where little changes. */
export const copySource: RowAct = (state, desk) => {
  const row = rowHere(state);
  if (!row || row.node.attrs.source === 0) return undefined;
  const nodes = desk.blocks(row.sourceAt, row.node.attrs.source).map((block) => state.schema.nodeFromJSON(nodeOf(block)));
  const fresh: AlignmentRow = { ...modelOf(row.node), by: 'hand', isTouched: false, isDone: false };
  return replace(state, row, 1, [make(state, fresh, nodes)], row.index);
};

/** Every picture, table and box that nobody has dealt with yet, as in the source. */
export const copyBoxes: RowAct = (state, desk) => {
  const { tr, doc } = state;
  for (let index = doc.childCount - 1; index >= 0; index--) {
    const row = rowAt(doc, index);
    if (!row || row.node.attrs.source === 0 || row.node.attrs.isDone || wordsIn(row.node).length > 0) continue;
    const blocks = desk.blocks(row.sourceAt, row.node.attrs.source);
    if (blocks.some(({ type }) => ['paragraph', 'heading', 'list', 'quote', 'pullquote'].includes(type))) continue;
    const nodes = blocks.map((block) => state.schema.nodeFromJSON(nodeOf(block)));
    tr.replaceWith(row.pos, row.pos + row.node.nodeSize, make(state, { ...modelOf(row.node), isTouched: false }, nodes));
  }
  return tr.docChanged ? tr.setMeta(rowsMeta, 'rows') : undefined;
};

/** Puts a text into the row, a line into each line that the source has there. */
export function takeText(text: string, by: AlignmentRow['by']): RowAct {
  return (state, desk) => {
    const row = rowHere(state);
    if (!row) return undefined;
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const shapes = emptyFor(desk.blocks(row.sourceAt, row.node.attrs.source));
    const [only] = shapes;
    // One text for one block keeps its kind; several become what the source has, as far as that goes.
    const nodes = shapes.flatMap((shape): JSONContent[] => {
      const inner = shape.content;
      if (inner) {
        const taken = lines.splice(0, shapes.length === 1 ? lines.length : inner.length);
        const [kind] = inner;
        return taken.length > 0 ? [{ ...shape, content: taken.map((line) => ({ ...kind, content: [{ type: 'text', text: line }] })) }] : [];
      }
      const line = lines.shift();
      return line === undefined ? [] : [{ ...shape, content: [{ type: 'text', text: line }] }];
    });
    const rest = lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
    const content = [...nodes, ...rest].map((json) => state.schema.nodeFromJSON(json));
    if (content.length === 0 || !only) return undefined;
    const fresh = { ...modelOf(row.node), by, isTouched: false, isDone: false };
    return replace(state, row, 1, [make(state, fresh, content)], row.index);
  };
}

/** Parts a row at the cursor: what stands behind it goes into a row of its own, with the rest of the source's paragraphs. */
export const split: RowAct = (state, desk) => {
  const row = rowHere(state);
  const { $from } = state.selection;
  if (!row || $from.depth < 2) return undefined;
  const tr = state.selection.empty ? state.tr : state.tr.deleteSelection();
  const $at = tr.selection.$from;
  const isInside = $at.depth === 2 && $at.parentOffset > 0 && $at.parentOffset < $at.parent.content.size;
  const cut = $at.index(1) + ($at.parentOffset > 0 ? 1 : 0);
  // One paragraph of the source made two is still one row.
  if (row.node.attrs.source < 2) return isInside ? tr.split($at.pos) : undefined;
  if (isInside) tr.split($at.pos);
  const whole = tr.doc.child(row.index);
  const source = Math.min(Math.max(1, cut), row.node.attrs.source - 1);
  const [first, second] = splitRow(modelOf(whole), source, whole.childCount);
  const blocks = (count: number, from: number) => empties(state, desk.blocks(from, count));
  const before = whole.children.slice(0, cut);
  const after = whole.children.slice(cut);
  const rows = [
    make(state, first, before.length > 0 ? before : blocks(first.source, row.sourceAt)),
    make(state, second, after.length > 0 ? after : blocks(second.source, row.sourceAt + first.source)),
  ];
  tr.replaceWith(row.pos, row.pos + whole.nodeSize, rows).setMeta(rowsMeta, 'rows');
  return goToRow(tr, row.index + 1);
};

/** Makes one row of this and the next. */
export const joinNext: RowAct = (state, desk) => {
  const row = rowHere(state);
  const next = row && rowAt(state.doc, row.index + 1);
  if (!next) return undefined;
  const joined = joinRows(modelOf(row.node), modelOf(next.node));
  const words = [row.node, next.node].flatMap((node) => (wordsIn(node).length > 0 ? node.children : []));
  const content = words.length > 0 ? words : empties(state, desk.blocks(row.sourceAt, joined.source));
  return replace(state, row, 2, [make(state, joined, content)], row.index);
};

/** Leaves the source's paragraphs out, and says why. A row that the translation had added goes altogether. */
export function omit(note: string): RowAct {
  return (state, desk) => {
    const row = rowHere(state);
    if (!row) return undefined;
    const isAdded = row.node.attrs.source === 0;
    if (isAdded && state.doc.childCount === 1) return undefined;
    if (isAdded) return replace(state, row, 1, [], Math.max(0, row.index - 1));
    const left = make(state, omitRow(modelOf(row.node), note), empties(state, desk.blocks(row.sourceAt, row.node.attrs.source)));
    const tr = replace(state, row, 1, [left], row.index);
    const next = nextOpen(state.apply(tr), desk);
    return next ? goToRow(tr, next.selection.$head.index(0)) : tr;
  };
}

/** A row of the translation's own behind this one. */
export function addBelow(note: string): RowAct {
  return (state) => {
    const row = rowHere(state);
    if (!row) return undefined;
    const tr = state.tr.insert(row.pos + row.node.nodeSize, make(state, addedRow(note), empties(state, [])));
    return goToRow(tr.setMeta(rowsMeta, 'rows'), row.index + 1);
  };
}

/** Notes something about the row for whoever reviews it. */
export function setNote(note: string): RowAct {
  return (state) => {
    const row = rowHere(state);
    return row && state.tr.setNodeMarkup(row.pos, null, { ...row.node.attrs, note }).setMeta(rowsMeta, 'rows');
  };
}

/** Puts words in at the cursor: a term, a number, a sentence of the memory. */
export function insertWords(words: string): RowAct {
  return ({ tr, selection }) => (selection instanceof TextSelection ? tr.insertText(words) : undefined);
}
