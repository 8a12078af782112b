import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { slugOf } from '../references.ts';
import { addRevision, type Draft, isStoredAlready, replaceRevision, rowOf } from './revision-rows.ts';
import { type Bar, revisionMinutes, stateAfter, whatBars } from './rules.ts';
import { changeWorkRow, lockWork, type Revision, type Work } from './store.ts';
import { handOf } from './who.ts';
import { askForWords } from './words.ts';

export type SaveDraftOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: 'conflict'; theirs: Revision }
  | { ok: false; reason: Bar | 'no-version' };

/**
 * Saves what somebody has written over the revision they began from. When another one has been saved meanwhile nothing is, and the
 * other text comes back to be merged. The same text again is no new revision, so that a save whose answer was lost may be repeated.
 */
export async function saveDraft(
  press: Press,
  versionId: number,
  draft: Draft,
  baseRevision: number,
  by: Staff,
  now: Date,
): Promise<SaveDraftOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    // Whether saving needs a review is decided when something is published.
    const bar = whatBars('save', work, handOf(by, work), 'optional', now);
    if (bar) return { ok: false, reason: bar };
    const { newest } = work;
    const row = rowOf({ ...draft, slug: slugFor(draft, versionId) }, newest);
    if (await isStoredAlready(press, newest.id, row)) return { ok: true, number: newest.number };
    if (newest.number !== baseRevision) return { ok: false, reason: 'conflict', theirs: newest };
    const number = newest.number + 1;
    if (continues(newest, by, now) && newest.number !== work.handedBackNumber) await replaceRevision(press, newest.id, number, row, now);
    else await addRevision(press, versionId, number, row, by.id, now);
    await noteSaved(press, work, draft.headline, now);
    return { ok: true, number };
  });
}

/** Puts a version into the state that a save leads to. */
export async function noteSaved(press: Press, work: Work, headline: string, now: Date): Promise<void> {
  await changeWorkRow(press, work.versionId, { state: stateAfter('save', work.state), headline }, now);
  await askForWords(press, work.versionId);
}

/** True when a save belongs to the revision before it: nobody has passed or published that one, and the same person made it just now. */
function continues(newest: Revision, by: Staff, now: Date): boolean {
  if (newest.approvedBy !== undefined || newest.publishedAt !== undefined || newest.madeBy !== by.id) return false;
  return now.getTime() - newest.madeAt.getTime() < revisionMinutes * 60_000;
}

/** A version's slug as somebody chose it. Empty until its first publication where it was made of `headline`, its original's: its own will make a better one. */
export function chosenSlug(
  { versionId, publishedAt, newest }: Pick<Work, 'versionId' | 'publishedAt' | 'newest'>,
  headline: string,
): string {
  return publishedAt === undefined && newest.slug === slugFor({ slug: '', headline }, versionId) ? '' : newest.slug;
}

/** The address that was asked for, else one made of the headline, else of the version's number. */
export function slugFor({ slug, headline }: Pick<Draft, 'slug' | 'headline'>, versionId: number): string {
  return (slugOf(slug) || slugOf(headline) || `story-${versionId}`).slice(0, 100).replace(/-$/, '');
}
