import { randomUUID } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { addConcepts } from '../../glossary/add-concepts.ts';
import { addPairs } from '../../memory/store.ts';
import type { GlossaryUnit } from '../tbx/read.ts';
import type { MemoryUnit } from '../tmx/read.ts';
import { perPiece, pieceKey } from './bring-file.ts';
import { changeImport, type FileImport, findImportedFile, lockDoneUnits } from './store.ts';

/** For how long one job works before it hands on to the next, so that other jobs and a stop needn't wait. */
const secondsAtOnce = 20;

/** Takes over some of a file, piece by piece and each once: killed on the way, the next go takes up what is left. What is here already stays as it is. */
export async function takeOver(app: App, press: Press, importId: string): Promise<void> {
  for (const late = Date.now() + secondsAtOnce * 1000; Date.now() < late; ) {
    const found = await findImportedFile(press, importId);
    if (!found?.startedAt || found.stoppedAt || found.doneAt) return;
    if (found.doneUnits >= found.fit) return finish(app, press, found);
    const bytes = await app.files.read(pieceKey(importId, Math.floor(found.doneUnits / perPiece)));
    await inTransaction(press, async (press) => {
      // Two may be at it after a stop: whoever comes second finds the piece taken.
      if ((await lockDoneUnits(press, importId)) !== found.doneUnits) return;
      const units = JSON.parse(bytes.toString('utf8'));
      const added = found.kind === 'tmx' ? await addUnits(press, found, units) : await addEntries(press, found, units, app.clock());
      await changeImport(press, importId, { doneUnits: found.doneUnits + units.length, added: found.added + added });
    });
  }
  await enqueue(press, 'translation.take-over', { importId });
}

async function finish(app: App, press: Press, { id, kind, fileKey, fit }: FileImport): Promise<void> {
  await inTransaction(press, async (press) => {
    await changeImport(press, id, { doneAt: app.clock() });
    if (kind === 'tmx') await enqueue(press, 'translation.weigh-memory', {});
  });
  await app.files.remove(fileKey);
  for (let at = 0; at * perPiece < fit; at++) await app.files.remove(pieceKey(id, at));
}

/** Pairs of a file are approved: an editor has said that they are taken. */
function addUnits(
  press: Press,
  { scope, sourceId, madeBy, fileName, startedAt, madeAt }: FileImport,
  units: MemoryUnit[],
): Promise<number> {
  const pairs = units.flatMap(({ kind, from, source, targets, madeAt: made }) =>
    targets.map(({ to, text }) => ({
      from,
      to,
      kind,
      sourceText: source,
      targetText: text,
      scope,
      personId: scope === 'person' ? madeBy : undefined,
      sourceId: sourceId ?? undefined,
      state: 'approved' as const,
      madeBy,
      madeAt: made ? new Date(made) : madeAt,
      approvedBy: madeBy,
      approvedAt: startedAt ?? madeAt,
      importName: fileName,
    })),
  );
  return addPairs(press, pairs);
}

function addEntries(press: Press, { madeBy }: FileImport, units: GlossaryUnit[], now: Date): Promise<number> {
  return addConcepts(
    press,
    units.map(({ key, concept }) => ({ ...concept, key: key ?? randomUUID() })),
    madeBy,
    now,
  );
}
