import { Mark, mergeAttributes } from '@tiptap/core';
import { safeLink } from '#document';

/** The marks, outermost first: the order in which a document keeps them. */
export const link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => linkOf(element.getAttribute('href')) }],
  renderHTML: ({ mark }) => ['a', { href: safeLink(String(mark.attrs.href)) ?? '', class: 'text-link' }, 0],
});

export const foreign = Mark.create({
  name: 'foreign',
  addAttributes: () => ({ language: { default: '' } }),
  parseHTML: () => [{ tag: 'i[lang]', getAttrs: (element) => ({ language: element.getAttribute('lang') }) }],
  renderHTML: ({ mark }) => ['i', { lang: String(mark.attrs.language), dir: 'auto', class: 'foreign-phrase' }, 0],
});

export const strong = Mark.create({
  name: 'strong',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: ({ HTMLAttributes }) => ['strong', mergeAttributes(HTMLAttributes), 0],
});

export const emphasis = Mark.create({
  name: 'emphasis',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i:not([lang])' }],
  renderHTML: ({ HTMLAttributes }) => ['em', mergeAttributes(HTMLAttributes), 0],
});

function linkOf(href: string | null): { href: string } | false {
  const safe = safeLink(href ?? '');
  return safe ? { href: safe } : false;
}
