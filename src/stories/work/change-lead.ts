import { inTransaction, type Press } from '#platform/database.ts';
import { type Acted, recordAct } from './act.ts';
import { markOf } from './mark.ts';
import type { Bar } from './rules.ts';
import { saveDraft } from './save-draft.ts';
import { lockWork } from './store.ts';

export type ChangePartOutcome = { ok: true } | { ok: false; reason: Bar | 'no-version' | 'stale' | 'no-picture' };

/** The lead picture as a form names it: by the picture's slug. */
export type ChosenLead = { slug: string; caption: string; alt: string };

/**
 * Puts another picture, or none, above a version's text, over whatever text was saved last: `mark` is `markOf` the lead that was seen.
 * It appears with the next publication.
 */
export async function changeLead(
  press: Press,
  versionId: number,
  lead: ChosenLead | undefined,
  mark: string,
  { by, now }: Acted,
): Promise<ChangePartOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (markOf(work.newest.lead) !== mark) return { ok: false, reason: 'stale' };
    const picture = lead && (await findPictureId(press, lead.slug));
    if (lead && picture === undefined) return { ok: false, reason: 'no-picture' };
    const chosen = lead && picture !== undefined ? { pictureId: picture, caption: lead.caption, alt: lead.alt } : null;
    const saved = await saveDraft(press, versionId, { ...work.newest, lead: chosen }, work.newest.number, by, now);
    if (!saved.ok) return { ok: false, reason: saved.reason === 'conflict' ? 'stale' : saved.reason };
    await recordAct(press, work, 'lead', { by, now }, { picture: lead?.slug ?? '' });
    return { ok: true };
  });
}

/** A picture's id by its slug. */
export async function findPictureId(press: Press, slug: string): Promise<number | undefined> {
  const row = await press
    .selectFrom('stories.picture')
    .select('id')
    .where('slug', '=', slug)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
