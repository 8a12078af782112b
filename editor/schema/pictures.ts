import { Node } from '@tiptap/core';
import type { PictureShelf } from '../pictures/shelf.ts';
import { fieldsView } from '../views/fields.ts';
import type { EditorWords } from '../words.ts';

const stringAttr = (name: string) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  rendered: false,
});

/** A picture alone and pictures side by side, with their captions as running text and their alternative texts as fields. */
export function pictureNodes(words: EditorWords, shelf: PictureShelf): Node[] {
  const attrs = { picture: stringAttr('picture'), alt: stringAttr('alt') };
  const view = (className: string) =>
    fieldsView({
      className,
      contentTag: 'figcaption',
      fields: [{ attr: 'alt', label: words('editor.fields.alt'), type: 'area' }],
      head: (node) => shelf.imageOf(String(node.attrs.picture), String(node.attrs.alt)),
    });
  const picture = Node.create({
    name: 'picture',
    group: 'block',
    content: 'text*',
    isolating: true,
    draggable: true,
    addAttributes: () => attrs,
    parseHTML: () => [{ tag: 'figure[data-block=picture]' }],
    renderHTML: ({ node }) => ['figure', { 'data-block': 'picture', 'data-picture': node.attrs.picture, 'data-alt': node.attrs.alt }, 0],
    addNodeView: () => view('story-picture'),
  });
  const galleryPicture = Node.create({
    name: 'galleryPicture',
    content: 'text*',
    isolating: true,
    addAttributes: () => attrs,
    parseHTML: () => [{ tag: 'figure[data-block=gallery-picture]' }],
    renderHTML: ({ node }) => [
      'figure',
      { 'data-block': 'gallery-picture', 'data-picture': node.attrs.picture, 'data-alt': node.attrs.alt },
      0,
    ],
    addNodeView: () => view('gallery-picture'),
  });
  const gallery = Node.create({
    name: 'gallery',
    group: 'block',
    content: 'galleryPicture+ caption',
    isolating: true,
    allowGapCursor: false,
    draggable: true,
    parseHTML: () => [{ tag: 'section[data-block=gallery]' }],
    renderHTML: () => ['section', { 'data-block': 'gallery', class: 'gallery' }, 0],
  });
  const caption = Node.create({
    name: 'caption',
    content: 'text*',
    isolating: true,
    parseHTML: () => [{ tag: 'div[data-block=caption]' }],
    renderHTML: () => ['div', { 'data-block': 'caption', class: 'block-caption', 'data-hint': words('editor.fields.caption') }, 0],
  });
  return [picture, gallery, galleryPicture, caption];
}
