import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import { frontTag } from './compose.ts';
import { addFront, endFront, findFront, frontInForce, lockFront } from './store.ts';

const mostDaysAhead = 366;

export type PlanFrontOutcome = { ok: true; frontId: number } | { ok: false; reason: 'past' | 'far' | 'taken' };

/** Prepares another arrangement of an edition's front that begins by itself at a moment to come. It starts as a copy of the one it will follow. */
export async function planFront(press: Press, language: string, beginsAt: Date, by: number, now: Date): Promise<PlanFrontOutcome> {
  if (beginsAt <= now) return { ok: false, reason: 'past' };
  if (beginsAt.getTime() - now.getTime() > mostDaysAhead * 86_400_000) return { ok: false, reason: 'far' };
  return inTransaction(press, async (press) => {
    await lockFront(press, language);
    const like = await frontInForce(press, language, beginsAt);
    const frontId = await addFront(press, { language, beginsAt, madeBy: by, madeAt: now }, like);
    if (frontId === undefined) return { ok: false, reason: 'taken' };
    await announce(press, [frontTag(language)]);
    const detail = { language, begins: beginsAt.toISOString() };
    await record(press, { personId: by, act: 'stories.front-planned', subject: { kind: 'front', id: frontId }, detail }, now);
    return { ok: true, frontId };
  });
}

/** Takes back an arrangement that hasn't begun. False when it is gone or holds already. */
export async function cancelFront(press: Press, frontId: number, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const front = await findFront(press, frontId);
    if (!front || !(await endFront(press, frontId, now))) return false;
    await announce(press, [frontTag(front.language)]);
    const detail = { language: front.language, began: front.beginsAt.toISOString() };
    await record(press, { personId: by, act: 'stories.front-cancelled', subject: { kind: 'front', id: frontId }, detail }, now);
    return true;
  });
}
