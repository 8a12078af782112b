import type { Block, Text } from '#document';

/** A place in a block where words stand. `isPlain`: they have no marks. `isOptional`: there may be none. */
export type Slot = { text: Text; isPlain: boolean; isOptional: boolean };

const marked = (text: Text, isOptional = false): Slot => ({ text, isPlain: false, isOptional });
const plain = (words: string | undefined, isOptional = false): Slot => ({
  text: words ? [{ text: words }] : [],
  isPlain: true,
  isOptional,
});

/** The places of a block where words to translate stand, in reading order; of a divider or a card of another story there are none. */
export function slotsOf(block: Block): Slot[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'correction':
      return [marked(block.text)];
    case 'list':
      return block.items.map((item) => marked(item));
    case 'quote':
      return [...block.text.map((text) => marked(text)), plain(block.by, true)];
    case 'pullquote':
      return [marked(block.text), plain(block.by, true)];
    case 'picture':
      return [marked(block.caption, true), plain(block.alt, true)];
    case 'gallery':
      return [...block.pictures.flatMap((one) => [marked(one.caption, true), plain(one.alt, true)]), marked(block.caption ?? [], true)];
    case 'table':
      return [marked(block.caption ?? [], true), ...[block.header, ...block.rows].flat().map((cell) => marked(cell, true))];
    case 'embed':
      return [plain(block.title)];
    default:
      return [];
  }
}

/** The same block with other words in its places, as many as `slotsOf` tells. */
export function withTexts(block: Block, texts: Text[]): Block {
  const rest = [...texts];
  const next = () => rest.shift() ?? [];
  const words = () => wordsOf(next());
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'correction':
      return { ...block, text: next() };
    case 'list':
      return { ...block, items: block.items.map(next) };
    case 'quote': {
      const { by: _, ...bare } = block;
      const text = block.text.map(next);
      return { ...bare, text, ...given('by', words()) };
    }
    case 'pullquote': {
      const { by: _, ...bare } = block;
      return { ...bare, text: next(), ...given('by', words()) };
    }
    case 'picture':
      return { ...block, caption: next(), alt: words() };
    case 'gallery': {
      const { caption: _, ...bare } = block;
      const pictures = block.pictures.map((one) => ({ ...one, caption: next(), alt: words() }));
      return { ...bare, pictures, ...given('caption', next()) };
    }
    case 'table': {
      const { caption: _, ...bare } = block;
      const caption = given('caption', next());
      return { ...bare, ...caption, header: block.header.map(next), rows: block.rows.map((row) => row.map(next)) };
    }
    case 'embed':
      return { ...block, title: words() };
    default:
      return block;
  }
}

/** What a row of blocks is made of, without its words: two of one shape can be filled with each other's. */
export function shapeOf(blocks: Block[]): string {
  return blocks.map((block) => `${block.type} ${slotsOf(block).length}`).join(', ');
}

export function wordsOf(text: Text): string {
  return text.map((inline) => inline.text).join('');
}

function given<K extends string, T extends { length: number }>(name: K, value: T): { [key in K]?: T } {
  return (value.length > 0 ? { [name]: value } : {}) as { [key in K]?: T };
}
