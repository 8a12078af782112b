import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

const chunk = 256 * 1024;

/** Why a file can't be read as a table. */
export class CsvTrouble extends Error {
  override name = 'CsvTrouble';
  readonly reason: 'not-utf8' | 'unreadable' | 'no-column';
  readonly line: number;
  constructor(reason: CsvTrouble['reason'], line: number) {
    super(`${reason} at line ${line}`);
    this.reason = reason;
    this.line = line;
  }
}

/** A row by the names of its columns; `line` counts from 1, the names themselves included. `isShort`: it has fewer cells than there are names. */
export type CsvRow = { line: number; cells: Record<string, string>; isShort: boolean };

/** Reads a table of text (CSV, RFC 4180; commas, semicolons or tabs), a row at a time. `columnOf` makes one spelling of each column's name, of which `needed` must be one. Throws CsvTrouble. */
export async function* csvRows(bytes: Buffer, columnOf: (head: string) => string, needed: string): AsyncGenerator<CsvRow> {
  // PostgreSQL keeps no NUL in a text.
  if (!isUtf8(bytes) || bytes.includes(0)) throw new CsvTrouble('not-utf8', 1);
  const heads = bytes.subarray(0, chunk).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => heads.split(b).length - heads.split(a).length)[0] ?? ',';
  const options = {
    bom: true,
    info: true,
    delimiter,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 100_000,
  };
  let names: string[] = [];
  const columns = (heads: string[]) => {
    names = heads.map(columnOf);
    if (!names.includes(needed)) throw new CsvTrouble('no-column', 1);
    return names;
  };
  // Begun with the loop that hears its errors, and left by it: a parser nobody listens to would bring the process down.
  const parser = Readable.from(chunksOf(bytes)).pipe(parse({ ...options, columns }));
  try {
    for await (const one of parser) {
      const { record, info } = one as { record: Record<string, string>; info: { lines: number } };
      yield { line: info.lines, cells: record, isShort: Object.keys(record).length < names.length };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvTrouble('unreadable', Number((error as CsvError & { lines?: number }).lines ?? 1));
  } finally {
    parser.destroy();
  }
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}
