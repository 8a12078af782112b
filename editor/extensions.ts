import type { AnyExtension } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { commentAnchors } from './comments/anchors.ts';
import type { IslandData } from './island.ts';
import { storyKeys } from './keys.ts';
import type { Panels } from './panels/panels.ts';
import { cleanPastes } from './paste/paste.ts';
import { incomingPictures } from './pictures/incoming.ts';
import type { PictureShelf } from './pictures/shelf.ts';
import { documentNodes } from './schema/index.ts';
import { findInText } from './tools/find.ts';
import type { Notices } from './tools/notices.ts';
import { oneCut } from './tools/one-cut.ts';
import { problemsShown } from './tools/problems.ts';
import { readCursor } from './tools/read-cursor.ts';
import { slashMenu } from './tools/slash.ts';
import type { EditorWords } from './words.ts';

/** All the editor is made of. */
export function extensionsOf(words: EditorWords, data: IslandData, shelf: PictureShelf, panels: Panels, notices: Notices): AnyExtension[] {
  return [
    ...documentNodes(words, data, shelf),
    readCursor,
    storyKeys(panels),
    slashMenu(words, panels),
    incomingPictures({ words, data, shelf }),
    cleanPastes(words, data.language, notices),
    commentAnchors,
    findInText,
    oneCut,
    problemsShown(words),
    UndoRedo.configure({ depth: 500 }),
    Dropcursor.configure({ class: 'drop-cursor', color: false }),
    Gapcursor,
    TrailingNode.configure({ node: 'paragraph', notAfter: ['paragraph', 'heading', 'list', 'quote', 'pullquote', 'correction'] }),
    Placeholder.configure({ placeholder: words('editor.fields.placeholder'), showOnlyCurrent: true }),
  ];
}
