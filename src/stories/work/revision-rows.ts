import { sql } from 'kysely';
import type { Document } from '#document';
import type { Press } from '#platform/database.ts';
import type { Revision } from './store.ts';

/** What a person writes of a version. `lead` and `translatorIds` stay as they are where they are left out; a `lead` of null is none. */
export type Draft = {
  headline: string;
  deck: string;
  dateline: string | undefined;
  slug: string;
  document: Document;
  lead?: { pictureId: number; caption: string; alt: string } | null | undefined;
  translatorIds?: number[];
};

/** A draft with nothing left open, as a revision's row holds it. */
export function rowOf(draft: Draft, before: Pick<Revision, 'lead' | 'translatorIds'>) {
  const lead = draft.lead === undefined ? before.lead : (draft.lead ?? undefined);
  return {
    headline: draft.headline,
    deck: draft.deck,
    dateline: draft.dateline || null,
    slug: draft.slug,
    leadPictureId: lead?.pictureId ?? null,
    leadCaption: lead?.caption ?? null,
    leadAlt: lead?.alt ?? null,
    translatorIds: sql<number[]>`${draft.translatorIds ?? before.translatorIds}::bigint[]`,
    document: JSON.stringify(draft.document),
  };
}

export type RevisionRow = ReturnType<typeof rowOf>;

/** True when the database would hold the same of both. jsonb is compared by the database, which keeps no order of keys. */
export async function isStoredAlready(press: Press, revisionId: number, row: RevisionRow): Promise<boolean> {
  const found = await press
    .selectFrom('stories.revision')
    .select('id')
    .where('id', '=', revisionId)
    .where((has) =>
      has.and([
        has('headline', '=', row.headline),
        has('deck', '=', row.deck),
        has('dateline', 'is not distinct from', row.dateline),
        has('slug', '=', row.slug),
        has('leadPictureId', 'is not distinct from', row.leadPictureId),
        has('leadCaption', 'is not distinct from', row.leadCaption),
        has('leadAlt', 'is not distinct from', row.leadAlt),
        has('translatorIds', '=', row.translatorIds),
      ]),
    )
    .where(sql<boolean>`document = ${row.document}::jsonb`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Adds a version's next revision. */
export async function addRevision(
  press: Press,
  versionId: number,
  number: number,
  row: RevisionRow,
  by: number | undefined,
  now: Date,
): Promise<void> {
  await press
    .insertInto('stories.revision')
    .values({ versionId, number, ...row, madeBy: by ?? null, madeAt: now, changedAt: now })
    .execute();
}

/** Writes a later state into a revision and gives it its next number. */
export async function replaceRevision(press: Press, revisionId: number, number: number, row: RevisionRow, now: Date): Promise<void> {
  await press
    .updateTable('stories.revision')
    .set({ ...row, number, changedAt: now })
    .where('id', '=', revisionId)
    .execute();
}
