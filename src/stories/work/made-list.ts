import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { MadeVersion } from './made-from.ts';
import type { WorkState } from './rules.ts';

/** A line of the list of versions made from others. */
export type MadeLine = MadeVersion & {
  deadlineOn: string | null;
  changedAt: Date;
  isHandedBack: boolean;
  fromLanguage: string;
  fromHeadline: string;
};

export type MadeFilters = {
  /** None means all of them. */
  states?: WorkState[];
  /** Languages they are written in; undefined means any. */
  languages?: string[] | undefined;
  /** Who has it to do; null means nobody. */
  assignedTo?: (number | null)[] | undefined;
  /** Only these. */
  versionIds?: number[] | undefined;
  isHandedBack?: boolean | undefined;
  /** Whose day was before this one, yyyy-mm-dd. */
  lateOn?: string | undefined;
};

export type MadePage = { lines: MadeLine[]; next: string | undefined };

/** Versions made from others, what changed last first, after a cursor that an earlier page answered. One statement. */
export async function madeList(
  press: Press,
  filters: MadeFilters,
  page: { after?: string | undefined; most?: number } = {},
): Promise<MadePage> {
  const most = page.most ?? 50;
  const [, at, id] = page.after?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/) ?? [];
  const after =
    at && !Number.isNaN(Date.parse(at)) ? sql`(w.changed_at, w.version_id) < (${at}::timestamptz, ${Number(id)}::bigint)` : undefined;
  const { rows } = await sql<MadeLine>`
    select w.version_id, v.story_id, w.language, w.headline, w.state, v.published_at is not null and v.withdrawn_at is null as is_public,
      w.assigned_to, w.made_by, w.made_from, w.deadline_on, w.changed_at, w.handed_back_number is not null as is_handed_back,
      coalesce(f.language, '') as from_language, coalesce(f.headline, '') as from_headline
    from stories.work w join stories.version v on v.id = w.version_id left join stories.work f on f.version_id = w.made_from
    where ${conditionsOf(filters)}${after ? sql` and ${after}` : sql``}
    order by w.changed_at desc, w.version_id desc limit ${most + 1}`.execute(press);
  const lines = rows.slice(0, most);
  const last = lines.at(-1);
  return { lines, next: rows.length > most && last ? `${last.changedAt.toISOString()}_${last.versionId}` : undefined };
}

/** How many there are of each of several kinds, counted to a hundred. One statement. */
export async function countMade<Kind extends string>(press: Press, kinds: Record<Kind, MadeFilters>): Promise<Record<Kind, number>> {
  const parts = Object.entries<MadeFilters>(kinds).map(
    ([kind, filters]) => sql`select ${kind}::text as kind, (select count(*)::int from (select from stories.work w
      where ${conditionsOf(filters)} limit 100) few) as count`,
  );
  const { rows } = await sql<{ kind: Kind; count: number }>`${sql.join(parts, sql` union all `)}`.execute(press);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) as Record<Kind, number>;
}

function conditionsOf({ states = [], languages, assignedTo, versionIds, isHandedBack, lateOn }: MadeFilters) {
  const persons = assignedTo?.filter((id) => id !== null);
  const conditions = [
    sql`w.made_from is not null`,
    states.length > 0 ? sql`w.state = any(${states}::text[])` : undefined,
    languages ? sql`w.language = any(${languages}::text[])` : undefined,
    persons
      ? sql`(w.assigned_to = any(${persons}::bigint[])${assignedTo?.includes(null) ? sql` or w.assigned_to is null` : sql``})`
      : undefined,
    versionIds ? sql`w.version_id = any(${versionIds}::bigint[])` : undefined,
    isHandedBack === undefined ? undefined : isHandedBack ? sql`w.handed_back_number is not null` : sql`w.handed_back_number is null`,
    lateOn ? sql`w.deadline_on < ${lateOn}::date` : undefined,
  ];
  return sql.join(
    conditions.filter((one) => one !== undefined),
    sql` and `,
  );
}
