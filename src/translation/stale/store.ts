import { sql } from 'kysely';
import type { AlignmentRow } from '#document';
import type { Press } from '#platform/database.ts';
import { noteLag, type WholeText } from '#stories';
import type { ChangeKind, Stale } from './rules.ts';

/** How a version stands to the one it is made from, as it was saved last. */
export type Alignment = {
  versionId: number;
  sourceVersionId: number;
  sourceNumber: number;
  sourceText: WholeText;
  targetHashes: string[];
  rows: AlignmentRow[];
  /** Who wrote headline, deck and the like, by the field's name. */
  fields: Record<string, { by: AlignmentRow['by']; isTouched: boolean }>;
};

const columns = ['versionId', 'sourceVersionId', 'sourceNumber', 'sourceText', 'targetHashes', 'rows', 'fields'] as const;

/** The alignments of some versions, by the version. One statement. */
export async function alignmentsOf(press: Press, versionIds: number[]): Promise<Map<number, Alignment>> {
  const rows = await press.selectFrom('translation.alignment').select(columns).where('versionId', 'in', versionIds).execute();
  return new Map(rows.map((row) => [row.versionId, row as unknown as Alignment]));
}

/** Keeps the first alignment of a version; another one's that was kept meanwhile stays. */
export async function addAlignment(press: Press, alignment: Omit<Alignment, 'fields'>, now: Date): Promise<void> {
  await press
    .insertInto('translation.alignment')
    .values({ ...alignment, sourceText: JSON.stringify(alignment.sourceText), rows: JSON.stringify(alignment.rows), savedAt: now })
    .onConflict((on) => on.column('versionId').doNothing())
    .execute();
}

/** Says that a version's rows now stand to this revision of its source, which desks that are open will notice. */
export async function moveAlignment(
  press: Press,
  { versionId, sourceNumber, sourceText, rows }: Omit<Alignment, 'sourceVersionId' | 'targetHashes' | 'fields'>,
  by: number,
  now: Date,
): Promise<void> {
  await press
    .updateTable('translation.alignment')
    .set({ sourceNumber, sourceText: JSON.stringify(sourceText), rows: JSON.stringify(rows), savedBy: by, savedAt: now })
    .set((is) => ({ mark: is('mark', '+', 1) }))
    .where('versionId', '=', versionId)
    .execute();
}

/** The versions among these whose original was changed after them, left ones too. */
export async function staleAmong(press: Press, versionIds: number[]): Promise<Map<number, Stale>> {
  if (versionIds.length === 0) return new Map();
  const rows = await press.selectFrom('translation.stale').selectAll().where('versionId', 'in', versionIds).execute();
  return new Map(rows.map((row) => [row.versionId, row as Stale]));
}

/** Writes down versions that have become stale. */
export async function keepStale(press: Press, rows: (Stale & { language: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await press
    .insertInto('translation.stale')
    .values(rows)
    .onConflict((on) =>
      on.column('versionId').doUpdateSet((is) => ({
        sourceVersionId: is.ref('excluded.sourceVersionId'),
        sourceNumber: is.ref('excluded.sourceNumber'),
        kind: is.ref('excluded.kind'),
        since: is.ref('excluded.since'),
        sourceChangedAt: is.ref('excluded.sourceChangedAt'),
        toldAt: is.ref('excluded.toldAt'),
        leftBy: null,
        leftBecause: null,
        leftAt: null,
      })),
    )
    .execute();
  await noteLag(
    press,
    rows.map(({ versionId }) => versionId),
    rows[0]?.since ?? null,
  );
}

export async function dropStale(press: Press, versionIds: number[]): Promise<void> {
  if (versionIds.length === 0) return;
  await press.deleteFrom('translation.stale').where('versionId', 'in', versionIds).execute();
  await noteLag(press, versionIds, null);
}

/** Numbers of stale versions nobody has left so, newest first, at most a thousand. */
export async function openStale(press: Press, languages: string[] | undefined): Promise<{ versionId: number; kind: ChangeKind }[]> {
  const { rows } = await sql<{ versionId: number; kind: ChangeKind }>`select version_id, kind from translation.stale where left_at is null
    ${languages ? sql`and language = any(${languages}::text[])` : sql``} order by since desc, version_id limit 1000`.execute(press);
  return rows;
}
