import type { Node } from '@tiptap/pm/model';
import type { Block, Document, Inline, Mark, Text } from '#document';

/** A block as it stands, with the node it is made of: `pos` is where that begins. */
export type PlacedBlock = { block: Block; pos: number; node: Node };

// Nodes never change: what was made of one once holds for as long as it is in the text. A key costs one block, whatever the length.
const made = new WeakMap<Node, Block | null>();

/** The document of what is in the editor. Empty paragraphs aren't in it; all else is, finished or not. */
export function fromDoc(doc: Node): Document {
  const { blocks, cut } = placedBlocks(doc);
  const document: Document = { version: 1, blocks: blocks.map(({ block }) => block) };
  return cut > 0 && cut <= blocks.length ? { ...document, cut } : document;
}

/** The blocks with their places, and how many of them stand before the cut; 0 where there is none. */
export function placedBlocks(doc: Node): { blocks: PlacedBlock[]; cut: number } {
  const blocks: PlacedBlock[] = [];
  let cut = 0;
  const look = (node: Node, pos: number) => {
    // On the translation desk blocks stand in rows.
    if (node.type.name === 'aligned') {
      node.forEach((inner, at) => {
        look(inner, pos + 1 + at);
      });
      return;
    }
    if (node.type.name === 'cut') cut = blocks.length;
    const block = blockOf(node);
    if (block) blocks.push({ block, pos, node });
  };
  doc.forEach(look);
  return { blocks, cut };
}

function blockOf(node: Node): Block | null {
  const known = made.get(node);
  if (known !== undefined) return known;
  const block = makeBlock(node);
  made.set(node, block);
  return block;
}

function makeBlock(node: Node): Block | null {
  const attrs = node.attrs as Record<string, string>;
  const text = textOf(node);
  const by = attrs.by?.trim() ? { by: clean(attrs.by) } : {};
  switch (node.type.name) {
    case 'paragraph':
      return isBlank(text) ? null : { type: 'paragraph', text };
    case 'heading':
      return isBlank(text) ? null : { type: 'heading', level: node.attrs.level === 3 ? 3 : 2, text };
    case 'list':
      return filled(children(node), (items) => ({ type: 'list', ordered: Boolean(node.attrs.ordered), items }));
    case 'quote':
      return filled(children(node), (paragraphs) => ({ type: 'quote', text: paragraphs, ...by }));
    case 'pullquote':
      return isBlank(text) && !by.by ? null : { type: 'pullquote', text, ...by };
    case 'picture':
      return { type: 'picture', ...pictureOf(node) };
    case 'gallery':
      return { type: 'gallery', pictures: kids(node, 'galleryPicture').map(pictureOf), ...captionOf(node) };
    case 'table': {
      const [header = [], ...rows] = kids(kids(node, 'grid')[0], 'row').map((row) => kids(row, 'cell').map(textOf));
      return { type: 'table', ...captionOf(node), header, rows };
    }
    case 'divider':
      return { type: 'divider' };
    case 'embed':
      return { type: 'embed', url: attrs.url ?? '', title: clean(attrs.title ?? '') };
    case 'newsletter':
      return { type: 'newsletter', newsletter: attrs.newsletter ?? '' };
    case 'related':
      return { type: 'related', story: attrs.story ?? '' };
    case 'correction':
      return { type: 'correction', on: attrs.on ?? '', text };
    default:
      return null;
  }
}

function pictureOf(node: Node): { picture: string; caption: Text; alt: string } {
  return { picture: String(node.attrs.picture), caption: textOf(node), alt: clean(String(node.attrs.alt)) };
}

function captionOf(node: Node): { caption?: Text } {
  const [caption] = kids(node, 'caption').map(textOf);
  return caption && !isBlank(caption) ? { caption } : {};
}

function kids(node: Node | undefined, name: string): Node[] {
  return node?.children.filter((child) => child.type.name === name) ?? [];
}

function children(node: Node): Text[] {
  return node.children.map(textOf).filter((text) => !isBlank(text));
}

function filled<T>(texts: Text[], make: (texts: Text[]) => T): T | null {
  return texts.length > 0 ? make(texts) : null;
}

function isBlank(text: Text): boolean {
  return !text.some((inline) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(inline.text));
}

/** Running text of a node: the marks stand in the schema's order, which is the document's. */
function textOf(node: Node): Text {
  const text: Text = [];
  node.forEach((inline) => {
    const words = clean(inline.text ?? '');
    const marks = inline.marks.map((mark) => ({ type: mark.type.name, ...mark.attrs }) as Mark);
    if (words) text.push(marks.length > 0 ? { text: words, marks } : ({ text: words } satisfies Inline));
  });
  return text;
}

/** What no document may hold, and no keyboard types: see `document/characters.ts`. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\ufeff\ufff9-\ufffb\ufffd]/gu, '');
}
