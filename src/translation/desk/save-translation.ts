import { isDeepStrictEqual } from 'node:util';
import { carryRows, rowsCover } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { Staff } from '#staff';
import { type Draft, findSourceText, lockWork, type SaveDraftOutcome, saveDraft } from '#stories';
import { type Desk, deskFrom } from './read.ts';
import { hashesOf, type SentAlignment } from './sides.ts';
import { findAlignment, writeAlignment } from './store.ts';

// The memory learns what was written once its writer rests.
const secondsOfRest = 20;

export type SaveTranslationOutcome =
  | { ok: true; number: number; mark: number }
  | { ok: false; reason: 'conflict'; theirs: Desk }
  | { ok: false; reason: 'not-made-from' | 'rows' }
  | Exclude<SaveDraftOutcome, { ok: true } | { reason: 'conflict' }>;

/**
 * Saves a translation and how its paragraphs stand to the source's, both or neither. Where a colleague has saved another text, other rows or
 * another state of the source meanwhile, nothing is saved and theirs comes back. The same again changes nothing.
 */
export async function saveTranslation(
  press: Press,
  versionId: number,
  { draft, base, alignment }: { draft: Draft; base: number; alignment: SentAlignment },
  by: Staff,
  now: Date,
): Promise<SaveTranslationOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    const source = work.madeFrom === undefined ? undefined : await findSourceText(press, work.madeFrom);
    if (!source) return { ok: false, reason: 'not-made-from' };
    const stored = await findAlignment(press, versionId, true);
    const theirs = deskFrom(work, source, stored);
    const kept = stored?.sourceVersionId === source.versionId ? stored : undefined;
    const known = hashesOf(theirs.known);
    // A source that was saved anew since the desk was opened: where nothing was aligned yet, the rows move along.
    const isMoved = !isDeepStrictEqual(known, alignment.sourceHashes);
    const rows = isMoved && !kept ? carryRows(alignment.rows, 'source', alignment.sourceHashes, known) : alignment.rows;
    const isSame = kept !== undefined && isDeepStrictEqual([kept.rows, kept.fields], [rows, alignment.fields]);
    if ((kept && isMoved) || (theirs.mark !== alignment.mark && !isSame)) return { ok: false, reason: 'conflict', theirs };
    if (!rowsCover(rows, known.length, draft.document.blocks.length)) return { ok: false, reason: 'rows' };
    const saved = await saveDraft(press, versionId, draft, base, by, now);
    if (!saved.ok) return saved.reason === 'conflict' ? { ok: false, reason: 'conflict', theirs } : saved;
    const targetHashes = hashesOf(draft);
    if (kept && isSame && isDeepStrictEqual(kept.targetHashes, targetHashes)) return { ok: true, number: saved.number, mark: kept.mark };
    const sourceNumber = kept?.sourceNumber ?? source.text.number;
    const next = { sourceVersionId: source.versionId, sourceNumber, source: theirs.known, targetHashes, rows, fields: alignment.fields };
    const mark = await writeAlignment(press, versionId, next, by.id, now);
    const runAt = new Date(now.getTime() + secondsOfRest * 1000);
    await enqueue(press, 'translation.remember', { versionId }, { key: `remember:${versionId}`, priority: 5, runAt });
    return { ok: true, number: saved.number, mark };
  });
}
