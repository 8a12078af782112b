import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { Keys } from '#platform/tokens.ts';
import { readerTag } from '#readers';
import type { Agreement } from '../agreement.ts';
import { writeInvoices } from '../groups/invoices.ts';
import { readersSeatedBy } from '../groups/store/seats.ts';
import { movedPlans } from '../prices/store.ts';
import { oweLetters } from '../store/letters.ts';
import { endsAskedFor, noteOperation } from '../store/operations.ts';
import { type Ending, lockMirrors, type Subscription } from '../store/subscriptions.ts';
import { beginMirror, type Refused } from './begin.ts';
import { chargeNews, newsOf } from './news.ts';
import { type Reading, writeMirrors, writePeriods, writeReceipts } from './rows.ts';

export type Given = { provider: string; keys: Keys; agreements: Agreement[]; mark: number };
/** `overtaken`: a newer reading was there first, so this one may be old news: read again. */
export type Mirrored = { overtaken: boolean; refused: Refused | undefined; changed: number };

/**
 * Recomputes subscriptions from what the provider holds: rows, periods, receipts, the letters owed, all in one transaction and set-based.
 * The same agreements give the same rows whatever was mirrored before, once or twice, in whatever order.
 */
export async function mirror(db: Database, { provider, keys, agreements, mark }: Given, now: Date): Promise<Mirrored> {
  const answer: Mirrored = { overtaken: false, refused: undefined, changed: 0 };
  if (agreements.length === 0) return answer;
  return inTransaction(db, async (db) => {
    const known = await lockMirrors(
      db,
      provider,
      agreements.map((one) => one.ref),
    );
    const before = new Map(known.map((one) => [one.providerRef, one]));
    const endings = await endsAskedFor(
      db,
      known.map((one) => one.id),
    );
    const readings: Reading[] = [];
    for (const agreement of agreements) {
      const row = before.get(agreement.ref);
      if (!row) {
        const begun = await beginMirror(db, keys, provider, agreement, now);
        if (begun?.refused) answer.refused = begun.refused;
        if (begun) readings.push({ ...begun, agreement, mark, endedBecause: begun.refused ? 'refused' : endingOf(agreement, undefined) });
      } else if (row.readMark > mark) answer.overtaken = true;
      else {
        const endedBecause = row.endedBecause ?? endingOf(agreement, endings.get(row.id));
        readings.push({ id: row.id, readerId: row.readerId, agreement, mark, endedBecause });
      }
    }
    if (readings.length > 0) await write(db, readings, before, now);
    return { ...answer, changed: readings.length };
  });
}

async function write(db: Database, readings: Reading[], before: Map<string | null, Subscription>, now: Date): Promise<void> {
  await writeMirrors(db, readings);
  await writePeriods(db, readings);
  const receipts = await writeReceipts(db, readings, now);
  await writeInvoices(
    db,
    receipts.filter(({ isNew }) => isNew).map(({ id }) => id),
    now,
  );
  const moved = await movedPlans(
    db,
    readings.flatMap(({ agreement }) => agreement.next?.planId ?? agreement.planId),
  );
  const news = readings.flatMap((reading) => {
    const row = before.get(reading.agreement.ref);
    const isMoved =
      moved.has(reading.agreement.next?.planId ?? reading.agreement.planId) &&
      row?.every === (reading.agreement.next ?? reading.agreement).every;
    return row ? newsOf(row, reading, isMoved) : [];
  });
  const heard = readings.filter((one) => !one.isQuiet);
  await oweLetters(db, [...news, ...chargeNews(heard, receipts)], now);
  for (const { id, agreement } of readings) {
    const isDisputed = agreement.payments.some((one) => one.isDisputed);
    // Whoever asks their bank for the money back must not be charged again.
    if (isDisputed && !agreement.endedAt) await noteOperation(db, id, { do: 'end' }, 'dispute', now, 0);
    // All that was promised has been had: the provider, which counts months and not payments, is told so.
    if (agreement.discount?.left === 0 && !agreement.endedAt) await noteOperation(db, id, { do: 'undiscount' }, 'offer', now, 0);
  }
  const seated = await readersSeatedBy(
    db,
    readings.map(({ id }) => id),
  );
  await announce(db, [...new Set([...readings.map(({ readerId }) => readerId), ...seated])].map(readerTag));
}

function endingOf(agreement: Agreement, asked: string | undefined): Ending | undefined {
  if (!agreement.endedAt) return undefined;
  if (asked === 'withdrawal') return 'withdrawn';
  if (asked === 'reader' || asked === 'publisher') return 'cancelled';
  if (asked === 'dispute' || agreement.payments.some((one) => one.isDisputed)) return 'disputed';
  return asked === 'grace' || agreement.lateSince ? 'unpaid' : 'cancelled';
}
