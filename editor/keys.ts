import { Extension } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { catalogue, take } from './catalogue.ts';
import { backspace, enter } from './commands/enter.ts';
import { moveBlocks } from './commands/move.ts';
import type { EditorPhrase } from './island.ts';
import type { PanelName, Panels } from './panels/panels.ts';

/** Shortcuts that open a panel, with what they do in words. */
const opening: { keys: string; panel: PanelName; phrase: EditorPhrase }[] = [
  { keys: 'Mod-k', panel: 'link', phrase: 'editor.marks.link' },
  { keys: 'Mod-Alt-l', panel: 'foreign', phrase: 'editor.marks.foreign' },
  { keys: 'Mod-Alt-m', panel: 'comment', phrase: 'editor.tools.comment' },
  { keys: 'Mod-f', panel: 'find', phrase: 'editor.tools.find' },
  { keys: 'Mod-/', panel: 'help', phrase: 'editor.tools.help' },
];

/** Every shortcut there is, as the help lists them. */
export const shortcuts: { keys: string; phrase: EditorPhrase }[] = [
  { keys: '/', phrase: 'editor.help.slash' },
  { keys: 'Mod-b', phrase: 'editor.marks.strong' },
  { keys: 'Mod-i', phrase: 'editor.marks.emphasis' },
  ...opening,
  { keys: 'Mod-z', phrase: 'editor.tools.undo' },
  { keys: 'Mod-Shift-z', phrase: 'editor.tools.redo' },
  { keys: 'Alt-ArrowUp', phrase: 'editor.tools.up' },
  { keys: 'Alt-ArrowDown', phrase: 'editor.tools.down' },
  ...catalogue.flatMap(({ keys, phrase }) => (keys ? [{ keys, phrase }] : [])),
  { keys: 'Mod-Shift-v', phrase: 'editor.help.plain' },
  { keys: 'Alt-F10', phrase: 'editor.help.toolbar' },
];

/** The keys of the text. */
export function storyKeys(panels: Panels): Extension {
  return Extension.create({
    name: 'storyKeys',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      const run = (command: typeof enter) => () => command(editor.state, editor.view.dispatch, editor.view);
      const done = (act: () => void) => () => {
        act();
        return true;
      };
      const opened = opening.map(({ keys, panel }) => [keys, done(() => panels.open(panel))] as const);
      const turned = catalogue.flatMap((offer) => (offer.keys ? [[offer.keys, done(() => take(offer, editor, panels))] as const] : []));
      return {
        'Mod-b': () => editor.commands.toggleMark('strong'),
        'Mod-i': () => editor.commands.toggleMark('emphasis'),
        Enter: run(enter),
        'Shift-Enter': () => editor.commands.keyboardShortcut('Enter'),
        Backspace: run(backspace),
        Tab: run((_state, _dispatch, view) => view !== undefined && goToField(view)),
        'Alt-ArrowUp': run(moveBlocks(-1)),
        'Alt-ArrowDown': run(moveBlocks(1)),
        'Alt-F10': done(() => document.querySelector<HTMLElement>('.editor-toolbar button')?.focus()),
        ...Object.fromEntries([...opened, ...turned]),
      };
    },
  });
}

/** From the words of a block into its first field. Without one the Tab key goes on as everywhere. */
function goToField(view: EditorView): boolean {
  const { $from } = view.state.selection;
  if ($from.depth === 0) return false;
  const depth = $from.node(1).type.name === 'gallery' ? 2 : 1;
  const block = view.nodeDOM($from.before(depth));
  const field = block instanceof Element ? block.querySelector<HTMLElement>('.block-field :is(input, textarea)') : null;
  field?.focus();
  return field !== null;
}
