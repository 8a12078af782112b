import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { addMonths, monthStart } from '#platform/dates.ts';
import type { Channel } from '#stories';

/** One use of a version under a licence. `feeMinor` is what falls due for this very line; flat fees and shares fall due for none. */
export type Use = {
  id: number;
  usedAt: Date;
  licence: string;
  licenceId: number;
  storyId: number;
  versionId: number;
  language: string;
  channel: Channel;
  occasion: string;
  words: number;
  feeMinor: number | null;
  feeCurrency: string | null;
  feeFor: 'story' | 'month' | 'year' | 'words' | null;
  sharePercent: string | null;
};

export type UseTotals = { web: number; mail: number; magazine: number };

function within(month: string, timeZone: string) {
  return sql`u.used_at >= ${monthStart(month, timeZone)} and u.used_at < ${monthStart(addMonths(month, 1), timeZone)}`;
}

/**
 * What was used of a source in a month of the paper, oldest first, those behind `after`. A fee for a story falls due with the first use of it
 * in any language, one for words (for each thousand) with the first use of a version.
 */
export async function usesOf(
  press: Press,
  sourceId: number,
  month: string,
  timeZone: string,
  page: { after?: number; most: number },
): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select u.id, u.used_at, l.name as licence, u.licence_id, u.story_id, u.version_id, u.language, u.channel, u.occasion, u.words,
      case when l.fee_for = 'story' and not exists (select from sources.licence_use o where o.licence_id = u.licence_id and o.story_id = u.story_id and o.id < u.id) then l.fee_minor
        when l.fee_for = 'words' and not exists (select from sources.licence_use o where o.licence_id = u.licence_id and o.version_id = u.version_id and o.id < u.id)
          then round(l.fee_minor::numeric * u.words / 1000)::int end as fee_minor,
      l.fee_currency::text, l.fee_for, l.share_percent::text
    from sources.licence l join sources.licence_use u on u.licence_id = l.id
    where l.source_id = ${sourceId} and ${within(month, timeZone)} and u.id > ${page.after ?? 0} order by u.id limit ${page.most}`.execute(
    press,
  );
  return rows;
}

/** How often a source was used in a month, by channel. */
export async function totalsOfUses(press: Press, sourceId: number, month: string, timeZone: string): Promise<UseTotals> {
  const { rows } = await sql<{ channel: Channel; count: number }>`select u.channel, count(*)::int as count from sources.licence l
    join sources.licence_use u on u.licence_id = l.id where l.source_id = ${sourceId} and ${within(month, timeZone)} group by u.channel`.execute(
    press,
  );
  const totals = { web: 0, mail: 0, magazine: 0 };
  for (const { channel, count } of rows) totals[channel] = count;
  return totals;
}
