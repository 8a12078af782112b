import type { JSONContent } from '@tiptap/core';
import type { Block, Document, Text } from '#document';

/** A document as the editor holds it. Every block becomes one node; the cut stands as a node of its own between two of them. */
export function toDoc(document: Document): JSONContent {
  const content = document.blocks.map(nodeOf);
  if (document.cut !== undefined) content.splice(document.cut, 0, { type: 'cut' });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** A block as the editor holds it. */
export function nodeOf(block: Block): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inlines(block.text) };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: inlines(block.text) };
    case 'list':
      return {
        type: 'list',
        attrs: { ordered: block.ordered },
        content: block.items.map((item) => ({ type: 'item', content: inlines(item) })),
      };
    case 'quote':
      return {
        type: 'quote',
        attrs: { by: block.by ?? '' },
        content: block.text.map((text) => ({ type: 'paragraph', content: inlines(text) })),
      };
    case 'pullquote':
      return { type: 'pullquote', attrs: { by: block.by ?? '' }, content: inlines(block.text) };
    case 'picture':
      return { type: 'picture', attrs: { picture: block.picture, alt: block.alt }, content: inlines(block.caption) };
    case 'gallery':
      return {
        type: 'gallery',
        content: [
          ...block.pictures.map(({ picture, alt, caption }) => ({
            type: 'galleryPicture',
            attrs: { picture, alt },
            content: inlines(caption),
          })),
          { type: 'caption', content: inlines(block.caption ?? []) },
        ],
      };
    case 'table':
      return {
        type: 'table',
        content: [
          { type: 'caption', content: inlines(block.caption ?? []) },
          {
            type: 'grid',
            content: [block.header, ...block.rows].map((cells) => ({
              type: 'row',
              content: cells.map((cell) => ({ type: 'cell', content: inlines(cell) })),
            })),
          },
        ],
      };
    case 'divider':
      return { type: 'divider' };
    case 'embed':
      return { type: 'embed', attrs: { url: block.url, title: block.title } };
    case 'newsletter':
      return { type: 'newsletter', attrs: { newsletter: block.newsletter } };
    case 'related':
      return { type: 'related', attrs: { story: block.story } };
    case 'correction':
      return { type: 'correction', attrs: { on: block.on }, content: inlines(block.text) };
    default:
      return unknownBlock(block);
  }
}

function inlines(text: Text): JSONContent[] {
  return text.map((inline) => ({
    type: 'text',
    text: inline.text,
    ...(inline.marks ? { marks: inline.marks.map(({ type, ...attrs }) => ({ type, attrs })) } : {}),
  }));
}

function unknownBlock(block: never): never {
  throw new Error(`Unknown block: ${JSON.stringify(block)}`);
}
