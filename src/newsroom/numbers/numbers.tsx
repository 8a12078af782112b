import { stringify } from 'csv-stringify/sync';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { askedMonth, keptNumbers, type Numbers } from '#subscriptions';
import { NumbersPage } from './numbers-page.tsx';
import { csvHead, csvRows } from './rows.ts';

/** What the paper's subscriptions come to, month by month. */
export function numberPages(app: App) {
  async function asked(c: Ctx): Promise<Numbers> {
    const { timeZone } = (await readSettings(app)).paper;
    return keptNumbers(app, timeZone, askedMonth(c.req.query('month'), timeZone, app.clock()));
  }

  return {
    /** GET /newsroom/numbers?month=: thirteen months up to one, `2026-11`, or to the one that runs. */
    async numbers(c: Ctx) {
      const staff = await readStaff(app, c);
      const [frame, numbers] = await Promise.all([staffFrameOf(app, c, staff, 'numbers'), asked(c)]);
      return privatePage(c, pageText(<NumbersPage frame={frame} numbers={numbers} />));
    },

    /** GET /newsroom/numbers.csv?month=: the same, a number on each line (RFC 4180). */
    async numbersCsv(c: Ctx) {
      const numbers = await asked(c);
      for (const [name, value] of Object.entries(privateHeaders)) c.header(name, value);
      c.header('Content-Type', 'text/csv; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="numbers-${numbers.month}.csv"`);
      return c.body(`\ufeff${stringify([csvHead, ...csvRows(numbers)], { escape_formulas: true, record_delimiter: 'windows' })}`);
    },
  };
}
