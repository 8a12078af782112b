import type { Press } from '#platform/database.ts';
import type { Scope } from '../../memory/store.ts';
import type { FaultyUnit } from '../tmx/read.ts';

export type ImportKind = 'tmx' | 'tbx';
export type FileImport = {
  id: string;
  kind: ImportKind;
  fileName: string;
  fileKey: string;
  scope: Scope;
  sourceId: number | null;
  madeBy: number;
  madeAt: Date;
  lookedAt: Date | null;
  problem: string | null;
  problemLine: number | null;
  units: number;
  fit: number;
  wrong: number;
  languages: string[];
  startedAt: Date | null;
  stoppedAt: Date | null;
  doneAt: Date | null;
  doneUnits: number;
  added: number;
};

const importForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function addImport(
  press: Press,
  made: Pick<FileImport, 'id' | 'kind' | 'fileName' | 'fileKey' | 'scope' | 'sourceId' | 'madeBy' | 'madeAt'>,
): Promise<void> {
  await press.insertInto('translation.import').values(made).execute();
}

/** A file of a memory or glossary by its id. */
export async function findImportedFile(press: Press, id: string): Promise<FileImport | undefined> {
  if (!importForm.test(id)) return undefined;
  const found = await press.selectFrom('translation.import').selectAll().where('id', '=', id).executeTakeFirst();
  return found as FileImport | undefined;
}

/** The newest files of a kind, ten at most. */
export async function importedFilesOf(press: Press, kind: ImportKind): Promise<FileImport[]> {
  const rows = await press
    .selectFrom('translation.import')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('madeAt', 'desc')
    .limit(10)
    .execute();
  return rows as FileImport[];
}

export async function changeImport(press: Press, id: string, change: Partial<Omit<FileImport, 'id'>>): Promise<void> {
  await press.updateTable('translation.import').set(change).where('id', '=', id).execute();
}

/** How much of a file was taken over, held until the transaction ends. */
export async function lockDoneUnits(press: Press, id: string): Promise<number | undefined> {
  const row = await press.selectFrom('translation.import').select('doneUnits').where('id', '=', id).forUpdate().executeTakeFirst();
  return row?.doneUnits;
}

export async function forgetProblems(press: Press, importId: string): Promise<void> {
  await press.deleteFrom('translation.importProblem').where('importId', '=', importId).execute();
}

export async function addProblems(press: Press, importId: string, units: FaultyUnit[]): Promise<void> {
  if (units.length === 0) return;
  const rows = units.map(({ number, line, fault }) => ({ importId, unit: number, line, reason: fault }));
  await press
    .insertInto('translation.importProblem')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** What was wrong with units of a file, in its order. */
export async function unitProblemsOf(
  press: Press,
  importId: string,
  most: number,
): Promise<{ unit: number; line: number; reason: string }[]> {
  const problems = press.selectFrom('translation.importProblem').select(['unit', 'line', 'reason']).where('importId', '=', importId);
  return problems.orderBy('unit').limit(most).execute();
}

/** Files that nobody has taken over for so long, and those that were; with what was kept of them. */
export async function importsBefore(press: Press, before: Date): Promise<FileImport[]> {
  const rows = await press.selectFrom('translation.import').selectAll().where('madeAt', '<', before).limit(100).execute();
  return rows as FileImport[];
}

export async function deleteImport(press: Press, id: string): Promise<void> {
  await press.deleteFrom('translation.import').where('id', '=', id).execute();
}
