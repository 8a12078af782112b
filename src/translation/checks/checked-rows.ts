import { type Block, linesOf, linksIn, type Mark } from '#document';
import type { Press } from '#platform/database.ts';
import { termsIn } from '../glossary/terms-in.ts';
import { checkTranslation } from './check-translation.ts';
import type { CheckedRow, Finding } from './findings.ts';

/** A row before the glossary was asked about it. */
export type PlainRow = Omit<CheckedRow, 'terms' | 'targetTerms'>;

/** The words of blocks, one line each: what is remembered, checked and looked up of a row. */
export function rowText(blocks: Block[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** The row of these blocks; a headline or a caption is `fieldRow`. */
export function plainRow(source: Block[], target: Block[]): PlainRow {
  const hrefs = (blocks: Block[]) => linksIn({ version: 1, blocks }).map(({ href }) => href);
  return {
    source: rowText(source),
    target: rowText(target),
    sourceBlocks: source.length,
    targetBlocks: target.length,
    sourceLinks: hrefs(source),
    targetLinks: hrefs(target),
    foreign: source.flatMap(foreignIn),
  };
}

/** The row of a field of running words. */
export function fieldRow(source: string, target: string): PlainRow {
  return { source, target, sourceBlocks: source === '' ? 0 : 1, targetBlocks: 1, sourceLinks: [], targetLinks: [], foreign: [] };
}

/** What the checks find in rows, the glossary asked about both sides: two statements for all of them. */
export async function findingsOf(press: Press, { from, to, rows }: { from: string; to: string; rows: PlainRow[] }): Promise<Finding[]> {
  const terms = await termsIn(press, { from, to, texts: rows.map(({ source }) => source) });
  const targetTerms = await termsIn(press, { from: to, to, texts: rows.map(({ target }) => target) });
  return checkTranslation({
    from,
    to,
    rows: rows.map((row, at) => ({ ...row, terms: terms[at] ?? [], targetTerms: targetTerms[at] ?? [] })),
  });
}

/** The phrases of a block that are marked as being in another language, wherever in it they stand. */
function foreignIn(block: Block): string[] {
  const found: string[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(look);
    if (typeof part !== 'object' || part === null) return;
    const { text, marks } = part as { text?: unknown; marks?: Mark[] };
    if (typeof text === 'string' && marks?.some(({ type }) => type === 'foreign')) found.push(text);
    else Object.values(part).forEach(look);
  };
  look(block);
  return found;
}
