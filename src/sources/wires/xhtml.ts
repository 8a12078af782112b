import type { Block, Document, Mark, Text } from '#document';
import { type XmlElement, xmlElement } from '#platform/xml.ts';

export const xhtml = 'http://www.w3.org/1999/xhtml';

/** Where the paper's own pictures lie for those outside; undefined where one isn't to be had. */
export type AddressOf = (picture: string) => string | undefined;

type Nodes = (XmlElement | string)[];

/** A text as XHTML, for other programs: what is nothing outside this paper (a box to sign up in, a hint to another story) is left out. */
export function xhtmlOf(document: Document, addressOf: AddressOf = () => undefined): XmlElement[] {
  return document.blocks.flatMap((block) => elementsOf(block, addressOf));
}

function elementsOf(block: Block, addressOf: AddressOf): XmlElement[] {
  switch (block.type) {
    case 'paragraph':
      return [part('p', words(block.text))];
    case 'heading':
      return [part(`h${block.level}`, words(block.text))];
    case 'list':
      return [
        part(
          block.ordered ? 'ol' : 'ul',
          block.items.map((item) => part('li', words(item))),
        ),
      ];
    case 'quote':
      return [part('blockquote', [...block.text.map((one) => part('p', words(one))), ...cited(block.by)])];
    case 'pullquote':
      return [part('blockquote', [part('p', words(block.text)), ...cited(block.by)])];
    case 'picture':
      return figures([block], addressOf);
    case 'gallery':
      return figures(block.pictures, addressOf);
    case 'table': {
      const row = (cells: Text[], name: string) =>
        part(
          'tr',
          cells.map((cell) => part(name, words(cell))),
        );
      const caption = block.caption ? [part('caption', words(block.caption))] : [];
      const rows = block.rows.map((cells) => row(cells, 'td'));
      return [part('table', [...caption, part('thead', [row(block.header, 'th')]), part('tbody', rows)])];
    }
    case 'divider':
      return [part('hr', [])];
    case 'embed':
      return [part('p', [part('a', [block.title], { href: block.url })])];
    case 'correction':
      return [part('p', [part('time', [block.on], { datetime: block.on }), ' ', ...words(block.text)])];
    case 'newsletter':
    case 'related':
      return [];
  }
}

function figures(pictures: { picture: string; caption: Text; alt: string }[], addressOf: AddressOf): XmlElement[] {
  return pictures.flatMap(({ picture, caption, alt }) => {
    const src = addressOf(picture);
    return src ? [part('figure', [part('img', [], { src, alt }), part('figcaption', words(caption))])] : [];
  });
}

const cited = (by: string | undefined) => (by ? [part('footer', [by])] : []);

function words(text: Text): Nodes {
  return text.map(({ text, marks = [] }) => marks.reduceRight<XmlElement | string>(marked, text));
}

function marked(inner: XmlElement | string, mark: Mark): XmlElement {
  switch (mark.type) {
    case 'link':
      return part('a', [inner], { href: mark.href });
    case 'foreign':
      return part('span', [inner], { 'xml:lang': mark.language });
    case 'strong':
      return part('strong', [inner]);
    case 'emphasis':
      return part('em', [inner]);
  }
}

function part(name: string, children: Nodes, attributes: Record<string, string> = {}): XmlElement {
  return xmlElement(name, attributes, children, xhtml);
}
