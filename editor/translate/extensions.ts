import type { AnyExtension } from '@tiptap/core';
import { Dropcursor, UndoRedo } from '@tiptap/extensions';
import { cleanPastes } from '../paste/paste.ts';
import type { PictureShelf } from '../pictures/shelf.ts';
import type { Notices } from '../tools/notices.ts';
import { problemsShown } from '../tools/problems.ts';
import { readCursor } from '../tools/read-cursor.ts';
import type { EditorWords } from '../words.ts';
import { type Desk, deskKeys } from './desk-acts.ts';
import type { DeskState } from './desk-state.ts';
import { rowGuard } from './rows/guard.ts';
import { rowKeys } from './rows/keys.ts';
import { translationNodes } from './rows/schema.ts';

/** All the translation desk's editor is made of. */
export function deskExtensions(
  words: EditorWords,
  state: DeskState,
  shelf: PictureShelf,
  notices: Notices,
  desk: () => Desk,
): AnyExtension[] {
  return [
    ...translationNodes(words, state.data, shelf, state),
    readCursor,
    deskKeys(desk),
    rowKeys,
    rowGuard,
    cleanPastes(words, state.data.target.language, notices),
    problemsShown(words),
    UndoRedo.configure({ depth: 500 }),
    Dropcursor.configure({ class: 'drop-cursor', color: false }),
  ];
}
