import type { Press } from '#platform/database.ts';
import { loadSettings } from '#settings';
import { isRunning } from '../licences/rules.ts';
import { licencesOf } from '../licences/store.ts';

export type LicenceToAsk = { id: number; name: string; endsOn: string | null; mayUsePictures: boolean };

/** The licences of a source that run now, to choose from. */
export async function licencesToAsk(press: Press, sourceId: number, now: Date): Promise<LicenceToAsk[]> {
  const { timeZone } = (await loadSettings(press)).paper;
  const running = (await licencesOf(press, sourceId)).filter((licence) => isRunning(licence, now, timeZone));
  return running.map(({ id, name, endsOn, mayUsePictures }) => ({ id, name, endsOn, mayUsePictures }));
}
