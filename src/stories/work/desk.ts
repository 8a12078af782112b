import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { WorkState } from './rules.ts';

/** One line of the desk. Persons are staff ids; days are calendar days, yyyy-mm-dd. */
export type DeskLine = {
  versionId: number;
  storyId: number;
  language: string;
  sectionId: number;
  state: WorkState;
  headline: string;
  note: string;
  deadlineOn: string | null;
  assignedTo: number | null;
  madeBy: number | null;
  publishAt: Date | null;
  embargoUntil: Date | null;
  changedAt: Date;
  /** Readers see it, in an older text perhaps. */
  isPublic: boolean;
  openComments: number;
  /** Its original has changed after it. */
  isStale: boolean;
};

export type DeskFilters = {
  /** None means all of them. */
  states?: WorkState[];
  language?: string | undefined;
  sectionId?: number | undefined;
  /** Who has it to do or made it. */
  personId?: number | undefined;
  /** Due on this calendar day (yyyy-mm-dd) or before. */
  dueBy?: string | undefined;
  /** Words of headline, deck, text, by-line or address, from their beginnings, or the version's number. */
  search?: string | undefined;
  /** Persons who are called what is searched for: what they make or have to do is found too. */
  peopleFound?: number[];
};

export type DeskPage = { lines: DeskLine[]; next: string | undefined };

/** What is to be done, what changed last first, `most` lines after a cursor that an earlier page answered. One statement, whatever there is. */
export async function deskOf(
  press: Press,
  filters: DeskFilters,
  page: { after?: string | undefined; most?: number } = {},
): Promise<DeskPage> {
  const most = page.most ?? 50;
  const { rows } = await deskQuery(filters, readCursor(page.after), most + 1).execute(press);
  const lines = rows.slice(0, most);
  const last = lines.at(-1);
  return { lines, next: rows.length > most && last ? `${last.changedAt.toISOString()}_${last.versionId}` : undefined };
}

/** The desk's statement; apart, so that a test can have its plan explained. */
export function deskQuery(filters: DeskFilters, after: { at: Date; versionId: number } | undefined, most: number) {
  const { states = [], language, sectionId, personId, dueBy, search, peopleFound = [] } = filters;
  const words = searchWords(search ?? '');
  const wanted = [...new Set(states)];
  // What only a few versions can be is looked up first: guessing how many, PostgreSQL would walk down the whole paper to find them.
  const few = [
    personId === undefined ? undefined : sql`(assigned_to = ${personId} or made_by = ${personId})`,
    words ? sql`version_id = any(array(${foundBy(words, search ?? '', peopleFound)}))` : undefined,
  ].filter((one) => one !== undefined);
  const conditions = [
    language ? sql`w.language = ${language}` : undefined,
    sectionId === undefined
      ? undefined
      : sql`w.version_id in (select v.id from stories.version v join stories.story s on s.id = v.story_id where s.section_id = ${sectionId})`,
    dueBy ? sql`w.deadline_on <= ${dueBy}::date` : undefined,
    after ? sql`(w.changed_at, w.version_id) < (${after.at}::timestamptz, ${after.versionId}::bigint)` : undefined,
  ].filter((one) => one !== undefined);
  const newest = (state: WorkState | undefined) => sql`(
    select w.* from ${few.length > 0 ? sql`few` : sql`stories.work`} w
    where ${state ? sql`w.state = ${state}` : sql`true`}${sql.join([sql``, ...conditions], sql` and `)}
    order by w.changed_at desc, w.version_id desc limit ${most})`;
  // Otherwise one short walk down an index for each state: a desk of few drafts doesn't wade through what was published.
  const walks = wanted.length === 0 ? [undefined] : wanted;
  const inStates = wanted.length > 0 ? sql`and state in (${sql.join(wanted)})` : sql``;
  const first =
    few.length > 0 ? sql`with few as materialized (select * from stories.work where ${sql.join(few, sql` and `)} ${inStates})` : sql``;
  return sql<DeskLine>`${first}
    select d.version_id, v.story_id, d.language, s.section_id, d.state, d.headline, d.note, d.deadline_on, d.assigned_to, d.made_by,
      d.publish_at, d.embargo_until, d.changed_at, v.published_at is not null and v.withdrawn_at is null as is_public,
      d.lags_since is not null as is_stale,
      (select count(*)::int from stories.comment c where c.version_id = d.version_id and c.resolved_at is null and c.answers is null) as open_comments
    from (select u.* from (${sql.join(walks.map(newest), sql` union all `)}) u order by u.changed_at desc, u.version_id desc limit ${most}) d
      join stories.version v on v.id = d.version_id join stories.story s on s.id = v.story_id
    order by d.changed_at desc, d.version_id desc`;
}

/** Versions that a search finds: the newest two thousand of those with the words, one by its number, those of persons. */
function foundBy(words: string, search: string, people: number[]) {
  const number = search.match(/^\s*#?([1-9]\d{0,14})\s*$/)?.[1];
  return sql.join(
    [
      // Materialized: walking down the whole index until two thousand fit would read the paper for a rare word.
      sql`(with found as materialized (select version_id from stories.word_index where words @@ to_tsquery('simple', ${words}))
        select version_id from found order by version_id desc limit 2000)`,
      ...(number ? [sql`select ${Number(number)}::bigint`] : []),
      ...(people.length > 0
        ? [
            sql`(select version_id from stories.work where assigned_to = any(${people}) or made_by = any(${people}) order by changed_at desc limit 2000)`,
          ]
        : []),
    ],
    sql` union all `,
  );
}

/** Typed words as PostgreSQL asks for them: every one of them, from its beginning. */
export function searchWords(typed: string): string {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 8)
    .map((word) => `${word}:*`)
    .join(' & ');
}

function readCursor(text: string | undefined): { at: Date; versionId: number } | undefined {
  const [, at = '', id = ''] = text?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/) ?? [];
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? undefined : { at: moment, versionId: Number(id) };
}

/** How many versions stand in each state on their way to readers. What was published or withdrawn is not counted: it only grows. */
export async function deskCounts(press: Press): Promise<Map<WorkState, number>> {
  const rows = await press
    .selectFrom('stories.work')
    .select((is) => ['state', is.fn.countAll<number>().as('count')])
    .where('state', 'in', ['idea', 'draft', 'review', 'ready', 'scheduled'])
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state as WorkState, row.count]));
}

export type Planned = {
  kind: 'publish' | 'deadline' | 'embargo';
  versionId: number;
  language: string;
  headline: string;
  state: WorkState;
  day: string;
  at: Date | null;
};

/** What is planned from one calendar day to another, both included, as days of the time zone; at most a thousand. */
export async function calendarOf(press: Press, days: { from: string; to: string }, timeZone: string): Promise<Planned[]> {
  const { from, to } = days;
  const begin = sql`(${from}::date::timestamp at time zone ${timeZone})`;
  const end = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`;
  const facts = sql`w.version_id, w.language, w.headline, w.state`;
  const dayAt = (moment: 'publish_at' | 'embargo_until') => sql`to_char(${sql.ref(`w.${moment}`)} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  const { rows } = await sql<Planned>`
    select 'publish' as kind, ${facts}, ${dayAt('publish_at')} as day, w.publish_at as at from stories.work w
      where w.state = 'scheduled' and w.publish_at >= ${begin} and w.publish_at < ${end}
    union all select 'embargo', ${facts}, ${dayAt('embargo_until')}, w.embargo_until from stories.work w
      where w.embargo_until is not null and w.embargo_until >= ${begin} and w.embargo_until < ${end}
    union all select 'deadline', ${facts}, w.deadline_on::text, null from stories.work w
      where w.deadline_on between ${from}::date and ${to}::date and w.state not in ('published', 'withdrawn')
    order by day, at nulls first, version_id limit 1000`.execute(press);
  return rows;
}

/** True when the paper has any version, in whatever state. */
export async function isAnythingBegun(press: Press): Promise<boolean> {
  return (await press.selectFrom('stories.work').select('versionId').limit(1).executeTakeFirst()) !== undefined;
}
