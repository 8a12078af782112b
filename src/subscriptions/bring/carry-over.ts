import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { bringReaders, personKey, readerTag } from '#readers';
import type { Billing } from '../billing.ts';
import { bringGrants, type NewGrant } from '../grants/store.ts';
import { askAdoptions, refusedAdoptions } from '../mirror/adopt.ts';
import { readAndMirror } from '../mirror/read.ts';
import { lockMirrors } from '../store/subscriptions.ts';
import type { BroughtRow, RowProblem } from './rules.ts';
import { findImport, type Import, markImportDone, markRows, markStarted, rowsToDo } from './store.ts';

const perBatch = 100;
/** For how long one job works before it hands on to the next, so that other jobs and a stop needn't wait. */
const secondsAtOnce = 20;

/** Has an import carried out by a job. False where there is none that waits for it. */
export async function startImport(db: Database, importId: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    if (!(await markStarted(db, importId, now))) return false;
    await enqueue(db, 'subscriptions.import', { importId }, { key: `import ${importId}` });
    return true;
  });
}

/** Carries out some of an import: each row once, by its marks; killed on the way, the next go takes up what is left. No letter is sent. Throws Unreachable. */
export async function carryOver(app: App, billing: Billing, importId: string): Promise<void> {
  const found = await findImport(app.db, importId);
  if (!found?.startedAt || found.doneAt) return;
  for (const late = Date.now() + secondsAtOnce * 1000; Date.now() < late; ) {
    const rows = await rowsToDo(app.db, importId, perBatch);
    if (rows.length === 0) return markImportDone(app.db, importId, app.clock());
    await carrySome(app, billing, found, rows);
  }
  await enqueue(app.db, 'subscriptions.import', { importId });
}

type Row = { line: number; row: BroughtRow };

async function carrySome(app: App, billing: Billing, { id, madeBy }: Import, rows: Row[]): Promise<void> {
  const now = app.clock();
  const { provider } = billing;
  const paid = rows.filter(({ row }) => row.ref);
  await inTransaction(app.db, async (db) => {
    const people = rows.map(({ row }) => ({ email: row.address, language: row.language, joinedAt: new Date(row.joinedAt) }));
    const ids = await bringReaders(db, people);
    const idOf = (row: BroughtRow) => ids.get(personKey(row.address)) ?? 0;
    await bringGrants(
      db,
      rows.flatMap(({ row }) => (row.ref ? [] : grantOf(row, idOf(row), madeBy, now))),
    );
    await askAdoptions(
      db,
      paid.map(({ row }) => ({ provider, providerRef: row.ref ?? '', readerId: idOf(row), planSlug: row.plan ?? undefined })),
      now,
    );
    await announce(
      db,
      [...new Set(ids.values())].map((readerId) => readerTag(readerId)),
    );
    await markRows(
      db,
      id,
      rows.filter(({ row }) => !row.ref).map(({ line }) => ({ line })),
      now,
    );
  });
  for (const { row } of paid) await readAndMirror(app, billing, { agreement: row.ref ?? '' });
  if (paid.length === 0) return;
  const refs = paid.flatMap(({ row }) => row.ref ?? []);
  const [mirrored, refused] = await Promise.all([lockMirrors(app.db, provider, refs), refusedAdoptions(app.db, provider, refs)]);
  const here = new Set(mirrored.map((one) => one.providerRef));
  const outcomes = paid.map(({ line, row }): { line: number; problem?: RowProblem } =>
    here.has(row.ref) ? { line } : { line, problem: ['stripe_subscription_id', refused.get(row.ref ?? '') ?? 'unknown'] },
  );
  await markRows(app.db, id, outcomes, now);
}

/** What somebody without a subscription at the provider reads by: a grant until their date. */
function grantOf({ until }: BroughtRow, readerId: number, by: number, now: Date): NewGrant[] {
  if (!until) return [];
  const endsAt = until === 'always' ? null : new Date(until);
  if (endsAt && endsAt <= now) return [];
  return [{ readerId, why: 'complimentary', about: `brought ${readerId} ${until}`, note: '', startsAt: now, endsAt, givenBy: by }];
}
