import { inTransaction, type Press } from '#platform/database.ts';
import { may, record, type Staff } from '#staff';

export type RemovePairOutcome = { ok: true } | { ok: false; reason: 'not-here' };

/** Takes a wrong pair out of the memory: editors any of the paper's and partners', everybody their own. The log keeps who did it and of which story it was. */
export async function removePair(press: Press, pairId: number, by: Staff, now: Date): Promise<RemovePairOutcome> {
  return inTransaction(press, async (press) => {
    const gone = await press
      .deleteFrom('translation.pair')
      .where('id', '=', pairId)
      .where((is) =>
        is.or([
          is.and([is('scope', '=', 'person'), is('personId', '=', by.id)]),
          ...(may(by.role, 'memory:manage') ? [is('scope', '<>', 'person')] : []),
        ]),
      )
      .returning(['sourceLanguage', 'targetLanguage', 'scope', 'storyKey', 'importName'])
      .executeTakeFirst();
    if (!gone) return { ok: false, reason: 'not-here' };
    const detail = {
      pair: pairId,
      from: gone.sourceLanguage,
      to: gone.targetLanguage,
      scope: gone.scope,
      story: gone.storyKey,
      file: gone.importName,
    };
    await record(press, { personId: by.id, act: 'translation.pair-removed', detail }, now);
    return { ok: true };
  });
}
