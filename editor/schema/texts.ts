import { Node } from '@tiptap/core';
import { fieldsView } from '../views/fields.ts';
import type { EditorWords } from '../words.ts';

const doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const text = Node.create({ name: 'text', group: 'inline' });

const paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'text*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

const heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [
    { tag: 'h2', attrs: { level: 2 } },
    { tag: 'h3', attrs: { level: 3 } },
  ],
  renderHTML: ({ node }) => [node.attrs.level === 3 ? 'h3' : 'h2', { class: 'subhead' }, 0],
});

const list = Node.create({
  name: 'list',
  group: 'block',
  content: 'item+',
  allowGapCursor: false,
  addAttributes: () => ({ ordered: { default: false, rendered: false } }),
  parseHTML: () => [
    { tag: 'ul', attrs: { ordered: false } },
    { tag: 'ol', attrs: { ordered: true } },
  ],
  renderHTML: ({ node }) => [node.attrs.ordered ? 'ol' : 'ul', { class: 'story-list' }, 0],
});

const item = Node.create({
  name: 'item',
  content: 'text*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
});

const by = { by: { default: '', parseHTML: (element: HTMLElement) => element.getAttribute('data-by') ?? '', rendered: false } };

/** The nodes of running text. What is said by somebody has a field for who that is. */
export function textNodes(words: EditorWords): Node[] {
  const quote = Node.create({
    name: 'quote',
    group: 'block',
    content: 'paragraph+',
    defining: true,
    addAttributes: () => by,
    parseHTML: () => [{ tag: 'blockquote' }],
    renderHTML: ({ node }) => ['blockquote', { 'data-by': node.attrs.by }, 0],
    addNodeView: () =>
      fieldsView({
        className: 'quote',
        contentTag: 'blockquote',
        fields: [{ attr: 'by', label: words('editor.fields.by'), className: 'quote-by' }],
      }),
  });
  const pullquote = Node.create({
    name: 'pullquote',
    group: 'block',
    content: 'text*',
    defining: true,
    addAttributes: () => by,
    parseHTML: () => [{ tag: 'aside[data-block=pullquote]' }],
    renderHTML: ({ node }) => ['aside', { 'data-block': 'pullquote', 'data-by': node.attrs.by }, 0],
    addNodeView: () =>
      fieldsView({
        className: 'pull-quote',
        contentTag: 'blockquote',
        contentClass: 'pull-quote-text',
        fields: [{ attr: 'by', label: words('editor.fields.by'), className: 'pull-quote-by' }],
      }),
  });
  const correction = Node.create({
    name: 'correction',
    group: 'block',
    content: 'text*',
    defining: true,
    addAttributes: () => ({
      on: { default: '', parseHTML: (element) => element.getAttribute('data-on') ?? '', rendered: false },
    }),
    parseHTML: () => [{ tag: 'div[data-block=correction]' }],
    renderHTML: ({ node }) => ['div', { 'data-block': 'correction', 'data-on': node.attrs.on }, 0],
    addNodeView: () =>
      fieldsView({
        className: 'correction-note',
        contentTag: 'p',
        fields: [{ attr: 'on', label: words('editor.fields.correctedOn'), type: 'date', first: true }],
      }),
  });
  return [doc, text, paragraph, heading, list, item, quote, pullquote, correction];
}
