import { stringify } from 'csv-stringify/sync';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { readSettings } from '#settings';
import { readStaff, record, staffFrameOf } from '#staff';
import {
  countRows,
  findImport,
  importsOf,
  mostImportBytes,
  mostImportRows,
  problemRows,
  removeImport,
  startImport,
  type TakenIn,
  takeIn,
} from '#subscriptions';
import { ImportPage, ImportsPage } from './import-page.tsx';

const shown = 100;
const mostProblems = mostImportRows;

/** Bringing subscribers along from another system: a file is looked through first, and carried out when somebody says so. */
export function subscriberImport(app: App, press: Press) {
  const page = '/newsroom/subscriber-imports';

  async function form(c: Ctx, problem?: string): Promise<Response> {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
    const text = pageText(<ImportsPage frame={frame} imports={await importsOf(app.db)} problem={problem} />);
    return privatePage(c, text, problem ? 400 : 200);
  }

  async function importIn(c: Ctx) {
    const found = await findImport(app.db, c.req.param('id') ?? '');
    if (!found) throw new Refusal(404, 'page');
    return found;
  }

  return {
    /** GET /newsroom/subscriber-imports. */
    imports: (c: Ctx) => form(c),

    /** POST /newsroom/subscriber-imports: takes a file in, or pasted text, and looks at every row. */
    async takeImport(c: Ctx) {
      const staff = await readStaff(app, c);
      const { words, href } = await staffFrameOf(app, c, staff, 'subscribers');
      const { homeLanguage } = (await readSettings(app)).paper;
      const taken = await withUpload(c, mostImportBytes, async (sent): Promise<TakenIn> => {
        const file = sent.getAll('file').find((one) => typeof one !== 'string' && one.size > 0);
        const isFile = file !== undefined && typeof file !== 'string';
        const text = String(sent.get('text') ?? '');
        const bytes = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.from(text);
        return takeIn(app, app.db, { name: isFile ? file.name : '', bytes, by: staff.id, homeLanguage });
      }).catch((error: unknown): TakenIn => {
        if (error instanceof Refusal && error.status === 413) return { ok: false, reason: 'too-many' };
        throw error;
      });
      if (taken.ok) return c.redirect(href(`${page}/${taken.importId}`), 303);
      const line = 'line' in taken ? taken.line : 0;
      const most = { rows: mostImportRows, megabytes: mostImportBytes / 1_000_000 };
      return form(c, words('newsroom.subscribers.import.refused', { reason: taken.reason.replaceAll('-', ''), line, ...most }));
    },

    /** GET /newsroom/subscriber-imports/{id}: what was found in a file, and how far its carrying out has come. */
    async import(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
      const found = await importIn(c);
      const [counts, problems] = await Promise.all([countRows(app.db, found.id), problemRows(app.db, found.id, 0, shown)]);
      return privatePage(c, pageText(<ImportPage frame={frame} found={found} counts={counts} problems={problems} />));
    },

    /** POST /newsroom/subscriber-imports/{id}/start. */
    async startImport(c: Ctx) {
      await readForm(c);
      const staff = await readStaff(app, c);
      const { href } = await staffFrameOf(app, c, staff, 'subscribers');
      const { id } = await importIn(c);
      const { fine } = await countRows(app.db, id);
      await inTransaction(press, async (press) => {
        const isStarted = await startImport(press, id, app.clock());
        if (isStarted) await record(press, { personId: staff.id, act: 'subscribers.imported', detail: { rows: fine } }, app.clock());
      });
      return c.redirect(href(`${page}/${id}`), 303);
    },

    /** POST /newsroom/subscriber-imports/{id}/remove: throws away what nobody has started. */
    async removeImport(c: Ctx) {
      await readForm(c);
      const { href } = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
      await removeImport(app.db, (await importIn(c)).id);
      return c.redirect(href(page), 303);
    },

    /** GET /newsroom/subscriber-imports/{id}/problems.csv: the rows that something is wrong with, and what. */
    async importProblems(c: Ctx) {
      const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
      const { id } = await importIn(c);
      const rows = (await problemRows(app.db, id, 0, mostProblems)).flatMap(({ line, address, problems }) =>
        problems.map(([field, fault]) => [
          String(line),
          address,
          field,
          words('newsroom.subscribers.import.faults', { fault: fault.replaceAll('-', '') }),
        ]),
      );
      const text = stringify([['line', 'address', 'column', 'problem'], ...rows], {
        bom: true,
        escape_formulas: true,
        record_delimiter: 'windows',
      });
      const headers = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="problems.csv"' };
      return new Response(text, { headers: { ...privateHeaders, ...headers } });
    },
  };
}
