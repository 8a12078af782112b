import { inTransaction, type Press } from '#platform/database.ts';
import { type Acted, recordAct } from './act.ts';
import type { ChangePartOutcome } from './change-lead.ts';
import { markOf } from './mark.ts';
import { saveDraft } from './save-draft.ts';
import { lockWork, type Revision } from './store.ts';
import { mayWrite } from './who.ts';

/** What stands above a text in words. */
export type HeadWords = { headline: string; deck: string; dateline: string };

/** The words above a revision's text. */
export function headWordsOf({ headline, deck, dateline }: Pick<Revision, 'headline' | 'deck' | 'dateline'>): HeadWords {
  return { headline, deck, dateline: dateline ?? '' };
}

/** Changes headline, deck and dateline over whatever text was saved last; `mark` is `markOf` the words that were seen. */
export async function changeWords(
  press: Press,
  versionId: number,
  words: HeadWords,
  mark: string,
  { by, now }: Acted,
): Promise<ChangePartOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (markOf(headWordsOf(work.newest)) !== mark) return { ok: false, reason: 'stale' };
    const saved = await saveDraft(press, versionId, { ...work.newest, ...words }, work.newest.number, by, now);
    if (saved.ok) return { ok: true };
    return { ok: false, reason: saved.reason === 'conflict' ? 'stale' : saved.reason };
  });
}

const mostCandidates = 12;

export type HeadlineOutcome = ChangePartOutcome | { ok: false; reason: 'too-many' };

/**
 * Keeps candidates for a version's headline, or chooses one: then it is the headline, and the one it replaces stays a candidate.
 * At most twelve are kept.
 */
export async function turnHeadline(
  press: Press,
  versionId: number,
  turn: 'add' | 'choose' | 'drop',
  headline: string,
  { by, now }: Acted,
): Promise<HeadlineOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    const others = work.headlines.filter((one) => one !== headline);
    if (turn !== 'add' && others.length === work.headlines.length) return { ok: false, reason: 'stale' };
    const replaced = turn === 'choose' && work.newest.headline ? [work.newest.headline] : [];
    const headlines = turn === 'add' ? [...others, headline] : [...others, ...replaced];
    if (headlines.length > mostCandidates) return { ok: false, reason: 'too-many' };
    if (turn === 'choose') {
      const saved = await saveDraft(press, versionId, { ...work.newest, headline }, work.newest.number, by, now);
      if (!saved.ok) return { ok: false, reason: saved.reason === 'conflict' ? 'stale' : saved.reason };
    }
    await press.updateTable('stories.work').set({ headlines }).where('versionId', '=', versionId).execute();
    await recordAct(press, work, 'headline', { by, now }, { turn, headline });
    return { ok: true };
  });
}
