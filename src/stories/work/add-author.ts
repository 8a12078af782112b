import type { Press } from '#platform/database.ts';
import { slugOf } from '../references.ts';

/** Adds an author under a free address. Answers the number. */
export async function addAuthor(press: Press, name: string): Promise<number> {
  const base = slugOf(name).slice(0, 80) || 'author';
  const taken = await press.selectFrom('stories.author').select('slug').where('slug', 'like', `${base}%`).execute();
  const slugs = new Set(taken.map(({ slug }) => slug));
  let slug = base;
  for (let at = 2; slugs.has(slug); at++) slug = `${base}-${at}`;
  const { id } = await press.insertInto('stories.author').values({ slug, name }).returning('id').executeTakeFirstOrThrow();
  return id;
}
