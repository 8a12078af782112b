import type { Database } from '#platform/database.ts';

/** What readers are told of a version that was made from another. */
export type Provenance = {
  sourceVersionId: number | null;
  isMachineAssisted: boolean;
  /** When the original was changed after this version, and how; undefined while it keeps up. */
  behind: { since: Date; kind: 'correction' | 'update' } | undefined;
};

/** What readers are told of a version, if anything. One statement, and one that reader pages may ask. */
export async function provenanceOf(db: Database, versionId: number): Promise<Provenance | undefined> {
  const row = await db.selectFrom('translation.provenance').selectAll().where('versionId', '=', versionId).executeTakeFirst();
  if (!row) return undefined;
  const { sourceVersionId, isMachineAssisted, correctedAt, changeKind } = row;
  const behind = correctedAt
    ? { since: correctedAt, kind: changeKind === 'update' ? ('update' as const) : ('correction' as const) }
    : undefined;
  return { sourceVersionId, isMachineAssisted, behind };
}
