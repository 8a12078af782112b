import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export type Search = { wanted: string; matchCase: boolean; wholeWord: boolean };
export type Match = { from: number; to: number };
export type Found = { search: Search | undefined; matches: Match[]; current: number };

const key = new PluginKey<Found>('find');
const nothing: Found = { search: undefined, matches: [], current: 0 };

/** Marks what is searched for. */
export const findInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: {
        init: () => nothing,
        apply(tr, found) {
          const asked = tr.getMeta(key) as Partial<Found> | undefined;
          const next = asked ? { ...found, ...asked } : found;
          if (!next.search) return nothing;
          if (!tr.docChanged && !asked?.search) return next;
          const matches = matchesIn(tr.doc, next.search);
          return { ...next, matches, current: Math.min(next.current, Math.max(0, matches.length - 1)) };
        },
      },
      props: {
        decorations(state) {
          const { matches, current } = foundIn(state);
          if (matches.length === 0) return undefined;
          return DecorationSet.create(
            state.doc,
            matches.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === current ? 'found found-now' : 'found' })),
          );
        },
      },
    }),
  ],
});

/** What is searched for and where it stands. */
export function foundIn(state: EditorState): Found {
  return key.getState(state) ?? nothing;
}

/** Everywhere a search's words stand, in running text of any block. */
export function matchesIn(doc: Node, { wanted, matchCase, wholeWord }: Search): Match[] {
  if (!wanted) return [];
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const letter = '[\\p{L}\\p{N}\\p{M}_]';
  const pattern = new RegExp(wholeWord ? `(?<!${letter})${escaped}(?!${letter})` : escaped, matchCase ? 'gv' : 'giv');
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { index, 0: words } of node.textContent.matchAll(pattern))
      matches.push({ from: pos + 1 + index, to: pos + 1 + index + words.length });
    return false;
  });
  return matches;
}

/** Begins a search at the first match behind the cursor; without one, ends it. */
export function searchFor(state: EditorState, search: Search | undefined): Transaction {
  if (!search) return state.tr.setMeta(key, { search: undefined });
  const matches = matchesIn(state.doc, search);
  const behind = matches.findIndex(({ from }) => from >= state.selection.from);
  return state.tr.setMeta(key, { search, current: Math.max(0, behind) });
}

/** Goes to the next match or the one before, around the end. */
export function goToMatch(state: EditorState, by: -1 | 0 | 1): Transaction {
  const { matches, current } = foundIn(state);
  const next = (current + by + matches.length) % Math.max(1, matches.length);
  const match = matches[next];
  const { tr } = state;
  if (match) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)).scrollIntoView();
  return tr.setMeta(key, { current: next });
}

/** Puts other words in the place of the current match, or of all, as one change. Marks stay. */
export function replaceMatches(state: EditorState, words: string, which: 'current' | 'all'): Transaction {
  const { matches, current } = foundIn(state);
  const { tr } = state;
  const places = which === 'all' ? matches : matches.slice(current, current + 1);
  for (const { from, to } of places.toReversed()) {
    if (words) tr.insertText(words, from, to);
    else tr.delete(from, to);
  }
  return tr;
}
