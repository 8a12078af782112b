import type { XmlElement } from '../xml.ts';

/** The prefix that each namespace is written with; the root's own needs none. */
type XmlPrefixes = Record<string, string>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element to be written. Attributes without a value are left out. */
export function xmlElement(
  name: string,
  attributes: Record<string, string | number | undefined> = {},
  children: (XmlElement | string)[] = [],
  namespace = '',
): XmlElement {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const]));
  return { name, namespace, attributes: Object.fromEntries(given), children };
}

/** A document of UTF-8 whose root declares its own namespace and all `prefixes`. An element of neither declares its own. */
export function serializeXml(root: XmlElement, prefixes: XmlPrefixes = {}): string {
  const declared = Object.entries(prefixes).map(([uri, prefix]) => ` xmlns:${prefix}="${escapeXml(uri)}"`);
  const own = root.namespace && !prefixes[root.namespace] ? ` xmlns="${escapeXml(root.namespace)}"` : '';
  return declaration + written(root, prefixes, prefixes[root.namespace] ? '' : root.namespace, own + declared.join(''));
}

/** One element as it stands inside a document whose default namespace is `around`. */
export function xmlPart(element: XmlElement, prefixes: XmlPrefixes = {}, around = ''): string {
  return written(element, prefixes, around, '');
}

function written(element: XmlElement, prefixes: XmlPrefixes, around: string, declared: string): string {
  const prefix = prefixes[element.namespace];
  const name = prefix ? `${prefix}:${element.name}` : element.name;
  const isOther = !prefix && element.namespace !== around;
  const own = isOther ? ` xmlns="${escapeXml(element.namespace)}"` : '';
  const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const head = name + own + declared + attributes.join('');
  if (element.children.length === 0) return `<${head}/>`;
  const inner = element.children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : written(child, prefixes, prefix ? around : element.namespace, ''),
  );
  return `<${head}>${inner.join('')}</${name}>`;
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as it may stand in an element or an attribute's quotes. What XML 1.0 can't hold is left out; spaces that readers would change are named. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\t\n\r]/g, (found) => names[found] ?? `&#${found.charCodeAt(0)};`);
}
