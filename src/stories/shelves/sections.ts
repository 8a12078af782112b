import type { Database } from '#platform/database.ts';

/** A section. One that is closed keeps its page and stands in no menu. */
export type Section = { id: number; slug: string; names: unknown; isClosed: boolean };

/** Sections, closed ones too, in the paper's order. */
export async function sectionsOf(db: Database): Promise<Section[]> {
  return db
    .selectFrom('stories.section')
    .select((is) => ['id', 'slug', 'names', is('closedAt', 'is not', null).$castTo<boolean>().as('isClosed')])
    .orderBy('position')
    .orderBy('id')
    .execute();
}
