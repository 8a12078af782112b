import { type Block, safeLink, type Text } from '#document';
import type { PictureShelf } from '../../pictures/shelf.ts';
import type { EditorWords } from '../../words.ts';
import type { DeskData } from '../island.ts';

type Named = Pick<DeskData, 'newsletters' | 'stories'>;

/** Blocks of the source to be read. Each of their lines, as `linesOf` cuts them, is an element of the class `desk-line`. */
export function sourceBlocks(
  blocks: Block[],
  { words, shelf, named }: { words: EditorWords; shelf: PictureShelf; named: Named },
): HTMLElement[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return line('p', block.text);
      case 'heading':
        return line(block.level === 3 ? 'h3' : 'h2', block.text, 'subhead');
      case 'list': {
        const list = element(block.ordered ? 'ol' : 'ul', 'story-list');
        list.append(...block.items.map((item) => line('li', item)));
        return list;
      }
      case 'quote':
        return within('blockquote', '', [...block.text.map((text) => line('p', text)), ...by(block.by)]);
      case 'pullquote':
        return within('blockquote', 'desk-pullquote', [line('p', block.text), ...by(block.by)]);
      case 'correction':
        return within('div', 'correction-note', [plain('small', block.on), line('p', block.text)]);
      case 'picture':
        return within('figure', '', [shelf.imageOf(block.picture, block.alt), ...caption(block.caption), ...alt(block.alt)]);
      case 'gallery':
        return within('figure', '', [
          ...block.pictures.flatMap((one) => [shelf.imageOf(one.picture, one.alt), ...caption(one.caption), ...alt(one.alt)]),
          ...caption(block.caption ?? []),
        ]);
      case 'table': {
        const table = element('table', 'story-table');
        for (const cells of [block.header, ...block.rows]) {
          const row = element('tr', 'desk-line');
          row.append(...cells.map((cell) => filled(element('td'), cell)));
          table.append(row);
        }
        return within('div', 'desk-table', [...caption(block.caption ?? []), table]);
      }
      case 'divider':
        return element('hr', 'divider');
      case 'embed':
        return within('div', 'block-box', [
          plain('span', words('editor.blocks.embed'), 'box-kind'),
          plain('strong', block.title, 'desk-line'),
        ]);
      case 'newsletter': {
        const name = named.newsletters.find(({ slug }) => slug === block.newsletter)?.name ?? block.newsletter;
        return within('div', 'block-box', [plain('span', words('editor.blocks.newsletter'), 'box-kind'), plain('strong', name)]);
      }
      case 'related': {
        const name = named.stories.find(({ key }) => key === block.story)?.headline ?? block.story;
        return within('div', 'block-box', [plain('span', words('editor.blocks.related'), 'box-kind'), plain('strong', name)]);
      }
      default:
        return unknownBlock(block);
    }
  });

  function alt(text: string): HTMLElement[] {
    return text ? [plain('p', `${words('editor.desk.alt')} ${text}`, 'desk-alt')] : [];
  }
}

function caption(text: Text): HTMLElement[] {
  return text.length > 0 ? [line('figcaption', text)] : [];
}

function by(name: string | undefined): HTMLElement[] {
  return name ? [plain('cite', name, 'desk-line')] : [];
}

function element(tag: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

function within(tag: string, className: string, inner: HTMLElement[]): HTMLElement {
  const made = element(tag, className);
  made.append(...inner);
  return made;
}

function plain(tag: string, text: string, className = ''): HTMLElement {
  const made = element(tag, className);
  made.textContent = text;
  return made;
}

function line(tag: string, text: Text, className = ''): HTMLElement {
  return filled(element(tag, `desk-line ${className}`.trim()), text);
}

function filled(into: HTMLElement, text: Text): HTMLElement {
  for (const inline of text) {
    let node: Node = document.createTextNode(inline.text);
    for (const mark of (inline.marks ?? []).toReversed()) {
      const around = element({ link: 'a', foreign: 'i', strong: 'strong', emphasis: 'em' }[mark.type]);
      if (mark.type === 'foreign') {
        around.lang = mark.language;
        around.dir = 'auto';
        around.className = 'foreign-phrase';
      }
      if (around instanceof HTMLAnchorElement && mark.type === 'link') {
        around.href = safeLink(mark.href) ?? '';
        around.target = '_blank';
        around.rel = 'noopener';
        around.className = 'text-link';
      }
      around.append(node);
      node = around;
    }
    into.append(node);
  }
  return into;
}

function unknownBlock(block: never): never {
  throw new Error(`Unknown block: ${JSON.stringify(block)}`);
}
