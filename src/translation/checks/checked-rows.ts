import { type AlignmentRow, type Block, isOmission, linesOf, linksIn, type Mark } from '#document';
import type { Press } from '#platform/database.ts';
import { termsInSides } from '../glossary/terms-in.ts';
import { checkTranslation } from './check-translation.ts';
import type { CheckedRow, Finding } from './findings.ts';

/** A row before the glossary was asked about it. */
export type PlainRow = Omit<CheckedRow, 'terms' | 'targetTerms'>;

/** The words of blocks, one line each: what is remembered, checked and looked up of a row. */
export function rowText(blocks: Block[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** The row of these blocks; a headline or a caption is `fieldRow`. */
export function plainRow(source: Block[], target: Block[], row?: AlignmentRow): PlainRow {
  const hrefs = (blocks: Block[]) => linksIn({ version: 1, blocks }).map(({ href }) => href);
  return {
    source: rowText(source),
    target: rowText(target),
    isOmitted: row !== undefined && isOmission(row),
    sourceLinks: hrefs(source),
    targetLinks: hrefs(target),
    foreign: source.flatMap(foreignIn),
  };
}

/** The row of a field of running words. */
export function fieldRow(source: string, target: string): PlainRow {
  return { source, target, isOmitted: false, sourceLinks: [], targetLinks: [], foreign: [] };
}

/** What the checks find in rows, the glossary asked about both sides in one statement. */
export async function findingsOf(press: Press, { from, to, rows }: { from: string; to: string; rows: PlainRow[] }): Promise<Finding[]> {
  const [terms = [], targetTerms = []] = await termsInSides(press, [
    { from, to, texts: rows.map(({ source }) => source) },
    { from: to, to, texts: rows.map(({ target }) => target) },
  ]);
  return checkTranslation({
    from,
    to,
    rows: rows.map((row, at) => ({ ...row, terms: terms[at] ?? [], targetTerms: targetTerms[at] ?? [] })),
  });
}

/** The phrases of a block that are marked as being in another language, wherever in it they stand. */
function foreignIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(foreignIn);
  if (typeof part !== 'object' || part === null) return [];
  const { text, marks } = part as { text?: unknown; marks?: Mark[] };
  if (typeof text === 'string') return marks?.some(({ type }) => type === 'foreign') ? [text] : [];
  return Object.values(part).flatMap(foreignIn);
}
