import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { LicenceTerms } from './add-licence.ts';
import { isOver, narrowedTerms } from './rules.ts';
import { findLicence, hasUses, type Licence } from './store.ts';

type Acted = { by: number; now: Date; timeZone: string };

export type ChangeLicenceOutcome =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'conflict' | 'over' }
  | { ok: false; reason: 'narrowed'; terms: ReturnType<typeof narrowedTerms> };

/**
 * Changes a licence that is as it was looked at and isn't over. Once something stands under it, nothing it allows is taken away: it is
 * ended, and another one written. A later end has its warnings sent again.
 */
export async function changeLicence(
  press: Press,
  id: number,
  terms: LicenceTerms,
  mark: number,
  { by, now, timeZone }: Acted,
): Promise<ChangeLicenceOutcome> {
  return inTransaction(press, async (press): Promise<ChangeLicenceOutcome> => {
    const was = await findLicence(press, id, 'hold');
    if (!was) return { ok: false, reason: 'gone' };
    if (isOver(was, now, timeZone)) return { ok: false, reason: 'over' };
    if (was.mark !== mark) return { ok: false, reason: 'conflict' };
    const narrowed = narrowedTerms(was, terms);
    if (narrowed.length > 0 && (await hasUses(press, id))) return { ok: false, reason: 'narrowed', terms: narrowed };
    const isLater = was.endsOn !== null && (terms.endsOn === null || terms.endsOn > was.endsOn);
    await press
      .updateTable('sources.licence')
      .set({ ...terms, mark: mark + 1, ...(isLater ? { warned_30At: null, warned_7At: null } : {}) })
      .where('id', '=', id)
      .execute();
    await record(
      press,
      { personId: by, act: 'sources.licence-changed', subject: { kind: 'licence', id }, detail: { name: terms.name } },
      now,
    );
    await enqueue(press, 'sources.note-standing', { sourceId: was.sourceId });
    await announce(press, ['licences']);
    return { ok: true };
  });
}

/** Ends a licence now. All that it alone covers leaves every channel, by the job that is asked for here. */
export async function endLicence(
  press: Press,
  id: number,
  mark: number,
  { by, now, timeZone }: Acted,
): Promise<{ ok: true } | { ok: false; reason: 'gone' | 'conflict' | 'over' }> {
  return inTransaction(press, async (press) => {
    const licence = await findLicence(press, id, 'hold');
    if (!licence) return { ok: false, reason: 'gone' } as const;
    if (isOver(licence, now, timeZone)) return { ok: false, reason: 'over' } as const;
    if (licence.mark !== mark) return { ok: false, reason: 'conflict' } as const;
    await press
      .updateTable('sources.licence')
      .set({ endedAt: now, mark: mark + 1 })
      .where('id', '=', id)
      .execute();
    await record(
      press,
      { personId: by, act: 'sources.licence-ended', subject: { kind: 'licence', id }, detail: { name: licence.name } },
      now,
    );
    await enqueue(press, 'sources.end-licences', {});
    await announce(press, ['licences']);
    return { ok: true } as const;
  });
}

/** Puts the letter in which a licence was given beside it, in place of the one that was there; answers that one's key. */
export async function attachLetter(
  press: Press,
  licence: Pick<Licence, 'id'>,
  letter: { file: string; name: string; type: string },
  { by, now }: Pick<Acted, 'by' | 'now'>,
): Promise<string | undefined> {
  return inTransaction(press, async (press) => {
    const was = await findLicence(press, licence.id, 'hold');
    await press
      .updateTable('sources.licence')
      .set({ letterFile: letter.file, letterName: letter.name, letterType: letter.type })
      .where('id', '=', licence.id)
      .execute();
    const detail = { name: letter.name };
    await record(press, { personId: by, act: 'sources.letter-attached', subject: { kind: 'licence', id: licence.id }, detail }, now);
    return was?.letterFile ?? undefined;
  });
}
