import { Node } from '@tiptap/core';
import type { IslandData } from '../island.ts';
import { fieldsView } from '../views/fields.ts';
import type { EditorWords } from '../words.ts';

const attr = (name: string) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  rendered: false,
});

const divider = Node.create({
  name: 'divider',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr', { class: 'divider' }],
});

/** Blocks that hold no running text: what stands elsewhere, boxes, and where the preview ends. */
export function boxNodes(words: EditorWords, { newsletters, stories }: Pick<IslandData, 'newsletters' | 'stories'>): Node[] {
  const named = (label: string, name: string) => {
    const box = document.createElement('div');
    const kind = document.createElement('span');
    kind.className = 'box-kind';
    kind.textContent = label;
    const title = document.createElement('strong');
    title.dir = 'auto';
    title.textContent = name;
    box.append(kind, ' ', title);
    return box;
  };
  const embed = Node.create({
    name: 'embed',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ url: attr('url'), title: attr('title') }),
    parseHTML: () => [{ tag: 'div[data-block=embed]' }],
    renderHTML: ({ node }) => ['div', { 'data-block': 'embed', 'data-url': node.attrs.url, 'data-title': node.attrs.title }],
    addNodeView: () =>
      fieldsView({
        className: 'block-box',
        tag: 'div',
        head: () => named(words('editor.blocks.embed'), ''),
        fields: [
          { attr: 'url', label: words('editor.fields.url'), type: 'url' },
          { attr: 'title', label: words('editor.fields.title') },
        ],
      }),
  });
  const newsletter = Node.create({
    name: 'newsletter',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ newsletter: attr('newsletter') }),
    parseHTML: () => [{ tag: 'div[data-block=newsletter]' }],
    renderHTML: ({ node }) => ['div', { 'data-block': 'newsletter', 'data-newsletter': node.attrs.newsletter }],
    addNodeView: () =>
      fieldsView({
        className: 'block-box',
        tag: 'div',
        fields: [],
        head: ({ attrs }) => {
          const found = newsletters.find(({ slug }) => slug === attrs.newsletter);
          return named(words('editor.blocks.newsletter'), found?.name ?? String(attrs.newsletter));
        },
      }),
  });
  const related = Node.create({
    name: 'related',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ story: attr('story') }),
    parseHTML: () => [{ tag: 'div[data-block=related]' }],
    renderHTML: ({ node }) => ['div', { 'data-block': 'related', 'data-story': node.attrs.story }],
    addNodeView: () =>
      fieldsView({
        className: 'block-box',
        tag: 'div',
        fields: [],
        head: ({ attrs }) => {
          const found = stories.find(({ key }) => key === attrs.story);
          return named(words('editor.blocks.related'), found?.headline ?? String(attrs.story));
        },
      }),
  });
  const cut = Node.create({
    name: 'cut',
    group: 'block',
    atom: true,
    draggable: true,
    parseHTML: () => [{ tag: 'div[data-block=cut]' }],
    renderHTML: () => ['div', { 'data-block': 'cut' }],
    addNodeView: () => fieldsView({ className: 'preview-cut', tag: 'div', fields: [], head: () => named(words('editor.blocks.cut'), '') }),
  });
  return [divider, embed, newsletter, related, cut];
}
