import { inTransaction, type Press } from '#platform/database.ts';
import { may, peopleOf, record, type Staff } from '#staff';

/** The languages that people say they work in, by the person. One statement. */
export async function workingLanguages(press: Press): Promise<Map<number, string[]>> {
  const rows = await press.selectFrom('translation.translatorLanguage').selectAll().orderBy('language').limit(5000).execute();
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...byPerson].map(([personId, some]) => [personId, some.map(({ language }) => language)]));
}

export type LanguagesOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'not-here' };

/** Says which languages somebody works in: oneself, or by whoever gives out the work. */
export async function setLanguages(press: Press, personId: number, languages: string[], by: Staff, now: Date): Promise<LanguagesOutcome> {
  if (personId !== by.id && !may(by.role, 'translations:assign')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    if (!(await peopleOf(press)).some(({ id, leftAt }) => id === personId && !leftAt)) return { ok: false, reason: 'not-here' };
    await press.deleteFrom('translation.translatorLanguage').where('personId', '=', personId).execute();
    const rows = [...new Set(languages)].map((language) => ({ personId, language }));
    if (rows.length > 0)
      await press
        .insertInto('translation.translatorLanguage')
        .values(rows)
        .onConflict((on) => on.doNothing())
        .execute();
    const detail = { languages: languages.join(' ') };
    await record(press, { personId: by.id, act: 'translation.languages', subject: { kind: 'person', id: personId }, detail }, now);
    return { ok: true };
  });
}
