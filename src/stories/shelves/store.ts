import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';

export type ShelfKind = 'section' | 'topic';
export type Names = Record<string, string>;

/** A section or a topic as the settings list it. `isUsed` says whether a story is filed under it. */
export type ShelfLine = { id: number; slug: string; names: Names; isClosed: boolean; isUsed: boolean };

const used = {
  section: sql`exists (select 1 from stories.story where section_id = x.id)`,
  topic: sql`exists (select 1 from stories.story_topic where topic_id = x.id)`,
};

/** Sections in the paper's order, or topics by address. One statement. */
export async function shelfLines(press: Press, kind: ShelfKind): Promise<ShelfLine[]> {
  const closed = kind === 'section' ? sql`x.closed_at is not null` : sql`false`;
  const order = kind === 'section' ? sql`x.position, x.id` : sql`x.slug`;
  const { rows } = await sql<ShelfLine>`
    select x.id, x.slug, x.names, ${closed} as is_closed, ${used[kind]} as is_used
    from ${sql.table(`stories.${kind}`)} x order by ${order} limit 500`.execute(press);
  return rows;
}

/** Makes those wait who change the sections' order at the same time. */
export async function lockShelves(press: Press): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('stories.section'))`.execute(press);
}

/** Adds one at the end; undefined where its address is taken. */
export async function insertShelf(press: Press, kind: ShelfKind, slug: string, names: Names): Promise<number | undefined> {
  const last = kind === 'section' ? sql`, (select coalesce(max(position), -1) + 1 from stories.section)` : sql``;
  const { rows } = await sql<{ id: number }>`
    insert into ${sql.table(`stories.${kind}`)} (slug, names${kind === 'section' ? sql`, position` : sql``})
    values (${slug}, ${JSON.stringify(names)}::jsonb${last}) on conflict (slug) do nothing returning id`.execute(press);
  return rows[0]?.id;
}

/** The names of one; undefined where there is none. */
export async function findShelf(press: Press, kind: ShelfKind, id: number): Promise<{ slug: string; names: Names } | undefined> {
  const { rows } = await sql<{ slug: string; names: Names }>`
    select slug, names from ${sql.table(`stories.${kind}`)} where id = ${id} for update`.execute(press);
  return rows[0];
}

export async function writeNames(press: Press, kind: ShelfKind, id: number, names: Names): Promise<void> {
  await sql`update ${sql.table(`stories.${kind}`)} set names = ${JSON.stringify(names)}::jsonb where id = ${id}`.execute(press);
}

/** Removes one under which no story is filed; false where one is. Throws when others point to it. */
export async function deleteShelf(press: Press, kind: ShelfKind, id: number): Promise<boolean> {
  const { rows } = await sql`
    delete from ${sql.table(`stories.${kind}`)} x where x.id = ${id} and not ${used[kind]} returning x.id`.execute(press);
  return rows.length > 0;
}

/** Writes the order of the sections: their numbers, first to last. */
export async function writeOrder(press: Press, ids: number[]): Promise<void> {
  await sql`update stories.section s set position = o.at - 1 from unnest(${ids}::bigint[]) with ordinality as o (id, at) where o.id = s.id`.execute(
    press,
  );
}

export async function writeClosed(press: Press, id: number, closedAt: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await press
    .updateTable('stories.section')
    .set({ closedAt })
    .where('id', '=', id)
    .where('closedAt', closedAt ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
