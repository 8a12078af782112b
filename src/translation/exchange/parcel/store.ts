import type { Press } from '#platform/database.ts';
import type { Frame } from '../xliff/frame.ts';
import type { Returned } from './apply.ts';

export type Brought = { id: string; versionId: number; fileName: string; frame: Frame; units: Returned[]; madeBy: number; madeAt: Date };

/** Keeps a file that was brought back until somebody has looked at what it changes. */
export async function addBrought(press: Press, brought: Omit<Brought, 'id'>): Promise<string> {
  const values = { ...brought, frame: JSON.stringify(brought.frame), units: JSON.stringify(brought.units) };
  return (await press.insertInto('translation.brought').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function findBrought(press: Press, versionId: number, id: string): Promise<Brought | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const rows = press.selectFrom('translation.brought').selectAll().where('id', '=', id).where('versionId', '=', versionId);
  return (await rows.executeTakeFirst()) as unknown as Brought | undefined;
}

export async function removeBrought(press: Press, id: string): Promise<void> {
  await press.deleteFrom('translation.brought').where('id', '=', id).execute();
}

export async function removeBroughtBefore(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('translation.brought').where('madeAt', '<', before).execute();
}
