import { Parser } from 'htmlparser2';

export type Node = Element | string;
export type Element = { name: string; attributes: Record<string, string>; children: Node[] };

// What HTML lets a stranger do to a reader's time and memory ends here. What is above the bounds is read as bare text.
const most = { characters: 2_000_000, depth: 400, elements: 100_000 };

/** Thrown out of the parser, which can't be stopped otherwise. */
class TooMuch extends Error {}

/** The elements and texts of a piece of HTML, however badly written. `isBare` where only its text could be read. */
export function treeOf(html: string): { nodes: Node[]; isBare: boolean } {
  const text = html.slice(0, most.characters);
  try {
    return { nodes: parsed(text), isBare: false };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { nodes: parsed(bareText(text)), isBare: true };
  }
}

function parsed(html: string): Node[] {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  let elements = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++elements > most.elements || open.length > most.depth) throw new TooMuch();
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag() {
      open.pop();
    },
    ontext(text) {
      open.at(-1)?.children.push(text);
    },
  });
  parser.end(html);
  return root.children;
}

/** The words between the tags, with a break where a tag begins or ends a line. */
function bareText(html: string): string {
  const parts = html.split('<').map((part, at) => {
    if (at === 0) return part;
    const end = part.indexOf('>');
    const words = end < 0 ? '' : part.slice(end + 1);
    return /^\/?(p|div|br|h[1-6]|li|tr|blockquote)\b/i.test(part) && words.trim() !== '' ? `\u2029${words}` : words;
  });
  return parts
    .join('')
    .slice(0, most.characters)
    .split('\u2029', most.elements / 2)
    .join('<br><br>');
}

export function isElement(node: Node): node is Element {
  return typeof node !== 'string';
}

/** An attribute's value without spaces around it; empty when it is missing. */
export function attribute(element: Element, name: string): string {
  return Object.hasOwn(element.attributes, name) ? (element.attributes[name] ?? '').trim() : '';
}

/** All text below a node but `left`, spaces as they are. */
export function textBelow(node: Node, left?: Node): string {
  if (!isElement(node)) return node;
  return node === left ? '' : node.children.map((child) => textBelow(child, left)).join('');
}

/** The first element below, the given one among them, for which `is` says so. */
export function findBelow(node: Node, is: (element: Element) => boolean): Element | undefined {
  if (!isElement(node)) return undefined;
  if (is(node)) return node;
  for (const child of node.children) {
    const found = findBelow(child, is);
    if (found) return found;
  }
  return undefined;
}
