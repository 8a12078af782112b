import type { Nodes, Paragraph, RootContent } from 'mdast';
import type { Text } from './document.ts';
import { textFrom, textFromAttribute } from './markdown-inline.ts';
import { complain, type Source, writtenAs } from './markdown-source.ts';
import { tableFrom } from './markdown-table.ts';

type Directive = Extract<RootContent, { type: 'leafDirective' | 'containerDirective' }>;

/** What a block will be if the schema agrees. */
export type Draft = { type: string } & Record<string, unknown>;

type Form = { type: Directive['type']; attributes: string[]; read: (source: Source, node: Directive, given: Given) => Draft | undefined };
type Given = Record<string, string | undefined>;

const forms: Record<string, Form> = {
  picture: {
    type: 'leafDirective',
    attributes: ['slug', 'caption', 'alt'],
    read: (source, node, given) => ({ type: 'picture', ...pictureFrom(source, node, given) }),
  },
  embed: {
    type: 'leafDirective',
    attributes: ['url', 'title'],
    read: (_, __, { url, title }) => ({ type: 'embed', ...present({ url, title }) }),
  },
  newsletter: {
    type: 'leafDirective',
    attributes: ['slug'],
    read: (_, __, { slug }) => ({ type: 'newsletter', ...present({ newsletter: slug }) }),
  },
  related: { type: 'leafDirective', attributes: ['slug'], read: relatedFrom },
  gallery: { type: 'containerDirective', attributes: ['caption'], read: galleryFrom },
  quote: {
    type: 'containerDirective',
    attributes: ['by'],
    read: (source, node, { by }) => ({
      type: 'quote',
      text: paragraphsIn(source, node).map((one) => textFrom(source, one.children)),
      ...present({ by }),
    }),
  },
  pullquote: {
    type: 'containerDirective',
    attributes: ['by'],
    read: (source, node, { by }) => ({ type: 'pullquote', text: onlyParagraph(source, node), ...present({ by }) }),
  },
  correction: {
    type: 'containerDirective',
    attributes: ['on'],
    read: (source, node, { on }) => ({ type: 'correction', ...present({ on }), text: onlyParagraph(source, node) }),
  },
  table: { type: 'containerDirective', attributes: ['caption'], read: captionedTableFrom },
};

/** A block written as `::name{…}` or `:::name{…} … :::`; undefined after a problem. */
export function directiveFrom(source: Source, node: Directive): Draft | undefined {
  const form = Object.hasOwn(forms, node.name) ? forms[node.name] : undefined;
  if (!form) return refuse(source, node, `there is no block called “${node.name}”.`);
  if (form.type !== node.type)
    return refuse(
      source,
      node,
      `${node.name} is written with ${form.type === 'leafDirective' ? 'two colons, on one line' : 'three colons, and three more to close it'}.`,
    );
  if (node.type === 'containerDirective' && !/(?:^|\n)\s*:{3,}\s*$/.test(writtenAs(source, node).trimEnd()))
    return refuse(source, node, `:::${node.name} is never closed by “:::”.`);
  if (/^:{2,}\w+\[/.test(writtenAs(source, node))) return refuse(source, node, `${node.name} takes no square brackets.`);
  const given: Given = {};
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (!form.attributes.includes(name)) complain(source, node, `${node.name} has no “${name}”; it takes ${form.attributes.join(', ')}.`);
    else given[name] = (value ?? '').normalize('NFC');
  }
  return form.read(source, node, given);
}

function pictureFrom(source: Source, node: Directive, { slug, caption, alt }: Given) {
  return { ...present({ picture: slug, alt }), caption: caption ? textFromAttribute(source, node, caption) : [] };
}

function relatedFrom(source: Source, node: Directive, { slug }: Given): Draft | undefined {
  if (!slug) return { type: 'related' };
  const story = source.story(slug);
  return story === undefined ? refuse(source, node, `there is no story “${slug}” to point to.`) : { type: 'related', story };
}

function galleryFrom(source: Source, node: Directive, { caption }: Given): Draft {
  const pictures = node.children.flatMap((child) => {
    const draft =
      child.type === 'leafDirective' && child.name === 'picture'
        ? directiveFrom(source, child)
        : refuse(source, child, 'a gallery holds ::picture lines only.');
    if (!draft) return [];
    const { type, ...picture } = draft;
    return [picture];
  });
  return { type: 'gallery', pictures, ...(caption ? { caption: textFromAttribute(source, node, caption) } : {}) };
}

function captionedTableFrom(source: Source, node: Directive, { caption }: Given): Draft | undefined {
  const [table, ...others] = node.children;
  if (table?.type !== 'table' || others.length > 0)
    return refuse(source, node, 'a :::table holds one table: a row of headings, a row of dashes, rows.');
  return { ...tableFrom(source, table), ...(caption ? { caption: textFromAttribute(source, node, caption) } : {}) };
}

function paragraphsIn(source: Source, node: Directive): Paragraph[] {
  return (node.children as Nodes[]).flatMap((child) => {
    if (child.type === 'paragraph') return [child];
    complain(source, child, `a ${node.name} holds paragraphs only.`);
    return [];
  });
}

function onlyParagraph(source: Source, node: Directive): Text {
  const [only, ...others] = paragraphsIn(source, node);
  if (others.length > 0) complain(source, node, `a ${node.name} holds one paragraph.`);
  return only ? textFrom(source, only.children) : [];
}

/** What wasn't written is left out, for the schema to miss. */
function present(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function refuse(source: Source, node: Nodes, sentence: string): undefined {
  complain(source, node, sentence);
}
