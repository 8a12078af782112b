import type { AnyExtension } from '@tiptap/core';
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions';
import type { IslandData } from './island.ts';
import { storyKeys } from './keys.ts';
import type { PictureShelf } from './pictures/shelf.ts';
import { documentNodes } from './schema/index.ts';
import type { EditorWords } from './words.ts';

/** All the editor is made of. */
export function extensionsOf(words: EditorWords, data: IslandData, shelf: PictureShelf): AnyExtension[] {
  return [
    ...documentNodes(words, data, shelf),
    storyKeys,
    UndoRedo.configure({ depth: 500 }),
    Dropcursor.configure({ class: 'drop-cursor', color: false }),
    Gapcursor,
  ];
}
