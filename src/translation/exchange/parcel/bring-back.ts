import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { chosenSlug, type Draft } from '#stories';
import type { Desk } from '../../desk/read.ts';
import { type SaveTranslationOutcome, saveTranslation } from '../../desk/save-translation.ts';
import { hashesOf } from '../../desk/sides.ts';
import type { Frame } from '../xliff/frame.ts';
import { type Applied, applyReturned, type Returned, type UnitProblem } from './apply.ts';
import type { Parcel } from './parcel.ts';
import { parcelOf } from './parcel-of.ts';
import { removeBrought } from './store.ts';

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
  | { ok: false; reason: Extract<SaveTranslationOutcome, { ok: false }>['reason'] | 'saved-meanwhile' | 'problems' };

/** Saves what a file brought back as the desk would: text and alignment, both or neither. */
export async function bringBack(
  press: Press,
  versionId: number,
  brought: { id: string; frame: Frame; units: Returned[] },
  by: Staff,
  now: Date,
): Promise<BringBackOutcome> {
  return inTransaction(press, async (press) => {
    const packed = await parcelOf(press, versionId);
    if (!packed) return { ok: false, reason: 'not-made-from' };
    const { parcel, desk } = packed;
    const compared = compareBrought(parcel, brought);
    if (!compared.ok) return compared;
    const { rows, fields } = compared;
    const byHand = Object.fromEntries(fields.map((field) => [field, { by: 'hand' as const, isTouched: true }]));
    const alignment = { mark: desk.mark, rows, fields: { ...parcel.fieldsBy, ...byHand }, sourceHashes: hashesOf(desk.known) };
    const saved = await saveTranslation(press, versionId, { draft: draftOf(desk, compared), base: parcel.base, alignment }, by, now);
    if (!saved.ok) return { ok: false, reason: saved.reason };
    await removeBrought(press, brought.id);
    return { ok: true, number: saved.number };
  });
}

function draftOf({ work, known }: Desk, { target }: Applied): Draft {
  const { headline, deck, dateline, leadCaption, leadAlt, document } = target;
  const { lead: before } = work.newest;
  const lead = before && { ...before, caption: leadCaption, alt: leadAlt };
  return { headline, deck, dateline: dateline || undefined, slug: chosenSlug(work, known.headline), document, lead };
}
