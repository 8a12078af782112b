import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { clearancesOf as clearancesKnowing, licencesKnowing } from '#sources';
import type { Channel, Clearance, ClearedVersion, Licences, When } from '#stories';
import { settle } from './provenance/settle.ts';
import { untouchedOf } from './review/untouched.ts';

/** Which of some versions leave out paragraphs of the version they were made from: an array, for a larger statement. */
export function abridgedAmong(versionIds: number[]): RawBuilder<number[]> {
  return sql`array(select a.version_id from translation.alignment a
    where a.version_id = any(${versionIds}::bigint[]) and a.rows @? '$[*] ? (@.source > 0 && @.target == 0)')`;
}

/** What the licences of partner papers say of a version, and the count of what is used under them: for every verb that publishes. */
export const licences: Licences = { ...licencesKnowing(abridgedAmong), untouchedOf, settle };

/** The same for many versions at once, by the version's number. Two statements at most. */
export async function clearancesOf(
  press: Press,
  versions: ClearedVersion[],
  channel: Channel,
  when: When,
): Promise<Map<number, Clearance>> {
  return clearancesKnowing(press, versions, channel, when, abridgedAmong);
}
