import type { Block, Text } from '../document.ts';
import { textOf } from '../plain-text.ts';
import { attribute, type Element, findBelow, isElement } from './tree.ts';

const most = { columns: 30, rows: 500, cell: 2000 };

/** A table of figures as a block, or undefined where a table only lays things out, or is one that no block can hold. */
export function tableOf(table: Element, wordsOf: (cell: Element) => Text): Block | undefined {
  const rows = rowsOf(table);
  const hasTables = table.children.some((child) => findBelow(child, ({ name }) => name === 'table'));
  if (hasTables || rows.length < 2 || rows.length > most.rows + 1) return undefined;
  const cells = rows.map((row) => row.flatMap((cell) => [wordsOf(cell), ...spannedBy(cell)]));
  const columns = Math.max(...cells.map((row) => row.length));
  if (columns < 2 || columns > most.columns) return undefined;
  if (cells.some((row) => row.some((text) => textOf(text).length > most.cell))) return undefined;
  const [header = [], ...body] = cells.map((row) => [...row, ...Array.from({ length: columns - row.length }, (): Text => [])]);
  const caption = table.children.filter(isElement).find(({ name }) => name === 'caption');
  const words = caption ? wordsOf(caption) : [];
  return { type: 'table', header, rows: body, ...(words.length > 0 ? { caption: words } : {}) };
}

function spannedBy(cell: Element): Text[] {
  const span = Number(attribute(cell, 'colspan')) || 1;
  return Array.from({ length: Math.min(Math.max(span, 1), most.columns) - 1 }, () => []);
}

function rowsOf(element: Element): Element[][] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [child.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsOf(child) : [];
  });
}
