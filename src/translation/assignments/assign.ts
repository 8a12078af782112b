import { inTransaction, type Press } from '#platform/database.ts';
import { addDays, dayOf } from '#platform/dates.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { loadSettings } from '#settings';
import { may, type Person, peopleOf, record, type Staff } from '#staff';
import { arrange, beginVersion, findWork, lockWork } from '#stories';
import { findReviewer, keepAssignment } from './store.ts';

/** Who does a version, who reviews it, and until which calendar day (yyyy-mm-dd). Undefined is nobody, and no day. */
export type Assignment = { translatorId: number | undefined; reviewerId: number | undefined; deadlineOn: string | undefined };

/** A version that is wanted: in which language, of which version. */
export type WantedVersion = Assignment & { fromVersionId: number; language: string; headline: string; withText: boolean };

export type AssignRefusal = 'not-allowed' | 'no-version' | 'not-made' | 'not-here' | 'same-person' | 'not-reviewer';

export type AssignOutcome =
  | { ok: true; versionId: number }
  | { ok: false; reason: 'exists'; versionId: number }
  | { ok: false; reason: AssignRefusal };

/**
 * Begins a version made from another one and gives it to a translator and to somebody else who reviews it; both are told by mail.
 * Who may not give work to others begins it for themselves.
 */
export async function assign(press: Press, wanted: WantedVersion, by: Staff, now: Date): Promise<AssignOutcome> {
  const { translatorId, reviewerId, deadlineOn } = wanted;
  const isForOthers = (translatorId !== undefined && translatorId !== by.id) || reviewerId !== undefined;
  if (isForOthers && !may(by.role, 'translations:assign')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const original = await findWork(press, wanted.fromVersionId);
    if (!original) return { ok: false, reason: 'no-version' };
    const people = await peopleOf(press);
    const refusal = whatBarsReview(people, translatorId, reviewerId);
    if (refusal) return { ok: false, reason: refusal };
    // Under their own name where they have one, unless they wrote the story.
    const authorId = people.find(({ id }) => id === (translatorId ?? by.id))?.authorId;
    const isNamed = authorId != null && !original.authorIds.includes(authorId);
    const begun = await beginVersion(
      press,
      {
        storyId: original.storyId,
        madeFrom: original.versionId,
        language: wanted.language,
        headline: wanted.headline || original.newest.headline,
        withText: wanted.withText,
        translatorIds: isNamed ? [authorId] : [],
        ...(translatorId === undefined ? {} : { assignedTo: translatorId }),
        ...(deadlineOn === undefined ? {} : { deadlineOn }),
      },
      by,
      now,
    );
    if (!begun.ok && begun.reason === 'exists') return begun;
    if (!begun.ok) return { ok: false, reason: begun.reason === 'no-story' ? 'no-version' : begun.reason };
    const { versionId } = begun;
    await keepAssignment(
      press,
      { versionId, reviewerId: reviewerId ?? null, remindedAt: await toldAlready(press, deadlineOn, now) },
      by.id,
      now,
    );
    await tell(press, versionId, { assigned: translatorId, reviewer: reviewerId }, by);
    return { ok: true, versionId };
  });
}

/** Gives a version that was begun to others, or for another day. Those who are new to it are told by mail. */
export async function reassign(press: Press, versionId: number, change: Assignment, by: Staff, now: Date): Promise<AssignOutcome> {
  if (!may(by.role, 'translations:assign')) return { ok: false, reason: 'not-allowed' };
  const { translatorId, reviewerId, deadlineOn } = change;
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (work.madeFrom === undefined) return { ok: false, reason: 'not-made' };
    const refusal = whatBarsReview(await peopleOf(press), translatorId, reviewerId);
    if (refusal) return { ok: false, reason: refusal };
    const arranged = await arrange(press, versionId, { assignedTo: translatorId ?? null, deadlineOn: deadlineOn ?? null }, by, now);
    if (!arranged.ok) return arranged;
    const before = await findReviewer(press, versionId);
    const remindedAt = work.deadlineOn === deadlineOn ? undefined : await toldAlready(press, deadlineOn, now);
    await keepAssignment(press, { versionId, reviewerId: reviewerId ?? null, remindedAt }, by.id, now);
    const told = {
      assigned: translatorId === work.assignedTo ? undefined : translatorId,
      reviewer: reviewerId === before ? undefined : reviewerId,
    };
    await tell(press, versionId, told, by);
    const detail = { reviewer: reviewerId ?? null };
    await record(press, { personId: by.id, act: 'translation.assigned', subject: { kind: 'version', id: versionId }, detail }, now);
    return { ok: true, versionId };
  });
}

/** A review is a second person's, who may review and is here. */
function whatBarsReview(people: Person[], translatorId: number | undefined, reviewerId: number | undefined): AssignRefusal | undefined {
  const here = (id: number) => people.find((one) => one.id === id && !one.leftAt);
  if (translatorId !== undefined && !here(translatorId)) return 'not-here';
  if (reviewerId === undefined) return undefined;
  const reviewer = here(reviewerId);
  if (!reviewer) return 'not-here';
  if (!may(reviewer.role, 'stories:review')) return 'not-reviewer';
  return reviewerId === translatorId ? 'same-person' : undefined;
}

/** Whoever gets a day that is today or tomorrow needs no second letter about it. */
async function toldAlready(press: Press, deadlineOn: string | undefined, now: Date): Promise<Date | null> {
  if (deadlineOn === undefined) return null;
  const { timeZone } = (await loadSettings(press)).paper;
  return deadlineOn <= addDays(dayOf(now, timeZone), 1) ? now : null;
}

async function tell(press: Press, versionId: number, told: Record<'assigned' | 'reviewer', number | undefined>, by: Staff): Promise<void> {
  const letters = (['assigned', 'reviewer'] as const).flatMap((what) => {
    const personId = told[what];
    return personId === undefined || personId === by.id ? [] : [{ versionId, personId, what }];
  });
  await enqueueAll(press, 'translation.write', letters, 0);
}
