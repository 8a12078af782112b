import { randomUUID } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { record } from '#staff';
import { addImport, changeImport, deleteImport, type FileImport, findImportedFile, type ImportKind, importsBefore } from './store.ts';

/** How many bytes a file may have as it is sent: a million units of ordinary length, where it is packed with gzip. */
export const mostFileBytes = 100_000_000;
/** Fit units are kept in pieces of so many, each taken over at once. */
export const perPiece = 1000;

type Brought = { kind: ImportKind; name: string; bytes: Uint8Array; scope: FileImport['scope']; sourceId: number | null };
type Hands = { app: App; press: Press };

export function pieceKey(id: string, at: number): string {
  return `exchange/${id}/${at}.json`;
}

/** Keeps a file of a memory or glossary and has it looked through by a job. Nothing of it is taken over before somebody says so. */
export async function bringFile(
  { app, press }: Hands,
  { kind, name, bytes, scope, sourceId }: Brought,
  by: { id: number },
): Promise<string> {
  const id = randomUUID();
  const fileKey = `exchange/${id}/file`;
  await app.files.write(fileKey, bytes);
  const now = app.clock();
  const fileName = name.slice(0, 200) || `file.${kind}`;
  await inTransaction(press, async (press) => {
    await addImport(press, { id, kind, fileName, fileKey, scope, sourceId, madeBy: by.id, madeAt: now });
    await enqueue(press, 'translation.look-through', { importId: id });
    await record(press, { personId: by.id, act: 'translation.file-taken', detail: { name: fileName } }, now);
  });
  return id;
}

/** Has a file taken over that was looked through, or goes on where it was stopped. False where there is nothing to do. */
export async function startFile(press: Press, id: string, by: { id: number }, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const found = await findImportedFile(press, id);
    if (!found?.lookedAt || found.doneAt || found.fit === 0 || (found.startedAt && !found.stoppedAt)) return false;
    await changeImport(press, id, { startedAt: found.startedAt ?? now, stoppedAt: null });
    await enqueue(press, 'translation.take-over', { importId: id }, { key: `take over ${id}` });
    await record(press, { personId: by.id, act: 'translation.file-started', detail: { name: found.fileName } }, now);
    return true;
  });
}

/** Stops the taking over of a file after the piece under way; what was taken stays. */
export async function stopFile(press: Press, id: string, now: Date): Promise<void> {
  const found = await findImportedFile(press, id);
  if (found?.startedAt && !found.doneAt && !found.stoppedAt) await changeImport(press, id, { stoppedAt: now });
}

/** Throws a file away that isn't being taken over just now. */
export async function removeFile({ app, press }: Hands, id: string): Promise<boolean> {
  const found = await findImportedFile(press, id);
  if (!found?.lookedAt || (found.startedAt && !found.doneAt && !found.stoppedAt)) return false;
  await removeBytes(app, found);
  await deleteImport(press, id);
  return true;
}

/** Throws away what is older than a month, and the bytes with it. */
export async function removeOldFiles({ app, press }: Hands): Promise<void> {
  for (const found of await importsBefore(press, new Date(app.clock().getTime() - 30 * 86_400_000))) {
    await removeBytes(app, found);
    await deleteImport(press, found.id);
  }
}

async function removeBytes(app: App, { id, fileKey, fit }: FileImport): Promise<void> {
  await app.files.remove(fileKey);
  for (let at = 0; at * perPiece < fit; at++) await app.files.remove(pieceKey(id, at));
}
