import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { monthOf } from '#platform/dates.ts';
import { privateHeaders, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { typedAmount } from '#platform/money.ts';
import { totalsOfUses, type Use, usesOf } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { versionLabels } from '#stories';
import { rowNumber } from '../around.ts';
import { namedSource } from './sources.tsx';
import { UsesPage } from './uses-page.tsx';

const perPage = 100;
const perBatch = 1000;

const columns = [
  'used_at',
  'licence',
  'channel',
  'occasion',
  'story',
  'headline',
  'language',
  'words',
  'fee',
  'currency',
  'fee_for',
  'share_percent',
] as const;

/** What was used of a source under its licences, month by month, and as a table for royalties. */
export function licenceUsePages(app: App, press: Press) {
  function monthAsked(c: Ctx, timeZone: string): string {
    const asked = c.req.query('month');
    const running = monthOf(app.clock(), timeZone);
    return asked && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) && asked < running ? asked : running;
  }

  /** Batch after batch: however much was used, some of it is in memory. */
  async function* rowsOf(sourceId: number, month: string, timeZone: string): AsyncGenerator<Record<(typeof columns)[number], string>> {
    for (let after = 0; ; ) {
      const some = await usesOf(press, sourceId, month, timeZone, { after, most: perBatch });
      const labels = await versionLabels(press, [...new Set(some.map(({ versionId }) => versionId))]);
      for (const use of some) yield rowOf(use, labels.get(use.versionId));
      after = some.at(-1)?.id ?? 0;
      if (some.length < perBatch) return;
    }
  }

  return {
    /** GET /newsroom/sources/:slug/uses?month=&after=. */
    async uses(c: Ctx) {
      const source = await namedSource(press, c);
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'sources');
      const month = monthAsked(c, frame.timeZone);
      const after = rowNumber(c.req.query('after')) ?? 0;
      const [found, totals] = await Promise.all([
        usesOf(press, source.id, month, frame.timeZone, { after, most: perPage + 1 }),
        totalsOfUses(press, source.id, month, frame.timeZone),
      ]);
      const uses = found.slice(0, perPage);
      const labels = await versionLabels(press, [...new Set(uses.map(({ versionId }) => versionId))]);
      const next = found.length > perPage ? uses.at(-1)?.id : undefined;
      const running = monthOf(frame.now, frame.timeZone);
      return privatePage(c, pageText(<UsesPage {...{ frame, source, month, running, uses, totals, labels, next }} />));
    },

    /** GET /newsroom/sources/:slug/uses.csv?month=: the same, a use on each line (RFC 4180). */
    async usesCsv(c: Ctx) {
      const source = await namedSource(press, c);
      const { timeZone } = await staffFrameOf(app, c, await readStaff(app, c), 'sources');
      const month = monthAsked(c, timeZone);
      const text = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true, record_delimiter: 'windows' });
      const headers = {
        ...privateHeaders,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="uses-${source.slug}-${month}.csv"`,
      };
      return new Response(Readable.toWeb(Readable.from(rowsOf(source.id, month, timeZone)).compose(text)) as unknown as ReadableStream, {
        headers,
      });
    },
  };
}

function rowOf(use: Use, label: { headline: string; story: string } | undefined): Record<(typeof columns)[number], string> {
  const { feeMinor, feeCurrency } = use;
  return {
    used_at: use.usedAt.toISOString(),
    licence: use.licence,
    channel: use.channel,
    occasion: use.occasion,
    story: label?.story ?? '',
    headline: label?.headline ?? '',
    language: use.language,
    words: String(use.words),
    fee: feeMinor !== null && feeCurrency ? typedAmount({ minor: feeMinor, currency: feeCurrency }) : '',
    currency: feeCurrency ?? '',
    fee_for: use.feeFor ?? '',
    share_percent: use.sharePercent ?? '',
  };
}
