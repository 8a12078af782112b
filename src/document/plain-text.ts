import type { Block, Document, Text } from './document.ts';

/** Running text without its marks. */
export function textOf(text: Text): string {
  return text.map((inline) => inline.text).join('');
}

/**
 * The words a reader reads in a block, in reading order, one string a line.
 * Alternative texts, addresses and what other modules fill in (a newsletter's name, a related headline) are not among them.
 */
export function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'correction':
      return [textOf(block.text)];
    case 'list':
      return block.items.map(textOf);
    case 'quote':
      return [...block.text.map(textOf), ...given(block.by)];
    case 'pullquote':
      return [textOf(block.text), ...given(block.by)];
    case 'picture':
      return given(textOf(block.caption));
    case 'gallery':
      return [...block.pictures.flatMap((one) => given(textOf(one.caption))), ...given(block.caption && textOf(block.caption))];
    case 'table':
      return [...given(block.caption && textOf(block.caption)), ...[block.header, ...block.rows].map((row) => row.map(textOf).join('\t'))];
    case 'embed':
      return [block.title];
    case 'divider':
    case 'newsletter':
    case 'related':
      return [];
    default:
      return unknownBlock(block);
  }
}

/** A document's words without any form: blocks apart by an empty line. For search and for counting. */
export function plainText(document: Document): string {
  return document.blocks
    .map((block) => linesOf(block).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

function given(text: string | undefined): string[] {
  return text ? [text] : [];
}

/** Ends a switch over block types: the compiler refuses the call while a type is unhandled. */
function unknownBlock(block: never): never {
  throw new Error(`Unknown block: ${JSON.stringify(block)}`);
}
