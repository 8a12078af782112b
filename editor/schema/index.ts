import type { AnyExtension } from '@tiptap/core';
import type { IslandData } from '../island.ts';
import type { PictureShelf } from '../pictures/shelf.ts';
import type { EditorWords } from '../words.ts';
import { boxNodes } from './boxes.ts';
import { emphasis, foreign, link, strong } from './marks.ts';
import { pictureNodes } from './pictures.ts';
import { tableNodes } from './tables.ts';
import { textNodes } from './texts.ts';

/** Every node and mark a document can be made of, and nothing besides: what can't be saved can't be in the editor. */
export function documentNodes(words: EditorWords, data: Pick<IslandData, 'newsletters' | 'stories'>, shelf: PictureShelf): AnyExtension[] {
  return [...textNodes(words), link, foreign, strong, emphasis, ...pictureNodes(words, shelf), ...tableNodes, ...boxNodes(words, data)];
}
