import { type AnyExtension, Node } from '@tiptap/core';
import type { PictureShelf } from '../../pictures/shelf.ts';
import { documentNodes } from '../../schema/index.ts';
import type { EditorWords } from '../../words.ts';
import type { DeskState } from '../desk-state.ts';
import type { DeskData } from '../island.ts';
import { rowView } from './row-view.ts';

const kept = <T>(value: T) => ({ default: value, rendered: false });

const doc = Node.create({ name: 'doc', topNode: true, content: 'aligned+' });

/** The nodes of a translation: rows of the blocks that any text is made of. Cells and joins stop at a row's edge. */
export function translationNodes(words: EditorWords, data: DeskData, shelf: PictureShelf, desk: DeskState): AnyExtension[] {
  const aligned = Node.create({
    name: 'aligned',
    content: 'block+',
    isolating: true,
    defining: true,
    selectable: false,
    allowGapCursor: false,
    addAttributes: () => ({ source: kept(1), by: kept('hand'), isTouched: kept(false), isDone: kept(false), note: kept('') }),
    parseHTML: () => [{ tag: 'section[data-block=aligned]' }],
    renderHTML: () => ['section', { 'data-block': 'aligned' }, 0],
    addNodeView: () => rowView(desk, words, shelf),
  });
  return [doc, aligned, ...documentNodes(words, data, shelf).filter(({ name }) => name !== 'doc')];
}
