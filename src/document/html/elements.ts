import type { Mark } from '../document.ts';
import { addressFrom } from './pictures.ts';
import { attribute, type Element } from './tree.ts';

/** What is left out with everything in it and worth no word. */
export const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'param',
  'source',
  'track',
  'col',
  'colgroup',
  'wbr',
  'rp',
  'rt',
]);

/** What is left out with everything in it, and named to whoever takes the text. */
export const leftOut = new Set([
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'fieldset',
  'dialog',
  'map',
  'frameset',
  'frame',
  'portal',
  'nav',
  'marquee',
]);

/** What begins and ends a line. */
export const lines = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'center',
  'address',
  'details',
  'summary',
  'hgroup',
  'dl',
  'dt',
  'dd',
  'figcaption',
  'caption',
  'legend',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'li',
  'body',
  'html',
  'pre',
]);

/** The mark an element sets on the words in it, or undefined where it sets none that a document has. */
export function markOf(element: Element, baseUrl: string | undefined): Mark | undefined {
  switch (element.name) {
    case 'a': {
      const href = addressFrom(attribute(element, 'href'), baseUrl);
      return href === undefined || attribute(element, 'href') === '' ? undefined : { type: 'link', href };
    }
    case 'strong':
    case 'b':
      return /font-weight:\s*(normal|400)/i.test(attribute(element, 'style')) ? undefined : { type: 'strong' };
    case 'em':
    case 'i':
    case 'cite':
    case 'dfn':
    case 'var':
      return { type: 'emphasis' };
    case 'span':
    case 'bdi':
      return foreignMark(attribute(element, 'lang') || attribute(element, 'xml:lang'));
    default:
      return undefined;
  }
}

function foreignMark(tag: string): Mark | undefined {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) || tag.length > 35) return undefined;
  try {
    const [language] = Intl.getCanonicalLocales(tag);
    return language ? { type: 'foreign', language } : undefined;
  } catch {
    return undefined;
  }
}

/** The marks of a stretch with one more; of each kind the innermost counts. */
export function withMark(marks: Mark[], mark: Mark | undefined): Mark[] {
  return mark ? [...marks.filter((one) => one.type !== mark.type), mark] : marks;
}
