import type { XmlElement } from '#platform/xml.ts';
import { htmlOf, partAt, partsOf, wordsOf } from './html.ts';

// NITF 3.x and the HTML that says the same; names that HTML has too stay, what is in no list gives its words alone.
const renamed: Record<string, string> = { hl2: 'h2', bq: 'blockquote', credit: 'cite', lang: 'span' };
const kept = new Set('p a em strong br q ul ol li dl dt dd hr table caption tr th td thead tbody pre sub sup'.split(' '));
const structural = new Set(['block', 'body.content', 'note', 'content']);
const dropped = new Set(['media-metadata', 'media-object', 'tagline', 'bibliography', 'body.end', 'fn']);

export type NitfText = { html: string; headline: string; deck: string; byline: string };

/** A text in NITF (IPTC, 3.x) as HTML, with what its head says. */
export function htmlFromNitf(nitf: XmlElement): NitfText {
  const head = partAt(nitf, 'body', 'body.head');
  const content = partAt(nitf, 'body', 'body.content');
  return {
    html: content ? htmlOf(divOf(content.children.map(asHtml))) : '',
    headline: wordsOf(partAt(head, 'hedline', 'hl1')),
    deck: wordsOf(partAt(head, 'abstract')),
    byline: wordsOf(bylineOf(head)),
  };
}

/** The by-line without its title: “By Meredith Jameson, Staff Reporter” is by Meredith Jameson. */
function bylineOf(head: XmlElement | undefined): XmlElement | string | undefined {
  const byline = partAt(head, 'byline');
  if (!byline) return undefined;
  const person = partsOf(byline, 'person').map(wordsOf).filter(Boolean);
  if (person.length > 0) return person.join('; ');
  const untitled = { ...byline, children: byline.children.filter((one) => typeof one === 'string' || one.name !== 'byttl') };
  return wordsOf(untitled).replace(/[,;\s]+$/, '');
}

function asHtml(node: XmlElement | string): XmlElement | string {
  if (typeof node === 'string') return node;
  const { name } = node;
  if (dropped.has(name)) return '';
  if (name === 'media') return figureOf(node);
  const children = node.children.map(asHtml);
  if (structural.has(name)) return divOf(children);
  const html = renamed[name] ?? (kept.has(name) ? name : 'span');
  const { href, 'xml:lang': language } = node.attributes;
  const attributes = { ...(name === 'a' && href ? { href } : {}), ...(language ? { lang: language } : {}) };
  return { name: html, namespace: '', attributes, children };
}

/** A picture with what stands under it. Sound and film are left out. */
function figureOf(media: XmlElement): XmlElement | string {
  const references = partsOf(media, 'media-reference');
  const best = references.toSorted((a, b) => Number(b.attributes.width ?? 0) - Number(a.attributes.width ?? 0))[0];
  const source = best?.attributes.source;
  if (!source || !/^(image|photo|graphic|)$/.test(media.attributes['media-type'] ?? '')) return '';
  const part = (name: string, attributes: Record<string, string>, children: (XmlElement | string)[]): XmlElement => {
    return { name, namespace: '', attributes, children };
  };
  const credit = wordsOf(partAt(media, 'media-producer'));
  const caption = wordsOf(partAt(media, 'media-caption'));
  const alt = best.attributes['alternate-text'] ?? '';
  const under = part('figcaption', {}, [caption, ...(credit ? [part('cite', {}, [credit])] : [])]);
  return part('figure', {}, [part('img', { src: source, alt }, []), under]);
}

function divOf(children: (XmlElement | string)[]): XmlElement {
  return { name: 'div', namespace: '', attributes: {}, children };
}
