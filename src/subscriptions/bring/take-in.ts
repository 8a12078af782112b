import type { App } from '#platform/app.ts';
import { CsvTrouble, csvRows } from '#platform/csv.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { billingOf } from '../billing-of.ts';
import { planNames } from '../publisher/subscribers.ts';
import { columnOf, keyOf, readRow } from './rules.ts';
import { addImport, addRows, type NewRow, noteClashes } from './store.ts';

/** How many bytes and rows a file may have. */
export const mostImportBytes = 50_000_000;
export const mostImportRows = 200_000;
const perBatch = 1000;

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
  const around = { plans: await planNames(db), homeLanguage: file.homeLanguage, isStripe: billingOf(app).provider === 'stripe', now };
  try {
    return await inTransaction(db, async (db): Promise<TakenIn> => {
      const importId = await addImport(db, { fileName: file.name.slice(0, 200), madeBy: file.by, madeAt: now });
      let count = 0;
      let batch: NewRow[] = [];
      for await (const { line, cells, isShort } of csvRows(bytes, columnOf, 'address')) {
        if (++count > mostImportRows) throw new Stopped('too-many');
        const { row, problems } = readRow(cells, around);
        if (isShort) problems.push(['', 'columns']);
        batch.push({ line, key: keyOf(row), row, problems });
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
    if (!(error instanceof CsvTrouble)) throw error;
    if (error.reason === 'unreadable') return { ok: false, reason: 'unreadable', line: error.line };
    return { ok: false, reason: error.reason === 'no-column' ? 'no-address' : 'not-utf8' };
  }
}
