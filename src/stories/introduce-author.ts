import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';

export type NewAuthor = { slug: string; name: string; names: Record<string, string>; about: Record<string, string> };

export type IntroduceAuthorOutcome = { ok: true; id: number } | { ok: false; reason: 'taken' };

/** Adds somebody under whose name stories can stand. The slug is their address for good. */
export async function introduceAuthor(press: Press, author: NewAuthor, by: number, now: Date): Promise<IntroduceAuthorOutcome> {
  return inTransaction(press, async (press) => {
    const { slug, name, names, about } = author;
    const row = { slug, name, names: JSON.stringify(names), about: JSON.stringify(about) };
    const added = await press
      .insertInto('stories.author')
      .values(row)
      .onConflict((on) => on.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return { ok: false, reason: 'taken' };
    const subject = { kind: 'author', id: added.id };
    await record(press, { personId: by, act: 'stories.author-added', subject, detail: { slug, name } }, now);
    return { ok: true, id: added.id };
  });
}
