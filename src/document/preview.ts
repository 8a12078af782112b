import { wordsIn } from './count-words.ts';
import type { Block, Document } from './document.ts';
import { linesOf } from './plain-text.ts';

/** Where a preview ends unless its document says so: after so many paragraphs, or before the block that would make it longer than so many words. */
export type PreviewRule = { paragraphs: number; mostWords: number };

const paperRule: PreviewRule = { paragraphs: 2, mostWords: 150 };

/** What anyone may see of a document: its blocks before the cut, none of them split, the first one that carries text among them. A text no longer than the cut keeps back its second half; a single block of text is kept back whole. */
export function previewOf(document: Document, rule: PreviewRule = paperRule): Document {
  return { version: 1, blocks: document.blocks.slice(0, cutOf(document, rule)) };
}

/** What the preview of the same rule leaves out: one after the other they are the whole. */
export function restOf(document: Document, rule: PreviewRule = paperRule): Document {
  return { version: 1, blocks: document.blocks.slice(cutOf(document, rule)) };
}

function cutOf({ blocks, cut }: Document, rule: PreviewRule): number {
  const asked = cut ?? cutByRule(blocks, rule);
  return withoutOrnament(blocks, Math.min(asked, halfOf(blocks, asked)));
}

function cutByRule(blocks: Block[], rule: PreviewRule): number {
  let words = 0;
  let paragraphs = 0;
  let hasText = false;
  for (const [index, block] of blocks.entries()) {
    words += wordsIn(linesOf(block).join('\n'), 'en');
    if (hasText && words > rule.mostWords) return index;
    if (block.type === 'paragraph') paragraphs += 1;
    hasText ||= carriesText(block);
    if (paragraphs === rule.paragraphs) return index + 1;
  }
  return blocks.length;
}

/** Where a cut that would give away the last text falls instead: after the first half of the blocks that carry text. */
function halfOf(blocks: Block[], asked: number): number {
  const texts = [...blocks.keys()].filter((index) => blocks[index] && carriesText(blocks[index]));
  if (texts.some((index) => index >= asked)) return asked;
  const last = texts[Math.floor(texts.length / 2) - 1];
  return last === undefined ? 0 : last + 1;
}

/** A preview ends with words: what only makes sense before more text goes to the rest. */
function withoutOrnament(blocks: Block[], cut: number): number {
  let end = cut;
  for (let last = blocks[end - 1]; last && !carriesText(last); last = blocks[end - 1]) end -= 1;
  return end;
}

function carriesText(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'table':
    case 'correction':
      return true;
    default:
      return false;
  }
}
