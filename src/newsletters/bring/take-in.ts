import type { App } from '#platform/app.ts';
import { CsvTrouble, csvRows } from '#platform/csv.ts';
import { inTransaction } from '#platform/database.ts';
import { personMac } from '#readers';
import { allNewsletters } from '../store.ts';
import { columnOf, keyOf, readRow } from './rules.ts';
import { addImport, addRows, type NewRow, noteRepeats } from './store.ts';

/** How many bytes and rows a file may have. */
export const mostImportBytes = 50_000_000;
export const mostImportRows = 200_000;
const perBatch = 1000;

export type TakenIn =
  | { ok: true; importId: string }
  | { ok: false; reason: 'not-utf8' | 'unreadable' | 'no-address' | 'empty' | 'too-many'; line: number };

/** What ends the taking in before its end. */
class Stopped extends Error {
  override name = 'Stopped';
  readonly reason: 'empty' | 'too-many';
  constructor(reason: Stopped['reason']) {
    super(reason);
    this.reason = reason;
  }
}

type File = { name: string; bytes: Buffer; by: number; homeLanguage: string };

/** Takes in a file of sign-ups and looks at each row. Nobody is put on a list: that is for `startImport`. A file that can't be read leaves nothing behind. */
export async function takeIn(app: App, { name, bytes, by, homeLanguage }: File): Promise<TakenIn> {
  const now = app.clock();
  const ids = new Map((await allNewsletters(app.db, homeLanguage)).map(({ slug, id }) => [slug, id]));
  const around = { slugs: [...ids.keys()], homeLanguage, now };
  try {
    return await inTransaction(app.db, async (db): Promise<TakenIn> => {
      const importId = await addImport(db, { fileName: name.slice(0, 200), madeBy: by, madeAt: now });
      let count = 0;
      let batch: NewRow[] = [];
      for await (const { line, cells } of csvRows(bytes, columnOf, 'address')) {
        if (++count > mostImportRows) throw new Stopped('too-many');
        batch.push(...rowsOf(readRow(cells, around), line));
        if (batch.length < perBatch) continue;
        await addRows(db, importId, batch);
        batch = [];
      }
      if (batch.length > 0) await addRows(db, importId, batch);
      if (count === 0) throw new Stopped('empty');
      await noteRepeats(db, importId);
      return { ok: true, importId };
    });
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, reason: error.reason, line: 1 };
    if (error instanceof CsvTrouble)
      return { ok: false, reason: error.reason === 'no-column' ? 'no-address' : error.reason, line: error.line };
    throw error;
  }

  function rowsOf({ row, problems }: ReturnType<typeof readRow>, line: number): NewRow[] {
    const { newsletters, email, ...rest } = row;
    const emailKey = keyOf(email);
    const mac = emailKey ? personMac(app.keys, email).toString('base64') : '';
    const common = { line, email: email.slice(0, 254), emailKey, personMac: mac, ...rest };
    if (problems.length > 0) return [{ ...common, newsletterId: null, problems }];
    return newsletters.map((slug) => ({ ...common, newsletterId: ids.get(slug) ?? null, problems: null }));
  }
}
