import { Extension } from '@tiptap/core';
import type { EditorPhrase } from '../island.ts';
import { addBelow, copyBoxes, copySource, joinNext, markDone, nextOpen, type RowAct, split } from './rows/acts.ts';

/** What the desk can show over the rows. */
export type DeskPanel = 'link' | 'foreign' | 'omit' | 'note' | 'help' | 'memory';

/** What an act of the desk needs of the page around the rows. */
export type Desk = {
  run: (act: RowAct) => void;
  open: (panel: DeskPanel) => void;
  takeMatch: (number: number) => void;
  askMachine: () => void;
  follow: () => void;
};

export type DeskAct = { name: string; phrase: EditorPhrase; keys: string; run: (desk: Desk) => void };

/** Everything that is done to rows, in the order of the menu. */
export const deskActs: DeskAct[] = [
  { name: 'done', phrase: 'editor.desk.acts.done', keys: 'Mod-Enter', run: ({ run }) => run(markDone) },
  { name: 'next', phrase: 'editor.desk.acts.next', keys: 'Mod-Alt-n', run: ({ run }) => run(nextOpen) },
  { name: 'copy', phrase: 'editor.desk.acts.copy', keys: 'Mod-Alt-c', run: ({ run }) => run(copySource) },
  { name: 'match', phrase: 'editor.desk.acts.match', keys: 'Mod-Alt-1', run: ({ takeMatch }) => takeMatch(1) },
  { name: 'machine', phrase: 'editor.desk.acts.machine', keys: 'Mod-Alt-g', run: ({ askMachine }) => askMachine() },
  { name: 'split', phrase: 'editor.desk.acts.split', keys: 'Mod-Alt-s', run: ({ run }) => run(split) },
  { name: 'join', phrase: 'editor.desk.acts.join', keys: 'Mod-Alt-j', run: ({ run }) => run(joinNext) },
  { name: 'omit', phrase: 'editor.desk.acts.omit', keys: 'Mod-Alt-o', run: ({ open }) => open('omit') },
  { name: 'add', phrase: 'editor.desk.acts.add', keys: 'Mod-Alt-a', run: ({ run }) => run(addBelow('')) },
  { name: 'note', phrase: 'editor.desk.acts.note', keys: 'Mod-Alt-r', run: ({ open }) => open('note') },
  { name: 'follow', phrase: 'editor.desk.acts.follow', keys: 'Mod-Alt-u', run: ({ follow }) => follow() },
  { name: 'boxes', phrase: 'editor.desk.acts.boxes', keys: 'Mod-Alt-b', run: ({ run }) => run(copyBoxes) },
  { name: 'memory', phrase: 'editor.desk.acts.memory', keys: 'Mod-Alt-f', run: ({ open }) => open('memory') },
  { name: 'help', phrase: 'editor.tools.help', keys: 'Mod-/', run: ({ open }) => open('help') },
];

/** Shortcuts besides the acts', as the help lists them. */
export const deskShortcuts: { keys: string; phrase: EditorPhrase }[] = [
  ...deskActs,
  { keys: 'Mod-Alt-2', phrase: 'editor.desk.acts.otherMatch' },
  { keys: 'Mod-b', phrase: 'editor.marks.strong' },
  { keys: 'Mod-i', phrase: 'editor.marks.emphasis' },
  { keys: 'Mod-k', phrase: 'editor.marks.link' },
  { keys: 'Mod-Alt-l', phrase: 'editor.marks.foreign' },
  { keys: 'Mod-z', phrase: 'editor.tools.undo' },
  { keys: 'Mod-Shift-z', phrase: 'editor.tools.redo' },
  { keys: 'Alt-F10', phrase: 'editor.help.toolbar' },
];

/** The keys of the rows. */
export function deskKeys(desk: () => Desk): Extension {
  return Extension.create({
    name: 'deskKeys',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      const done = (act: () => void) => () => {
        act();
        return true;
      };
      return {
        'Mod-b': () => editor.commands.toggleMark('strong'),
        'Mod-i': () => editor.commands.toggleMark('emphasis'),
        'Mod-k': done(() => desk().open('link')),
        'Mod-Alt-l': done(() => desk().open('foreign')),
        'Shift-Enter': () => editor.commands.keyboardShortcut('Enter'),
        'Alt-F10': done(() => document.querySelector<HTMLElement>('.editor-toolbar button')?.focus()),
        ...Object.fromEntries(deskActs.map((act) => [act.keys, done(() => act.run(desk()))])),
        ...Object.fromEntries([2, 3, 4, 5].map((number) => [`Mod-Alt-${number}`, done(() => desk().takeMatch(number))])),
      };
    },
  });
}
