import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { billingOf } from '../billing-of.ts';
import { planNames } from '../publisher/subscribers.ts';
import { columnOf, keyOf, readRow } from './rules.ts';
import { addImport, addRows, type NewRow, noteClashes } from './store.ts';

/** How many bytes and rows a file may have. */
export const mostImportBytes = 50_000_000;
export const mostImportRows = 200_000;
const perBatch = 1000;
const chunk = 256 * 1024;

export type TakenIn =
  | { ok: true; importId: string }
  | { ok: false; reason: 'not-utf8' | 'no-address' | 'empty' | 'too-many' }
  | { ok: false; reason: 'unreadable'; line: number };

/** What ends the taking in before its end. */
class Stopped extends Error {
  override name = 'Stopped';
  readonly reason: 'empty' | 'too-many';
  constructor(reason: 'empty' | 'too-many') {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Takes in a file of subscribers (CSV, RFC 4180; commas, semicolons or tabs) and looks at each row. Nobody is added and no letter is sent: that
 * is for `startImport`. A file that can't be read leaves nothing behind.
 */
export async function takeIn(
  app: App,
  db: Database,
  file: { name: string; bytes: Buffer; by: number; homeLanguage: string },
): Promise<TakenIn> {
  const { bytes } = file;
  const now = app.clock();
  // PostgreSQL keeps no NUL in a text.
  if (!isUtf8(bytes) || bytes.includes(0)) return { ok: false, reason: 'not-utf8' };
  const heads = bytes.subarray(0, chunk).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => heads.split(b).length - heads.split(a).length)[0] ?? ',';
  const names = heads
    .replace(/^\ufeff/, '')
    .split(delimiter)
    .map((head) => columnOf(head.replace(/^"|"$/g, '')));
  if (heads.trim() === '') return { ok: false, reason: 'empty' };
  if (!names.includes('address')) return { ok: false, reason: 'no-address' };
  const around = { plans: await planNames(db), homeLanguage: file.homeLanguage, isStripe: billingOf(app).provider === 'stripe', now };
  const options = {
    bom: true,
    info: true,
    delimiter,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: 100_000,
  };
  try {
    return await inTransaction(db, async (db): Promise<TakenIn> => {
      const importId = await addImport(db, { fileName: file.name.slice(0, 200), madeBy: file.by, madeAt: now });
      let count = 0;
      let batch: NewRow[] = [];
      // Begun with the loop that hears its errors, and left by it: a parser nobody listens to would bring the process down.
      const parser = Readable.from(chunksOf(bytes)).pipe(parse({ ...options, columns: (heads: string[]) => heads.map(columnOf) }));
      for await (const one of parser) {
        const { record, info } = one as { record: Record<string, string>; info: { lines: number } };
        if (++count > mostImportRows) throw new Stopped('too-many');
        const { row, problems } = readRow(record, around);
        if (Object.keys(record).length < names.length) problems.push(['', 'columns']);
        batch.push({ line: info.lines, key: keyOf(row), row, problems });
        if (batch.length < perBatch) continue;
        await addRows(db, importId, batch);
        batch = [];
      }
      if (batch.length > 0) await addRows(db, importId, batch);
      if (count === 0) throw new Stopped('empty');
      await noteClashes(db, importId);
      return { ok: true, importId };
    });
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, reason: error.reason };
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, reason: 'unreadable', line: Number((error as CsvError & { lines?: number }).lines ?? 1) };
  }
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}
