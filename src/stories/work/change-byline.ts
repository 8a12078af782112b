import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { type Acted, recordAct } from './act.ts';
import { addAuthor } from './add-author.ts';
import { mayFile } from './change-facts.ts';
import { markOf } from './mark.ts';
import { refreshPublished } from './refresh-published.ts';
import type { Bar } from './rules.ts';
import { saveDraft } from './save-draft.ts';
import { lockWork, type Work } from './store.ts';
import { storyFactsOf } from './story-facts.ts';
import { askForWords } from './words.ts';

/** Names as they are typed, in the order of the by-line. `authors` are left out by whoever may not change them. */
export type TypedByline = { authors?: string[]; translators: string[]; addsNew: boolean };

export type ChangeBylineOutcome =
  | { ok: true }
  | { ok: false; reason: Bar | 'no-version' | 'stale' }
  | { ok: false; reason: 'unknown'; names: string[] }
  | { ok: false; reason: 'ambiguous'; names: string[]; slugs: string[] };

/** What a by-line's form showed, for `markOf`. */
export function bylineOfWork({ authorIds, translatorIds }: Pick<Work, 'authorIds' | 'translatorIds'>) {
  return { authorIds, translatorIds };
}

/**
 * Says who wrote a story and who translated a version. Authors change for readers at once, in every language; translators with the next
 * publication. Names nobody has written under are refused unless they are to be added.
 */
export async function changeByline(
  press: Press,
  versionId: number,
  typed: TypedByline,
  mark: string,
  { by, settings, now }: Acted,
): Promise<ChangeBylineOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (markOf(bylineOfWork(work)) !== mark) return { ok: false, reason: 'stale' };
    const found = await personsNamed(press, [...(typed.authors ?? []), ...typed.translators]);
    if (found.ambiguous.length > 0) return { ok: false, reason: 'ambiguous', names: found.ambiguous, slugs: found.slugs };
    if (found.unknown.length > 0 && !typed.addsNew) return { ok: false, reason: 'unknown', names: found.unknown };
    for (const name of found.unknown) found.ids.set(name, await addAuthor(press, name));
    const idsOf = (names: string[]) => [...new Set(names.flatMap((name) => found.ids.get(name) ?? []))];

    const translatorIds = idsOf(typed.translators);
    if (String(translatorIds) !== String(work.translatorIds)) {
      const saved = await saveDraft(press, versionId, { ...work.newest, translatorIds }, work.newest.number, by, now);
      if (!saved.ok) return { ok: false, reason: saved.reason === 'conflict' ? 'stale' : saved.reason };
    }
    const authorIds = typed.authors ? idsOf(typed.authors) : work.authorIds;
    if (String(authorIds) !== String(work.authorIds)) {
      if (!mayFile(by, work, await storyFactsOf(press, work))) return { ok: false, reason: 'not-allowed' };
      const { storyId } = work;
      await press.deleteFrom('stories.storyAuthor').where('storyId', '=', storyId).execute();
      const rows = authorIds.map((authorId, position) => ({ storyId, authorId, position }));
      if (rows.length > 0) await press.insertInto('stories.storyAuthor').values(rows).execute();
      await refreshPublished(press, storyId, work.access, settings, now);
    }
    await askForWords(press, versionId);
    await recordAct(press, work, 'byline', { by, now }, { added: found.unknown.join(', ') });
    return { ok: true };
  });
}

/** Who is meant by each name: by the name itself, whatever its case, or by the author's slug. One statement. */
async function personsNamed(press: Press, names: string[]) {
  const asked = [...new Set(names)];
  const { rows } = await sql<{ asked: string; id: number; slug: string; isSlug: boolean }>`
    select n.asked, a.id, a.slug, a.slug = n.asked as is_slug from unnest(${asked}::text[]) n (asked)
      join stories.author a on lower(a.name) = lower(n.asked) or lower(a.own_name) = lower(n.asked) or a.slug = n.asked`.execute(press);
  const ids = new Map<string, number>();
  const ambiguous: string[] = [];
  const slugs: string[] = [];
  for (const name of asked) {
    const fitting = rows.filter((row) => row.asked === name);
    const one = fitting.find(({ isSlug }) => isSlug) ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (one) ids.set(name, one.id);
    else if (fitting.length > 1) {
      ambiguous.push(name);
      slugs.push(...fitting.map(({ slug }) => slug));
    }
  }
  return { ids, ambiguous, slugs, unknown: asked.filter((name) => !ids.has(name) && !ambiguous.includes(name)) };
}
