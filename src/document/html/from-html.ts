import type { Block, Document, Inline, Mark, Text } from '../document.ts';
import { safeHttps } from '../links.ts';
import { parseDocument } from '../parse.ts';
import { plainText, textOf } from '../plain-text.ts';
import { leftOut, lines, markOf, silent, withMark } from './elements.ts';
import { addressFrom, type FoundPicture, pictureOf } from './pictures.ts';
import { tableOf } from './tables.ts';
import { attribute, type Element, findBelow, isElement, type Node, textBelow, treeOf } from './tree.ts';
import { flowing, inParts, line } from './words.ts';

export type FromHtml = { document: Document; pictures: FoundPicture[]; lost: string[] };

const most = { blocks: 2000, paragraph: 20_000, line: 300, items: 500, pictures: 40, lost: 50, characters: 480_000 };

type Flow = { blocks: Block[]; run: Inline[]; isBroken: boolean };
type Reading = { baseUrl: string | undefined; pictures: Map<string, FoundPicture>; lost: Set<string> };

/**
 * The text of a page or a feed as a document. One list says what may come along; what isn't a block of ours is named in `lost`. Pictures lie
 * elsewhere and are handed out beside. The result passes `parseDocument`, whatever the HTML was.
 */
export function documentFromHtml(html: string, { baseUrl }: { baseUrl?: string | undefined } = {}): FromHtml {
  const reading: Reading = { baseUrl, pictures: new Map(), lost: new Set() };
  const { nodes, isBare } = treeOf(html);
  if (isBare) reading.lost.add('html');
  const document = whole(flowOf(nodes, reading), reading);
  return { document, pictures: [...reading.pictures.values()].slice(0, most.pictures), lost: [...reading.lost].slice(0, most.lost) };
}

/** Plain words of a piece of HTML in one line, as for headlines in which feeds write HTML. */
export function lineFromHtml(html: string, most: number): string {
  const { nodes } = treeOf(html.slice(0, 100_000));
  const words = nodes.map((node) => {
    if (!isElement(node)) return node;
    if (silent.has(node.name)) return '';
    return lines.has(node.name) || node.name === 'br' ? ` ${textBelow(node)} ` : textBelow(node);
  });
  return line(words.join(''), most);
}

function whole(blocks: Block[], { lost }: Reading): Document {
  let characters = 0;
  const kept = blocks.slice(0, most.blocks).filter((block) => {
    characters += JSON.stringify(block).length;
    return characters <= most.characters;
  });
  if (kept.length < blocks.length) lost.add('end');
  const parsed = parseDocument({ version: 1, blocks: kept });
  if (parsed.ok) return parsed.document;
  for (const problem of parsed.problems) lost.add(problem);
  const again = parseDocument({ version: 1, blocks: kept.filter((_, at) => !parsed.places.includes(at)) });
  return again.ok ? again.document : { version: 1, blocks: [] };
}

/** The blocks that a row of nodes makes. */
function flowOf(nodes: Node[], reading: Reading): Block[] {
  const flow: Flow = { blocks: [], run: [], isBroken: false };
  for (const node of nodes) walk(node, [], flow, reading);
  endLine(flow);
  return flow.blocks;
}

function endLine(flow: Flow): void {
  const text = flowing(flow.run);
  flow.run = [];
  flow.isBroken = false;
  for (const part of inParts(text, most.paragraph)) flow.blocks.push({ type: 'paragraph', text: part });
}

function walk(node: Node, marks: Mark[], flow: Flow, reading: Reading): void {
  if (!isElement(node)) {
    if (node.trim() !== '') flow.isBroken = false;
    flow.run.push(marks.length > 0 ? { text: node, marks } : { text: node });
    return;
  }
  if (silent.has(node.name) || isHidden(node)) return;
  if (leftOut.has(node.name)) {
    reading.lost.add(named(node, reading));
    return;
  }
  if (node.name === 'br') {
    // One break is a line of a verse, two are how some write a paragraph.
    if (flow.isBroken) endLine(flow);
    else flow.run.push({ text: ' ' });
    flow.isBroken = true;
    return;
  }
  if (node.name === 'img') {
    takePicture(node, undefined, reading);
    return;
  }
  const block = blocksOf(node, reading);
  if (block) {
    endLine(flow);
    flow.blocks.push(...block);
    return;
  }
  const isLine = lines.has(node.name);
  if (isLine) endLine(flow);
  const inner = withMark(marks, markOf(node, reading.baseUrl));
  if (node.name === 'q') flow.run.push({ text: '“', marks: inner });
  for (const child of node.children) walk(child, inner, flow, reading);
  if (node.name === 'q') flow.run.push({ text: '”', marks: inner });
  if (isLine) endLine(flow);
}

/** What an element is that makes blocks of its own; undefined where its content simply flows. */
function blocksOf(element: Element, reading: Reading): Block[] | undefined {
  const { name } = element;
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(element, name < 'h3' ? 2 : 3, reading);
    case 'ul':
    case 'ol':
    case 'menu':
      return list(element, reading);
    case 'blockquote':
      return quote(element, reading);
    case 'hr':
      return [{ type: 'divider' }];
    case 'table': {
      const table = tableOf(element, (cell) => oneText(flowOf(cell.children, reading)));
      if (table) return [table];
      if (findBelow(element, (one) => one.name === 'th')) reading.lost.add('table');
      return undefined;
    }
    case 'figure':
      return figure(element, reading);
    case 'iframe':
      return embed(element, reading);
    default:
      return undefined;
  }
}

function heading(element: Element, level: 2 | 3, reading: Reading): Block[] {
  const blocks = flowOf(element.children, reading);
  const text = oneText(blocks);
  if (text.length === 0) return [];
  if (textOf(text).length > most.line || blocks.some((block) => block.type !== 'paragraph')) return blocks;
  return [{ type: 'heading', level, text }];
}

function list(element: Element, reading: Reading): Block[] {
  const items: Text[] = [];
  const others: Block[] = [];
  for (const child of element.children) {
    const blocks = flowOf([child], reading);
    const text = oneText(blocks.filter(({ type }) => type === 'paragraph' || type === 'heading'));
    if (text.length > 0) items.push(...inParts(text, most.paragraph));
    for (const block of blocks) {
      if (block.type === 'list') items.push(...block.items);
      else if (block.type !== 'paragraph' && block.type !== 'heading') others.push(block);
    }
  }
  const ordered = element.name === 'ol';
  const lists: Block[] = [];
  for (let at = 0; at < items.length; at += most.items) lists.push({ type: 'list', ordered, items: items.slice(at, at + most.items) });
  return [...lists, ...others];
}

function quote(element: Element, reading: Reading): Block[] {
  const source = element.children.find((node) => isElement(node) && ['cite', 'footer', 'figcaption'].includes(node.name));
  const blocks = flowOf(
    element.children.filter((node) => node !== source),
    reading,
  );
  const text = blocks.flatMap((block) =>
    'text' in block ? (block.type === 'quote' ? block.text : [block.text]) : block.type === 'list' ? block.items : [],
  );
  const others = blocks.filter((block) => !('text' in block) && block.type !== 'list');
  if (text.length === 0) return others;
  const by = source ? line(textBelow(source).replace(/^[\s—–-]+/, ''), most.line) : '';
  return [{ type: 'quote', text: text.slice(0, most.items), ...(by === '' ? {} : { by }) }, ...others];
}

function figure(element: Element, reading: Reading): Block[] | undefined {
  const image = findBelow(element, ({ name }) => name === 'img');
  if (!image) return undefined;
  takePicture(image, element, reading);
  // A figure of several pictures: the caption is the first one's.
  const rest = element.children.filter((node) => !isElement(node) || node.name !== 'figcaption');
  return flowOf(rest, reading);
}

function embed(element: Element, reading: Reading): Block[] {
  const url = safeHttps(addressFrom(attribute(element, 'src') || attribute(element, 'data-src'), reading.baseUrl) ?? '');
  if (!url) {
    reading.lost.add('iframe');
    return [];
  }
  return [{ type: 'embed', url, title: line(attribute(element, 'title'), most.line) || new URL(url).hostname }];
}

function takePicture(image: Element, figure: Element | undefined, { baseUrl, pictures }: Reading): void {
  const found = pictureOf(image, figure, baseUrl);
  if (found && !pictures.has(found.url)) pictures.set(found.url, found);
}

/** The text of several blocks as one. */
function oneText(blocks: Block[]): Text {
  return flowing(
    blocks.flatMap((block) => {
      if (block.type === 'paragraph' || block.type === 'heading') return [...block.text, { text: ' ' }];
      return [{ text: `${plainText({ version: 1, blocks: [block] })} ` }];
    }),
  );
}

function isHidden(element: Element): boolean {
  return Object.hasOwn(element.attributes, 'hidden') || /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style'));
}

function named(element: Element, { baseUrl }: Reading): string {
  const source = findBelow(element, (one) => attribute(one, 'src') !== '' || attribute(one, 'data') !== '');
  const address = source && addressFrom(attribute(source, 'src') || attribute(source, 'data'), baseUrl);
  return address ? `${element.name} ${address}` : element.name;
}
