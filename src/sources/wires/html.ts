import type { XmlElement } from '#platform/xml.ts';

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const empty = new Set(['br', 'hr', 'img', 'col', 'wbr']);
// Whose text an HTML reader would take for something else than words.
const dropped = new Set(['script', 'style', 'template', 'noscript', 'xmp', 'plaintext', 'textarea', 'title', 'head', 'object', 'embed']);

/** XHTML as HTML in which words are words. What may stay of it is decided by who reads the HTML. */
export function htmlOf(node: XmlElement | string): string {
  if (typeof node === 'string') return node.replace(/[&<>"]/g, (found) => names[found] ?? found);
  const name = node.name.toLowerCase();
  if (dropped.has(name)) return '';
  const inner = node.children.map(htmlOf).join('');
  if (!/^[a-z][a-z0-9]*$/.test(name)) return inner;
  const attributes = Object.entries(node.attributes)
    .filter(([key]) => /^[a-z][a-z:-]*$/i.test(key))
    .map(([key, value]) => ` ${key.replace(/^xml:/, '')}="${htmlOf(value)}"`);
  return empty.has(name) ? `<${name}${attributes.join('')}>${inner}` : `<${name}${attributes.join('')}>${inner}</${name}>`;
}

/** All words in an element, in one line. */
export function wordsOf(node: XmlElement | string | undefined): string {
  const words = (one: XmlElement | string): string => (typeof one === 'string' ? one : one.children.map(words).join(''));
  return node === undefined ? '' : words(node).replace(/\s+/g, ' ').trim();
}

/** The elements of this name directly in another. */
export function partsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((one): one is XmlElement => typeof one !== 'string' && one.name === name);
}

/** The first element at a path of names below another. */
export function partAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => partsOf(found, name)[0], element);
}

/** Plain words as HTML: an empty line ends a paragraph; where there is none, each line is one. */
export function htmlFromPlain(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  const paragraphs = /\n[ \t]*\n/.test(lines.trim()) ? lines.split(/\n[ \t]*\n/) : lines.split('\n');
  return paragraphs
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '')
    .map((one) => htmlOf({ name: 'p', namespace: '', attributes: {}, children: [one] }))
    .join('\n');
}
