import type { Table } from 'mdast';
import { textFrom } from './markdown-inline.ts';
import type { Source } from './markdown-source.ts';

/** A GFM table; its first row is the header. */
export function tableFrom(source: Source, node: Table) {
  const [header = [], ...rows] = node.children.map((row) => row.children.map((cell) => textFrom(source, cell.children)));
  return { type: 'table', header, rows };
}
