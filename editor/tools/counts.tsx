import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { countWords, linesOf, readingMinutes } from '#document';
import { placedBlocks } from '../format/from-doc.ts';
import type { EditorWords } from '../words.ts';

type Count = { words: number; characters: number };

// By block, which never changes once made: a key counts one paragraph anew and adds up the rest.
const counted = new WeakMap<object, Count>();
const restMs = 400;

function countOf(doc: Node, language: string): Count {
  const total = { words: 0, characters: 0 };
  for (const { block } of placedBlocks(doc).blocks) {
    const known = counted.get(block) ?? {
      words: countWords({ version: 1, blocks: [block] }, language),
      characters: linesOf(block).join('').length,
    };
    counted.set(block, known);
    total.words += known.words;
    total.characters += known.characters;
  }
  return total;
}

/** How long the text is, a moment after it changed. */
export function Counts({ editor, words, language }: { editor: Editor; words: EditorWords; language: string }) {
  const [count, setCount] = useState(() => countOf(editor.state.doc, language));
  useEffect(() => {
    let timer: number | undefined;
    const changed = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        setCount(countOf(editor.state.doc, language));
      }, restMs);
    };
    editor.on('update', changed);
    return () => {
      window.clearTimeout(timer);
      editor.off('update', changed);
    };
  }, [editor, language]);
  return (
    <p className="counts">
      <span>{words('editor.counts.words', { count: count.words })}</span>
      <span>{words('editor.counts.characters', { count: count.characters })}</span>
      <span>{words('editor.counts.minutes', { count: readingMinutes(count.words, language) })}</span>
    </p>
  );
}
