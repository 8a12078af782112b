import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { stringify as stringifyAll } from 'csv-stringify/sync';
import { pageText } from '#design';
import {
  countRows,
  findImport,
  importsOf,
  mostImportBytes,
  mostImportRows,
  problemRows,
  removeImport,
  signUpColumns,
  signUpLines,
  startImport,
  type TakenIn,
  takeIn,
} from '#newsletters';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { withUpload } from '#platform/http/uploads.ts';
import { readSettings } from '#settings';
import { readStaff, record, staffFrameOf } from '#staff';
import { BroughtPage, SignUpsPage } from './pages.tsx';

const shown = 100;
const csvOptions = { bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;

/** Sign-ups taken along as a file, and brought from one: looked through first, and carried out when somebody says so. */
export function signUpPages(app: App, press: Press) {
  const page = '/newsroom/sign-ups';
  const csvHeaders = (name: string) => ({
    ...privateHeaders,
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });

  async function asked(c: Ctx) {
    const staff = await readStaff(app, c);
    return { staff, frame: await staffFrameOf(app, c, staff, 'settings') };
  }

  async function importIn(c: Ctx) {
    const found = await findImport(app.db, c.req.param('id') ?? '');
    if (!found) throw new Refusal(404, 'page');
    return found;
  }

  async function form(c: Ctx, problem?: string): Promise<Response> {
    const { frame } = await asked(c);
    const text = pageText(<SignUpsPage frame={frame} imports={await importsOf(app.db)} problem={problem} />);
    return privatePage(c, text, problem ? 400 : 200);
  }

  return {
    /** GET /newsroom/sign-ups. */
    signUps: (c: Ctx) => form(c),

    /** POST /newsroom/sign-ups: takes a file in, or pasted text, and looks at every row. */
    async takeSignUps(c: Ctx) {
      const { staff, frame } = await asked(c);
      const { homeLanguage } = (await readSettings(app)).paper;
      const taken = await withUpload(c, mostImportBytes, async (sent): Promise<TakenIn> => {
        const file = sent.getAll('file').find((one) => typeof one !== 'string' && one.size > 0);
        const isFile = file !== undefined && typeof file !== 'string';
        const bytes = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.from(String(sent.get('text') ?? ''));
        return takeIn(app, { name: isFile ? file.name : '', bytes, by: staff.id, homeLanguage });
      });
      if (taken.ok) return c.redirect(frame.href(`${page}/${taken.importId}`), 303);
      const values = { reason: taken.reason.replaceAll('-', ''), line: taken.line, rows: mostImportRows };
      return form(c, frame.words('newsroom.signUps.refused', values));
    },

    /** POST /newsroom/sign-ups.csv: everybody who is on a list, as CSV (RFC 4180), sent as it is read. */
    async exportSignUps(c: Ctx) {
      const { staff } = await asked(c);
      await readForm(c);
      const now = app.clock();
      await record(press, { personId: staff.id, act: 'newsletters.exported' }, now);
      const csv = Readable.from(signUpLines(app)).compose(stringify({ header: true, columns: [...signUpColumns], ...csvOptions }));
      const headers = csvHeaders(`sign-ups-${now.toISOString().slice(0, 10)}`);
      return new Response(Readable.toWeb(csv) as unknown as ReadableStream, { headers });
    },

    /** GET /newsroom/sign-ups/:id: what was found in a file, and how far its carrying out has come. */
    async signUpImport(c: Ctx) {
      const { frame } = await asked(c);
      const found = await importIn(c);
      const [counts, problems] = await Promise.all([countRows(app.db, found.id), problemRows(app.db, found.id, shown)]);
      return privatePage(c, pageText(<BroughtPage frame={frame} found={found} counts={counts} problems={problems} />));
    },

    /** POST /newsroom/sign-ups/:id/start. */
    async startSignUps(c: Ctx) {
      const { staff, frame } = await asked(c);
      await readForm(c);
      const { id } = await importIn(c);
      const { foreseen } = await countRows(app.db, id);
      await inTransaction(press, async (press) => {
        const isStarted = await startImport(press, id, app.clock());
        if (isStarted)
          await record(press, { personId: staff.id, act: 'newsletters.imported', detail: { rows: foreseen.added ?? 0 } }, app.clock());
      });
      return c.redirect(frame.href(`${page}/${id}`), 303);
    },

    /** POST /newsroom/sign-ups/:id/remove: throws away what nobody has started. */
    async removeSignUps(c: Ctx) {
      const { frame } = await asked(c);
      await readForm(c);
      await removeImport(app.db, (await importIn(c)).id);
      return c.redirect(frame.href(page), 303);
    },

    /** GET /newsroom/sign-ups/:id/problems.csv: the rows that something is wrong with, and what. */
    async signUpProblems(c: Ctx) {
      const { frame } = await asked(c);
      const { id } = await importIn(c);
      const rows = (await problemRows(app.db, id, mostImportRows)).flatMap(({ line, email, problems }) =>
        problems.map(([column, fault]) => [line, email, column, frame.words('newsroom.signUps.fault', { fault })]),
      );
      return new Response(stringifyAll([['line', 'address', 'column', 'problem'], ...rows], csvOptions), {
        headers: csvHeaders('problems'),
      });
    },
  };
}
