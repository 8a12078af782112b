import { hashOfBlock } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { type SaveDraftOutcome, saveDraft, type Work } from '#stories';
import type { Frame } from '../xliff/frame.ts';
import { type Applied, applyReturned, type Returned, type UnitProblem } from './apply.ts';
import type { Parcel } from './parcel.ts';
import { parcelOf } from './parcel-of.ts';
import { keepAlignment, removeBrought } from './store.ts';

export type Compared = Applied | { ok: false; reason: 'saved-meanwhile' | 'problems'; problems: UnitProblem[] };

/** What a file that was brought back would change. It is refused where text or alignment are no longer those it was made of. */
export function compareBrought(parcel: Parcel, { frame, units }: { frame: Frame; units: Returned[] }): Compared {
  const { versionId, base, mark } = parcel;
  const isSame = frame.versionId === versionId && frame.base === base && frame.mark === mark;
  if (!isSame) return { ok: false, reason: 'saved-meanwhile', problems: [] };
  const applied = applyReturned(parcel, units);
  return applied.ok ? applied : { ...applied, reason: 'problems' };
}

export type BringBackOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: Extract<SaveDraftOutcome, { ok: false }>['reason'] | 'saved-meanwhile' | 'problems' };

/** Saves what a file brought back: text and alignment together, as the desk would, or nothing. */
export async function bringBack(
  press: Press,
  versionId: number,
  brought: { id: string; frame: Frame; units: Returned[] },
  by: Staff,
  now: Date,
): Promise<BringBackOutcome> {
  return inTransaction(press, async (press) => {
    const found = await parcelOf(press, versionId);
    if (!found) return { ok: false, reason: 'no-version' };
    const { parcel, work } = found;
    const compared = compareBrought(parcel, brought);
    if (!compared.ok) return compared;
    const saved = await saveDraft(press, versionId, draftOf(work, compared), parcel.base, by, now);
    if (!saved.ok) return { ok: false, reason: saved.reason };
    await keepAlignment(press, {
      versionId,
      parcel,
      sourceVersionId: found.sourceVersionId,
      sourceNumber: found.sourceNumber,
      targetHashes: compared.target.document.blocks.map(hashOfBlock),
      rows: compared.rows,
      fields: { ...parcel.fieldsBy, ...Object.fromEntries(compared.fields.map((field) => [field, { by: 'hand', isTouched: true }])) },
      savedBy: by.id,
      savedAt: now,
    });
    await removeBrought(press, brought.id);
    return { ok: true, number: saved.number };
  });
}

function draftOf({ newest }: Work, { target }: Applied) {
  const { headline, deck, leadCaption, leadAlt, document } = target;
  const lead = newest.lead && { ...newest.lead, caption: leadCaption, alt: leadAlt };
  return { headline, deck, dateline: newest.dateline, slug: newest.slug, document, lead };
}
