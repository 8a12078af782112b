import { addList, changeList, type ListFacts, moveList, retireList } from '#newsletters';
import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';

type By = { by: number; now: Date };

/** Adds or changes a newsletter, and records who did it. */
export async function keepNewsletter(
  press: Press,
  { id, slug }: { id: number | undefined; slug: string },
  facts: ListFacts,
  { by, now }: By,
): Promise<{ ok: true; id: number } | { ok: false; reason: 'taken' | 'gone' }> {
  return inTransaction(press, async (press) => {
    const kept = id === undefined ? await addList(press, slug, facts) : (await changeList(press, id, facts)) ? id : undefined;
    if (kept === undefined) return { ok: false, reason: id === undefined ? 'taken' : 'gone' };
    const act = id === undefined ? 'newsletters.added' : 'newsletters.changed';
    await record(press, { personId: by, act, subject: { kind: 'newsletter', id: kept }, detail: { name: slug } }, now);
    return { ok: true, id: kept };
  });
}

/** Does what a line's button says, and records it; what is so already, or never was, changes nothing. */
export async function turnNewsletter(
  press: Press,
  { id, slug }: { id: number; slug: string },
  what: 'up' | 'down' | 'retire' | 'reopen',
  { by, now }: By,
): Promise<void> {
  await inTransaction(press, async (press) => {
    const isMove = what === 'up' || what === 'down';
    const isDone = isMove ? await moveList(press, id, what) : await retireList(press, id, what === 'retire', now);
    if (!isDone) return;
    const act = isMove ? 'newsletters.moved' : what === 'retire' ? 'newsletters.retired' : 'newsletters.reopened';
    await record(press, { personId: by, act, subject: { kind: 'newsletter', id }, detail: { name: slug } }, now);
  });
}
