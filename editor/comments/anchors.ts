import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { placedBlocks } from '../format/from-doc.ts';

/** What a colleague said of a stretch of the text: the block it stood in, counted from 0, and its words. */
export type ShownComment = {
  id: number;
  text: string;
  block: number | null;
  quote: string;
  madeBy: string;
  madeAt: string;
  resolvedAt?: string | null;
  answers?: number | null;
};

type Anchors = { comments: ShownComment[]; set: DecorationSet };

const key = new PluginKey<Anchors>('comments');

/** Marks the words that comments are about. The marks go along with what is written around them. */
export const commentAnchors = Extension.create({
  name: 'commentAnchors',
  addProseMirrorPlugins: () => [
    new Plugin<Anchors>({
      key,
      state: {
        init: () => ({ comments: [], set: DecorationSet.empty }),
        apply(tr, anchors) {
          const comments = tr.getMeta(key) as ShownComment[] | undefined;
          if (comments) return { comments, set: anchored(tr.doc, comments, anchors) };
          return tr.docChanged ? { ...anchors, set: anchors.set.map(tr.mapping, tr.doc) } : anchors;
        },
      },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

/** Every comment there is, in the order they were made. */
export function commentsIn(state: EditorState): ShownComment[] {
  return key.getState(state)?.comments ?? [];
}

/** Shows these comments in place of those before. */
export function showComments(state: EditorState, comments: ShownComment[]): Transaction {
  return state.tr.setMeta(key, comments).setMeta('addToHistory', false);
}

/** The comments about the words where the cursor is, with the answers to them. */
export function commentsHere(state: EditorState): ShownComment[] {
  const { comments, set } = key.getState(state) ?? { comments: [], set: DecorationSet.empty };
  const { from, to } = state.selection;
  const ids = set.find(from, to).map((one) => (one.spec as { id: number }).id);
  return comments.filter(({ id, answers }) => ids.includes(id) || (answers && ids.includes(answers)));
}

/** The words that are selected, within one block, as a comment names them. */
export function quoteIn({ doc, selection }: EditorState): { block: number; quote: string } | undefined {
  const { $from, from, to } = selection;
  if (!$from.parent.isTextblock || from === to) return undefined;
  const quote = doc.textBetween(from, Math.min(to, $from.end())).slice(0, 300).trim();
  const block = placedBlocks(doc).blocks.findIndex(({ pos, node }) => from >= pos && from <= pos + node.nodeSize);
  return quote && block >= 0 ? { block, quote } : undefined;
}

function anchored(doc: Node, comments: ShownComment[], before: Anchors): DecorationSet {
  const marks = comments.flatMap((comment) => {
    if (comment.resolvedAt || !comment.quote || comment.answers) return [];
    const [known] = before.set.find(undefined, undefined, (spec) => spec.id === comment.id);
    const place = known ?? placeOf(doc, comment);
    if (!place) return [];
    return [
      Decoration.inline(place.from, place.to, { class: 'commented', title: `${comment.madeBy}: ${comment.text}` }, { id: comment.id }),
    ];
  });
  return DecorationSet.create(doc, marks);
}

/** Where a comment's words stand: in its block, else in the nearest block that holds them. */
function placeOf(doc: Node, { block, quote }: ShownComment): { from: number; to: number } | undefined {
  const { blocks } = placedBlocks(doc);
  const at = block ?? 0;
  const near = blocks.map((one, index) => ({ ...one, away: Math.abs(index - at) })).sort((a, b) => a.away - b.away);
  for (const { node, pos } of near) {
    const found = placeIn(node, pos, quote);
    if (found) return found;
  }
  return undefined;
}

function placeIn(node: Node, pos: number, quote: string): { from: number; to: number } | undefined {
  if (node.isTextblock) {
    const start = node.textContent.indexOf(quote);
    return start < 0 ? undefined : { from: pos + 1 + start, to: pos + 1 + start + quote.length };
  }
  let place: { from: number; to: number } | undefined;
  node.forEach((child, offset) => {
    place ??= placeIn(child, pos + 1 + offset, quote);
  });
  return place;
}
