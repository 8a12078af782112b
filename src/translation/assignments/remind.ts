import { inTransaction, type Press } from '#platform/database.ts';
import { addDays, dayOf } from '#platform/dates.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { loadSettings } from '#settings';
import { madeVersionsDue } from '#stories';
import { claimReminders } from './store.ts';

/** Days after which nobody is told any more that a version is late. */
const daysTold = 7;

/** Has those told, once each, whose version is due tomorrow or should have been there: whoever translates it, or reviews it by now. */
export async function remind(press: Press, now: Date): Promise<void> {
  const { timeZone } = (await loadSettings(press)).paper;
  const today = dayOf(now, timeZone);
  await inTransaction(press, async (press) => {
    const due = await madeVersionsDue(press, { from: addDays(today, -daysTold), to: addDays(today, 1) });
    const letters: { versionId: number; personId: number; what: 'near' | 'late' }[] = [];
    for (const what of ['near', 'late'] as const) {
      const ids = due.filter(({ deadlineOn }) => deadlineOn < today === (what === 'late')).map(({ versionId }) => versionId);
      for (const { versionId, reviewerId } of await claimReminders(press, what, ids, now)) {
        const version = due.find((one) => one.versionId === versionId);
        const personId = version?.state === 'review' ? reviewerId : (version?.assignedTo ?? version?.madeBy);
        if (personId != null) letters.push({ versionId, personId, what });
      }
    }
    await enqueueAll(press, 'translation.write', letters, 0);
  });
}
