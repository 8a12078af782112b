import type { RawBuilder } from 'kysely';
import type { Press } from '#platform/database.ts';
import { loadSettings } from '#settings';
import { type Channel, type Clearance, type ClearedVersion, type Licences, originsOf, type When } from '#stories';
import { type Asked, clearanceBy, isRunning } from './rules.ts';
import { addUses, licencesOf, termsFor } from './store.ts';

/** SQL for the array of those of some versions that leave out paragraphs of what they were made from: it is known to the right of here. */
export type AbridgedAmong = (versionIds: number[]) => RawBuilder<number[]>;

/** What the licences say of each of some versions, by the version's number. In a transaction the licences are held until its end. */
export async function clearancesOf(
  press: Press,
  versions: ClearedVersion[],
  channel: Channel,
  when: When,
  abridgedAmong: AbridgedAmong,
): Promise<Map<number, Clearance>> {
  const asked = await askedOf(press, versions, channel, when, abridgedAmong);
  return new Map(versions.map(({ versionId }) => [versionId, asked.get(versionId)?.clearance ?? { ok: true, licenceId: undefined }]));
}

/** Every version of a partner's story as the rules look at it, with the source's licences and what they come to. */
export async function askedOf(
  press: Press,
  versions: ClearedVersion[],
  channel: Channel,
  { at, timeZone }: When,
  abridgedAmong: AbridgedAmong,
) {
  const unknown = versions.filter(({ origin }) => !origin).map(({ storyId }) => storyId);
  const origins = await originsOf(press, [...new Set(unknown)]);
  for (const { origin } of versions) if (origin) origins.set(origin.storyId, origin);
  if (origins.size === 0) return new Map<number, never>();
  const sourceIds = [...new Set([...origins.values()].map(({ sourceId }) => sourceId))];
  const versionIds = versions.map(({ versionId }) => versionId);
  const { licences, times, abridged } = await termsFor(press, sourceIds, [...origins.keys()], abridgedAmong(versionIds));
  const found = versions.flatMap(({ storyId, versionId, language }) => {
    const origin = origins.get(storyId);
    if (!origin) return [];
    const item = times[String(storyId)];
    const asked: Asked = {
      channel,
      language,
      originalLanguage: origin.language,
      sourceLanguages: origin.sourceLanguages,
      isAbridged: abridged.includes(versionId),
      at,
      // Of a story that came by no item it is known only that the source had it when it was begun here.
      publishedAt: item ? new Date(item.publishedAt) : origin.madeAt,
      embargoUntil: item?.embargoUntil ? new Date(item.embargoUntil) : null,
      timeZone,
    };
    const own = licences.filter(({ sourceId }) => sourceId === origin.sourceId);
    return [[versionId, { asked, licences: own, clearance: clearanceBy(own, asked) }] as const];
  });
  return new Map(found);
}

/** The licences as verbs that publish ask for them. */
export function licencesKnowing(abridgedAmong: AbridgedAmong): Pick<Licences, 'clearanceOf' | 'noteUse'> {
  return {
    async clearanceOf(press, version, channel, when) {
      const { versionId } = version;
      const found = await clearancesOf(press, [version], channel, when, abridgedAmong);
      return found.get(versionId) ?? { ok: true, licenceId: undefined };
    },
    noteUse: (press, use, channel, occasion, at) => addUses(press, [use], channel, occasion, at),
  };
}

/** The licence of a source that runs now, whatever it allows; the one that runs longest where there are several. */
export async function runningLicence(press: Press, sourceId: number, now: Date) {
  const { timeZone } = (await loadSettings(press)).paper;
  const running = (await licencesOf(press, sourceId)).filter((licence) => isRunning(licence, now, timeZone));
  return running.toSorted((one, other) => (other.endsOn ?? '9999').localeCompare(one.endsOn ?? '9999') || one.id - other.id)[0];
}
