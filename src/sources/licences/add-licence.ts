import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { Licence } from './store.ts';

/** What is agreed in a licence, as it is written down. */
export type LicenceTerms = Omit<
  Licence,
  'id' | 'sourceId' | 'endedAt' | 'settledAt' | 'letterFile' | 'letterName' | 'letterType' | 'madeBy' | 'madeAt' | 'mark'
>;

/** Writes down what a source allows from a day on; answers its number. `by` is nobody where a paper is loaded. */
export async function addLicence(press: Press, sourceId: number, terms: LicenceTerms, by: number | undefined, now: Date): Promise<number> {
  return inTransaction(press, async (press) => {
    const { id } = await press
      .insertInto('sources.licence')
      .values({ ...terms, sourceId, madeBy: by ?? null, madeAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await enqueue(press, 'sources.note-standing', { sourceId });
    await announce(press, ['licences']);
    const detail = { name: terms.name, source: sourceId };
    await record(press, { personId: by ?? null, act: 'sources.licence-added', subject: { kind: 'licence', id }, detail }, now);
    return id;
  });
}

/** A licence that allows everything from a day on, without an end: what a form begins with, and small papers agree on. */
export function openTerms(name: string, startsOn: string): LicenceTerms {
  return {
    name,
    mayTranslate: true,
    mayAbridge: true,
    mayUsePictures: true,
    channels: ['web', 'mail', 'magazine'],
    languages: null,
    territories: null,
    startsOn,
    endsOn: null,
    embargoHours: 0,
    exclusiveUntil: null,
    takedownHours: null,
    feeMinor: null,
    feeCurrency: null,
    feeFor: null,
    sharePercent: null,
    attribution: '',
  };
}
