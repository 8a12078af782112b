import type { Press } from '#platform/database.ts';

/** A partner paper by its slug, written in these languages; answers its id. */
export async function addSource(press: Press, slug: string, languages: string[], countryCode = 'FR'): Promise<number> {
  const source = { slug, name: slug, countryCode, languages, url: `https://${slug}.example`, permission: 'By agreement.' };
  const { id } = await press.insertInto('stories.source').values(source).returning('id').executeTakeFirstOrThrow();
  return id;
}
