import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { Notices } from '../tools/notices.ts';
import type { EditorWords } from '../words.ts';
import { cleanPaste } from './clean.ts';
import { blocksOfText } from './plain.ts';
import { withoutStyles } from './word-signs.ts';

/** What comes from the clipboard, or is dropped, is made of the editor's own blocks before it is let in. */
export function cleanPastes(words: EditorWords, language: string, notices: Notices): Extension {
  return Extension.create({
    name: 'cleanPastes',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            transformPastedHTML(html) {
              // From an editor of the paper: its blocks are its own already, and its schema takes nothing else.
              if (/<[^>]+ data-pm-slice=/.test(html.slice(0, 5000))) return withoutStyles(html);
              const cleaned = cleanPaste(html, language);
              if (cleaned.leftOut.has('pictures')) notices.say(words('editor.paste.pictures'));
              else if (cleaned.leftOut.has('embeds')) notices.say(words('editor.paste.embeds'));
              return cleaned.html;
            },
            clipboardTextParser: (text, _context, isPlain) => blocksOfText(text, editor.schema, isPlain),
            transformPasted(slice, view) {
              const { $from } = view.state.selection;
              const isLine = ['caption', 'cell', 'picture', 'galleryPicture'].includes($from.parent.type.name);
              return isLine && !holdsCells(slice.content) ? new Slice(Fragment.from(lineOf(slice.content)), 0, 0) : slice;
            },
          },
        }),
      ];
    },
  });
}

function holdsCells(content: Fragment): boolean {
  let holds = false;
  content.descendants((node) => {
    holds ||= node.type.name === 'cell';
    return !holds;
  });
  return holds;
}

/** All words of several blocks as one line. */
function lineOf(content: Fragment): Node[] {
  const line: Node[] = [];
  let needsSpace = false;
  content.descendants((node) => {
    if (node.isText) {
      if (needsSpace && line.length > 0) line.push(node.type.schema.text(' '));
      needsSpace = false;
      line.push(node);
    }
    if (node.isTextblock) needsSpace = true;
    return true;
  });
  return line;
}
