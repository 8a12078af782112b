import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

const chunk = 256 * 1024;

/** Why a file can't be read as a table. */
export class CsvTrouble extends Error {
  override name = 'CsvTrouble';
  readonly reason: 'not-utf8' | 'unreadable';
  readonly line: number;
  constructor(reason: CsvTrouble['reason'], line: number) {
    super(`${reason} at line ${line}`);
    this.reason = reason;
    this.line = line;
  }
}

/** A row by the names of its columns; `line` counts from 1, the names themselves included. */
export type CsvRow = { line: number; cells: Record<string, string> };

/** Reads a table of text (CSV, RFC 4180; commas, semicolons or tabs), a row at a time. `columnOf` makes one spelling of each column's name. Throws CsvTrouble. */
export async function* csvRows(bytes: Buffer, columnOf: (head: string) => string): AsyncGenerator<CsvRow> {
  if (!isUtf8(bytes)) throw new CsvTrouble('not-utf8', 1);
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
  const parser = Readable.from(chunksOf(bytes)).pipe(parse({ ...options, columns: (heads: string[]) => heads.map(columnOf) }));
  try {
    for await (const one of parser) {
      const { record, info } = one as { record: Record<string, string>; info: { lines: number } };
      yield { line: info.lines, cells: record };
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
