import type { Mark } from '#document';
import { blockHtml, type CleanBlock } from './clean-blocks.ts';
import { isAside, isDeleted, isHidden, listItemOf, markOf, withoutStyles } from './word-signs.ts';

/** What of a paste was kept, as HTML of the editor's own blocks, and what had to be left out. */
export type Cleaned = { html: string; leftOut: Set<'pictures' | 'embeds'> };

const gone = new Set(
  'script x-style title object applet param template noscript input button select textarea option datalist canvas map area svg math xml'.split(
    ' ',
  ),
);
const elsewhere = new Set(['iframe', 'embed', 'video', 'audio', 'frame', 'frameset']);
const blocks = new Set(
  'address article aside body center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup legend main menu nav p pre search section summary'.split(
    ' ',
  ),
);

/**
 * Words, marks, headings, lists, quotations and tables of HTML from anywhere; nothing else. It is read in a document without a window, where
 * nothing runs and nothing is fetched, and written anew from what was understood.
 */
export function cleanPaste(html: string, language: string): Cleaned {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const leftOut: Cleaned['leftOut'] = new Set();
  return { html: blocksIn(body, language, leftOut).map(blockHtml).join(''), leftOut };
}

/** The blocks in an element, in their order. */
function blocksIn(root: Element, language: string, leftOut: Cleaned['leftOut']): CleanBlock[] {
  const found: CleanBlock[] = [];
  let line: { text: string; marks: Mark[] }[] = [];
  const flush = (make: (text: typeof line) => CleanBlock | undefined = (text) => ({ kind: 'p', text })) => {
    const text = line;
    line = [];
    const made = text.some((one) => one.text.trim() !== '') ? make(text) : undefined;
    if (made) found.push(made);
  };
  /** Running text of an element, whatever it is made of: lines in it are parted by a space. */
  const lineOf = (element: Element) => {
    const outer = line;
    line = [];
    walkAll(element, [], true);
    const text = line;
    line = outer;
    return text;
  };
  const addItem = (ordered: boolean, text: typeof line) => {
    if (!text.some((one) => one.text.trim() !== '')) return;
    const last = found.at(-1);
    if (last?.kind === 'list' && last.ordered === ordered && last.isOpen) last.items.push(text);
    else found.push({ kind: 'list', ordered, items: [text], isOpen: true });
  };
  const walkAll = (element: Element, marks: Mark[], inLine: boolean) => {
    for (const child of element.childNodes) walk(child, marks, inLine);
  };

  function walk(node: Node, marks: Mark[], inLine: boolean): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const isPre = node.parentElement?.closest('pre') !== null && !inLine;
      for (const [index, part] of (isPre ? (node.nodeValue ?? '').split('\n') : [node.nodeValue ?? '']).entries()) {
        if (index > 0) flush();
        const text = part.replace(/[\t\n\r\f ]+/g, ' ');
        if (text) line.push({ text, marks });
      }
      return;
    }
    if (!(node instanceof Element)) return;
    const tag = node.localName;
    if (gone.has(tag) || isHidden(node) || isDeleted(node) || isAside(node)) return;
    if (elsewhere.has(tag)) leftOut.add('embeds');
    else if (tag === 'img' || tag === 'picture' || tag === 'v:imagedata') leftOut.add('pictures');
    else if (tag === 'br') {
      if (inLine) line.push({ text: ' ', marks });
      else flush();
    } else if (inLine && isBlock(tag)) {
      line.push({ text: ' ', marks: [] });
      walkAll(node, marks, true);
      line.push({ text: ' ', marks: [] });
    } else if (isBlock(tag)) block(node, tag);
    else walkAll(node, markOf(node, marks, language), inLine);
  }

  function block(element: Element, tag: string) {
    flush();
    const item = listItemOf(element);
    if (item) return addItem(item.ordered, lineOf(element));
    if (/^h[1-6]$/.test(tag) || /\bMso(Title|Subtitle)\b/.test(element.className)) {
      walkAll(element, [], true);
      return flush((text) => ({ kind: 'heading', level: tag > 'h2' && tag <= 'h6' ? 3 : 2, text }));
    }
    switch (tag) {
      case 'ul':
      case 'ol':
        close();
        items(element, tag === 'ol');
        return close();
      case 'li':
        return addItem(false, lineOf(element));
      case 'hr':
        return found.push({ kind: 'hr' });
      case 'blockquote': {
        const inner = blocksIn(element, language, leftOut);
        const isText = inner.length > 0 && inner.every(({ kind }) => kind === 'p');
        return found.push(
          ...(isText ? [{ kind: 'quote' as const, text: inner.flatMap((one) => (one.kind === 'p' ? [one.text] : [])) }] : inner),
        );
      }
      case 'table':
        return table(element);
      default:
        walkAll(element, [], false);
        flush();
    }
  }

  function close(): void {
    const last = found.at(-1);
    if (last?.kind === 'list') last.isOpen = false;
  }

  /** Items of a list and, after each, those of the lists in it: a document's lists are flat. */
  function items(list: Element, ordered: boolean): void {
    for (const child of list.children) {
      if (child.matches('ul, ol')) items(child, ordered);
      else if (!isHidden(child) && !isDeleted(child)) {
        const own = child.cloneNode(true) as Element;
        for (const inner of own.querySelectorAll('ul, ol')) inner.remove();
        addItem(ordered, lineOf(own));
        for (const inner of child.querySelectorAll(':scope > ul, :scope > ol, :scope > p > ul, :scope > div > ul')) items(inner, ordered);
      }
    }
  }

  /** Rows and columns; a table that only arranges, or has nothing to compare, comes as the blocks in it. */
  function table(element: Element): void {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element);
    const widths = rows.map((row) => row.children.length);
    if (rows.length < 2 || Math.max(...widths) < 2 || element.querySelector('table, ul, ol, h1, h2, h3, h4') !== null) {
      for (const cell of element.querySelectorAll('td, th, caption'))
        if (cell.closest('table') === element) {
          walkAll(cell, [], false);
          flush();
        }
      return;
    }
    const grid: (typeof line)[][] = rows.map(() => []);
    for (const [at, row] of rows.entries()) {
      let column = 0;
      for (const cell of [...row.children].slice(0, 30)) {
        while (grid[at]?.[column]) column += 1;
        const [wide, high] = ['colspan', 'rowspan'].map((name) => Math.min(30, Math.max(1, Number(cell.getAttribute(name)) || 1)));
        for (let down = 0; down < (high ?? 1); down += 1)
          for (let over = 0; over < (wide ?? 1); over += 1) {
            const target = grid[at + down];
            // What a cell spans says so once.
            if (target) target[column + over] = down + over === 0 ? lineOf(cell) : [];
          }
        column += wide ?? 1;
      }
    }
    const width = Math.min(30, Math.max(...grid.map((row) => row.length)));
    const caption = element.querySelector(':scope > caption');
    found.push({
      kind: 'table',
      caption: caption ? lineOf(caption) : [],
      rows: grid.slice(0, 500).map((row) => Array.from({ length: width }, (_, at) => row[at] ?? [])),
    });
  }

  walkAll(root, [], false);
  flush();
  return found;
}

function isBlock(tag: string): boolean {
  return blocks.has(tag) || /^(h[1-6]|ul|ol|li|hr|blockquote|table|caption|thead|tbody|tfoot|tr|td|th|colgroup|col)$/.test(tag);
}
