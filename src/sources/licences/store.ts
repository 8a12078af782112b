import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Channel } from '#stories';
import type { Terms } from './rules.ts';

/** A licence with all that is agreed in it. Money is minor units. */
export type Licence = Terms & {
  sourceId: number;
  exclusiveUntil: string | null;
  takedownHours: number | null;
  feeMinor: number | null;
  feeCurrency: string | null;
  feeFor: 'story' | 'month' | 'year' | 'words' | null;
  /** Per cent, as `12.50`. */
  sharePercent: string | null;
  attribution: string;
  letterFile: string | null;
  letterName: string | null;
  letterType: string | null;
  madeBy: number | null;
  madeAt: Date;
  mark: number;
};

const columns = sql`l.id, l.source_id, l.name, l.may_translate, l.may_abridge, l.may_use_pictures, l.channels, l.languages, l.territories, l.starts_on,
  l.ends_on, l.ended_at, l.settled_at, l.embargo_hours, l.exclusive_until, l.takedown_hours, l.fee_minor, l.fee_currency, l.fee_for, l.share_percent,
  l.attribution, l.letter_file, l.letter_name, l.letter_type, l.made_by, l.made_at, l.mark`;

/** What our own side knows of when a story's original came out: by the story's number, in milliseconds. */
export type ItemTimes = Record<string, { publishedAt: number; embargoUntil: number | null }>;

/** Every licence of some sources, with when the originals of some stories came out; held until the transaction ends where there is one. */
export async function termsFor(
  press: Press,
  sourceIds: number[],
  storyIds: number[],
  abridged: RawBuilder<number[]>,
): Promise<{ licences: (Terms & { sourceId: number })[]; times: ItemTimes; abridged: number[] }> {
  const { rows } = await sql<Licence & { times: ItemTimes | null; abridged: number[] }>`
    select ${columns}, ${abridged} as abridged, (select jsonb_object_agg(i.story_id, jsonb_build_object('publishedAt', i.at, 'embargoUntil', i.until))
      from (select story_id, extract(epoch from min(coalesce(published_at, arrived_at))) * 1000 as at, extract(epoch from max(embargo_until)) * 1000 as until
        from sources.item where story_id = any(${storyIds}::bigint[]) group by story_id) i) as times
    from sources.licence l where l.source_id = any(${sourceIds}::bigint[]) order by l.id ${press.isTransaction ? sql`for share of l` : sql``}`.execute(
    press,
  );
  return {
    licences: rows.map(({ times, abridged, ...licence }) => licence),
    times: rows[0]?.times ?? {},
    abridged: rows[0]?.abridged ?? [],
  };
}

/** A source's licences, those that began last first. */
export async function licencesOf(press: Press, sourceId: number): Promise<Licence[]> {
  const { rows } = await sql<Licence>`select ${columns} from sources.licence l where l.source_id = ${sourceId}
    order by l.starts_on desc, l.id desc limit 100`.execute(press);
  return rows;
}

/** One licence; held until the transaction ends where it is asked `for update`. */
export async function findLicence(press: Press, id: number, hold: 'hold' | 'look'): Promise<Licence | undefined> {
  const { rows } =
    await sql<Licence>`select ${columns} from sources.licence l where l.id = ${id} ${hold === 'hold' ? sql`for update` : sql``}`.execute(
      press,
    );
  return rows[0];
}

export type NewUse = { licenceId: number; storyId: number; versionId: number; language: string; words: number };

/** Counts uses, each once for its occasion. */
export async function addUses(press: Press, uses: NewUse[], channel: Channel, occasion: string, at: Date): Promise<void> {
  if (uses.length === 0) return;
  await press
    .insertInto('sources.licenceUse')
    .values(
      uses.map(({ licenceId, storyId, versionId, language, words }) => ({
        licenceId,
        storyId,
        versionId,
        language,
        words,
        channel,
        occasion,
        usedAt: at,
      })),
    )
    .onConflict((on) => on.columns(['licenceId', 'versionId', 'channel', 'occasion']).doNothing())
    .execute();
}

/** True once something was published under a licence. */
export async function hasUses(press: Press, licenceId: number): Promise<boolean> {
  return (
    (await press.selectFrom('sources.licenceUse').select('id').where('licenceId', '=', licenceId).limit(1).executeTakeFirst()) !== undefined
  );
}
