import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { recordConsents } from '#readers';
import { carryRows, findImport, markImportDone, markStarted } from './store.ts';

const perBatch = 500;
/** For how long one job works before it hands on to the next, so that other jobs and a stop needn't wait. */
const secondsAtOnce = 20;

/** Has an import carried out by a job. False where there is none that waits for it. */
export async function startImport(db: Database, importId: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    if (!(await markStarted(db, importId, now))) return false;
    await enqueue(db, 'newsletters.import', { importId }, { key: `newsletters import ${importId}` });
    return true;
  });
}

/**
 * Carries out some of an import: each row once, by its mark, and each consent with it, as it was given elsewhere. Killed on the way, the next go
 * takes up what is left. Who has left a list, or whose mail came back, is not put on it again. No letter is sent.
 */
export async function carryOver(app: App, importId: string): Promise<void> {
  const found = await findImport(app.db, importId);
  if (!found?.startedAt || found.doneAt) return;
  for (const late = Date.now() + secondsAtOnce * 1000; Date.now() < late; ) {
    const count = await inTransaction(app.db, async (db) => {
      const carried = await carryRows(db, importId, perBatch);
      const consents = carried.added.map(({ email, slug, consent, language, confirmedAt }) => {
        return { email, purpose: `newsletter:${slug}`, given: true, text: consent, language, form: `import ${importId}`, at: confirmedAt };
      });
      await recordConsents(db, app.keys, consents, app.clock());
      return carried.count;
    });
    if (count === 0) return markImportDone(app.db, importId, app.clock());
  }
  await enqueue(app.db, 'newsletters.import', { importId });
}
