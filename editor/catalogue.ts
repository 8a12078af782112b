import type { Editor } from '@tiptap/core';
import { insertBlocks } from './commands/insert.ts';
import { type TextKind, turnInto } from './commands/turn-into.ts';
import type { EditorPhrase } from './island.ts';
import type { PanelName, Panels } from './panels/panels.ts';

/** What the text can be made of, as menus offer it. `keys` is its shortcut, `asks` that it is chosen in a panel first. */
export type Offer = { name: BlockName; phrase: EditorPhrase; keys?: string; asks?: PanelName };

export type BlockName = TextKind | 'picture' | 'table' | 'divider' | 'embed' | 'newsletter' | 'related' | 'cut';

export const catalogue: Offer[] = [
  { name: 'paragraph', phrase: 'editor.blocks.paragraph', keys: 'Mod-Alt-0' },
  { name: 'heading2', phrase: 'editor.blocks.heading2', keys: 'Mod-Alt-2' },
  { name: 'heading3', phrase: 'editor.blocks.heading3', keys: 'Mod-Alt-3' },
  { name: 'bullets', phrase: 'editor.blocks.bullets', keys: 'Mod-Shift-8' },
  { name: 'numbers', phrase: 'editor.blocks.numbers', keys: 'Mod-Shift-7' },
  { name: 'quote', phrase: 'editor.blocks.quote', keys: 'Mod-Shift-9' },
  { name: 'pullquote', phrase: 'editor.blocks.pullquote' },
  { name: 'picture', phrase: 'editor.blocks.picture', asks: 'pictures' },
  { name: 'table', phrase: 'editor.blocks.table' },
  { name: 'divider', phrase: 'editor.blocks.divider' },
  { name: 'embed', phrase: 'editor.blocks.embed', asks: 'embed' },
  { name: 'newsletter', phrase: 'editor.blocks.newsletter', asks: 'newsletter' },
  { name: 'related', phrase: 'editor.blocks.related', asks: 'story' },
  { name: 'correction', phrase: 'editor.blocks.correction' },
  { name: 'cut', phrase: 'editor.blocks.cutHere' },
];

/** Does what an offer says: turns the text into it, puts it in, or opens the panel in which it is chosen. */
export function take({ name, asks }: Offer, editor: Editor, panels: Panels): void {
  if (asks) {
    panels.open(asks);
    return;
  }
  const { state, view } = editor;
  const { nodes } = state.schema;
  switch (name) {
    case 'table': {
      const cells = () => [1, 2, 3].flatMap(() => nodes.cell?.create() ?? []);
      const rows = [1, 2, 3].flatMap(() => nodes.row?.create(null, cells()) ?? []);
      const parts = [nodes.caption?.create(), nodes.grid?.create(null, rows)].flatMap((node) => node ?? []);
      view.dispatch(
        insertBlocks(
          state,
          [nodes.table?.create(null, parts)].flatMap((node) => node ?? []),
        ),
      );
      break;
    }
    case 'divider':
    case 'cut': {
      const made = nodes[name]?.create();
      if (made) view.dispatch(insertBlocks(state, [made]));
      break;
    }
    default:
      turnInto(name as TextKind, dayNow())(state, view.dispatch);
  }
  view.focus();
}

/** Today as this browser's calendar has it, yyyy-mm-dd. */
function dayNow(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
