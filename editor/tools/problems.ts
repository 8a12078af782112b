import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Block, parseDocument, safeHttps, textOf } from '#document';
import { placedBlocks } from '../format/from-doc.ts';
import type { EditorWords } from '../words.ts';

const key = new PluginKey<DecorationSet>('problems');
const restMs = 600;
const known = new WeakMap<Block, string[]>();

/** What keeps a block from being saved, in sentences; nothing for a block that is as it should be. */
export function problemsOf(block: Block, words: EditorWords): string[] {
  const found = known.get(block) ?? find(block, words);
  known.set(block, found);
  return found;
}

function find(block: Block, words: EditorWords): string[] {
  switch (block.type) {
    case 'embed': {
      const problems = [
        ...(safeHttps(block.url) ? [] : ['editor.problems.https' as const]),
        ...(block.title.trim() ? [] : ['editor.problems.title' as const]),
      ];
      if (problems.length > 0) return problems.map((phrase) => words(phrase));
      break;
    }
    case 'table':
      if (block.rows.length === 0) return [words('editor.problems.rows')];
      break;
    case 'quote':
    case 'pullquote':
    case 'correction':
      if (!block.text.some((part) => ('text' in part ? part.text : textOf(part)).trim())) return [words('editor.problems.noText')];
      break;
    default:
      break;
  }
  const parsed = parseDocument({ version: 1, blocks: [block] });
  // Rare ones come as the document says them, without the place: they stand there.
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.replace(/^Block 1, /, ''));
}

/** Shows under a block what keeps it from being saved, a moment after one has stopped typing. */
export function problemsShown(words: EditorWords): Extension {
  return Extension.create({
    name: 'problemsShown',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => shown(doc, words),
          apply(tr, set) {
            if (tr.getMeta(key)) return shown(tr.doc, words);
            return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view() {
          let timer: number | undefined;
          return {
            update(view, before) {
              if (view.state.doc === before.doc) return;
              window.clearTimeout(timer);
              timer = window.setTimeout(() => view.dispatch(view.state.tr.setMeta(key, true)), restMs);
            },
            destroy: () => window.clearTimeout(timer),
          };
        },
      }),
    ],
  });
}

function shown(doc: Node, words: EditorWords): DecorationSet {
  const notes = placedBlocks(doc).blocks.flatMap(({ block, pos, node }) => {
    const sentences = problemsOf(block, words);
    if (sentences.length === 0) return [];
    const text = `${words('editor.problems.notSaved')} ${sentences.join(' ')}`;
    const element = () => {
      const note = document.createElement('p');
      note.className = 'problem block-problem';
      note.role = 'status';
      note.textContent = text;
      return note;
    };
    return [Decoration.widget(pos + node.nodeSize, element, { side: -1, key: `${pos} ${text}`, ignoreSelection: true })];
  });
  return DecorationSet.create(doc, notes);
}
