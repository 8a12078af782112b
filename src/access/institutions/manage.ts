import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import { institutionsTag } from './institution-of.ts';
import {
  addInstitution,
  findInstitution,
  freeReach,
  isMade,
  lockReach,
  type NewInstitution,
  type Reach,
  takenBy,
  updateInstitution,
  writeReach,
} from './store.ts';

export type Taken = { line: string; name: string };

export type MakeOutcome = { ok: true; id: number } | { ok: false; reason: 'taken'; taken: Taken[] } | { ok: false; reason: 'made-already' };
export type ChangeOutcome = { ok: true } | { ok: false; reason: 'taken'; taken: Taken[] } | { ok: false; reason: 'not-here' };

/** Lets an institution's readers in from its first day on. Refuses addresses and domains that another has in those days. */
export async function makeInstitution(
  press: Press,
  { formKey, reach, ...one }: NewInstitution & { formKey: string; reach: Reach },
  by: number,
  now: Date,
): Promise<MakeOutcome> {
  return inTransaction(press, async (press) => {
    await lockReach(press);
    if (await isMade(press, formKey)) return { ok: false, reason: 'made-already' };
    const taken = await takenBy(press, reach, one, 0);
    if (taken.length > 0) return { ok: false, reason: 'taken', taken };
    const id = await addInstitution(press, { ...one, formKey, madeAt: now });
    await writeReach(press, id, one, reach);
    await tell(press, 'access.institution-made', id, one.name, by, now);
    return { ok: true, id };
  });
}

/** Changes what was agreed with an institution that hasn't been ended. */
export async function changeInstitution(
  press: Press,
  id: number,
  { reach, ...one }: NewInstitution & { reach: Reach },
  by: number,
  now: Date,
): Promise<ChangeOutcome> {
  return inTransaction(press, async (press) => {
    await lockReach(press);
    const known = await findInstitution(press, id);
    if (!known || known.endedAt) return { ok: false, reason: 'not-here' };
    const taken = await takenBy(press, reach, one, id);
    if (taken.length > 0) return { ok: false, reason: 'taken', taken };
    await updateInstitution(press, id, one);
    await writeReach(press, id, one, reach);
    await tell(press, 'access.institution-changed', id, one.name, by, now);
    return { ok: true };
  });
}

/** Ends an institution before its last day: nobody reads with it from now on, and its addresses are free for another. */
export async function endInstitution(press: Press, id: number, today: string, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    await lockReach(press);
    const known = await findInstitution(press, id);
    if (!known || known.endedAt) return false;
    await updateInstitution(press, id, { endedAt: now });
    await freeReach(press, id, today, now);
    await tell(press, 'access.institution-ended', id, known.name, by, now);
    return true;
  });
}

async function tell(press: Press, act: `access.${string}`, id: number, name: string, by: number, now: Date): Promise<void> {
  await record(press, { personId: by, act, subject: { kind: 'institution', id }, detail: { name } }, now);
  await announce(press, [institutionsTag]);
}
