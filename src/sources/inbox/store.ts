import { type RawBuilder, sql } from 'kysely';
import type { Document } from '#document';
import type { Press } from '#platform/database.ts';
import type { IncomingPicture } from '../feeds/incoming.ts';

export const inboxStates = ['new', 'mine', 'taken', 'changed', 'passed', 'killed'] as const;

/** Which items the inbox shows. `mine`: new and assigned to whoever looks; `changed`: taken, and the source has changed it since. */
export type InboxState = (typeof inboxStates)[number];

export type InboxFilters = {
  state: InboxState;
  /** Whose `mine` is. */
  personId: number;
  sourceId?: number | undefined;
  countryCode?: string | undefined;
  language?: string | undefined;
  /** A topic word as the source writes it, whatever its case. */
  subject?: string | undefined;
};

type Reading = { headline: string; opening: string; madeBy: string };

/** A line of the inbox. Persons are staff ids. */
export type InboxLine = {
  id: number;
  sourceId: number;
  language: string;
  headline: string;
  opening: string;
  countryCode: string | null;
  words: number;
  publishedAt: Date | null;
  arrivedAt: Date;
  embargoUntil: Date | null;
  state: 'new' | 'taken' | 'passed' | 'killed';
  assignedTo: number | null;
  versionId: number | null;
  number: number;
  seenNumber: number | null;
  likeItemId: number | null;
  likeHeadline: string | null;
  likeSourceId: number | null;
  reading: Reading | null;
  /** It came by a mail whose sender nobody vouches for. */
  isSenderUnproved: boolean;
};

const lineColumns = sql`i.id, i.source_id, i.language, i.headline, i.opening, i.country_code, i.words, i.published_at, i.arrived_at, i.embargo_until,
  i.state, i.assigned_to, i.version_id, i.number, i.seen_number, i.like_item_id, i.is_sender_unproved`;

const readingIn = (language: string) => sql`(select jsonb_build_object('headline', r.headline, 'opening', r.opening, 'madeBy', r.made_by)
  from sources.item_reading r where r.item_id = i.id and r.language = ${language} and r.number = i.number) as reading`;

/** The inbox in a language, newest first, after a cursor that an earlier page answered. One statement. */
export async function inboxOf(
  press: Press,
  filters: InboxFilters,
  { language, after, most }: { language: string; after?: string | undefined; most: number },
): Promise<{ lines: InboxLine[]; next: string | undefined }> {
  const [, at, id] = after?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/) ?? [];
  const isCursor = at !== undefined && !Number.isNaN(Date.parse(at));
  const beyond = isCursor ? sql` and (i.arrived_at, i.id) < (${at}::timestamptz, ${Number(id)}::bigint)` : sql``;
  const { rows } = await sql<InboxLine>`
    select ${lineColumns}, o.headline as like_headline, o.source_id as like_source_id, ${readingIn(language)}
    from (select * from sources.item i where ${conditionsOf(filters)}${beyond} order by i.arrived_at desc, i.id desc limit ${most + 1}) i
      left join sources.item o on o.id = i.like_item_id
    order by i.arrived_at desc, i.id desc`.execute(press);
  const lines = rows.slice(0, most);
  const last = lines.at(-1);
  return { lines, next: rows.length > most && last ? `${last.arrivedAt.toISOString()}_${last.id}` : undefined };
}

function conditionsOf({ state, personId, sourceId, countryCode, language, subject }: InboxFilters): RawBuilder<unknown> {
  const states = {
    new: sql`i.state = 'new'`,
    mine: sql`i.state = 'new' and i.assigned_to = ${personId}`,
    taken: sql`i.state = 'taken'`,
    changed: sql`i.state = 'taken' and i.number > i.seen_number`,
    passed: sql`i.state = 'passed'`,
    killed: sql`i.state = 'killed'`,
  };
  const conditions = [
    states[state],
    sourceId ? sql`i.source_id = ${sourceId}` : undefined,
    countryCode ? sql`i.country_code = ${countryCode}` : undefined,
    language ? sql`i.language = ${language}` : undefined,
    subject ? sql`i.subjects && ${casesOf(subject)}::text[]` : undefined,
  ];
  return sql.join(
    conditions.filter((one) => one !== undefined),
    sql` and `,
  );
}

/** A word as sources may write it. */
function casesOf(word: string): string[] {
  const low = word.toLowerCase();
  return [...new Set([word, low, word.toUpperCase(), low.slice(0, 1).toUpperCase() + low.slice(1)])];
}

export type InboxCounts = { new: number; mine: number; changed: number };

/** How many wait, counted to a hundred. One statement. */
export async function inboxCounts(press: Press, personId: number): Promise<InboxCounts> {
  const count = (state: 'new' | 'mine' | 'changed') =>
    sql`(select count(*)::int from (select from sources.item i where ${conditionsOf({ state, personId })} limit 100) few)`;
  const { rows } = await sql<InboxCounts>`select ${count('new')} as new, ${count('mine')} as mine, ${count('changed')} as changed`.execute(
    press,
  );
  return rows[0] ?? { new: 0, mine: 0, changed: 0 };
}

/** Languages and countries that items of the last weeks have, to choose from. One statement. */
export async function inboxChoices(press: Press, since: Date): Promise<{ languages: string[]; countries: string[] }> {
  const recent = sql`(select language, country_code from sources.item where state = 'new' and arrived_at > ${since} order by arrived_at desc, id desc limit 2000)`;
  const { rows } = await sql<{ languages: string[]; countries: string[] }>`
    select coalesce(array_agg(distinct language), '{}') as languages,
      coalesce(array_agg(distinct country_code::text) filter (where country_code is not null), '{}') as countries from ${recent} r`.execute(
    press,
  );
  return rows[0] ?? { languages: [], countries: [] };
}

/** One state of an item that came in. */
export type ItemVersion = {
  number: number;
  headline: string;
  deck: string;
  document: Document;
  pictures: IncomingPicture[];
  arrivedAt: Date;
};

/** An item with everything the desk knows of it. */
export type InboxItem = InboxLine & {
  url: string | null;
  authors: string[];
  subjects: string[];
  changedAt: Date | null;
  usageTerms: string;
  killedAt: Date | null;
  killReason: string | null;
  decidedBy: number | null;
  decidedAt: Date | null;
  storyId: number | null;
};

/** One item, its reading in a language included. One statement. */
export async function findItem(press: Press, id: number, language: string): Promise<InboxItem | undefined> {
  const { rows } = await sql<InboxItem>`
    select ${lineColumns}, i.url, i.authors, i.subjects, i.changed_at, i.usage_terms, i.killed_at, i.kill_reason, i.decided_by, i.decided_at, i.story_id,
      o.headline as like_headline, o.source_id as like_source_id, ${readingIn(language)}
    from sources.item i left join sources.item o on o.id = i.like_item_id where i.id = ${id}`.execute(press);
  return rows[0];
}

/** The states of an item that came in, the newest first, at most twenty of them. One statement. */
export async function itemVersions(press: Press, id: number): Promise<ItemVersion[]> {
  const { rows } = await sql<ItemVersion>`select number, headline, deck, document, pictures, arrived_at from sources.item_version
    where item_id = ${id} order by number desc limit 20`.execute(press);
  return rows;
}

/** What a verb decides on: an item that is held until the transaction ends. */
export type HeldItem = Pick<
  InboxItem,
  | 'id'
  | 'sourceId'
  | 'language'
  | 'url'
  | 'state'
  | 'number'
  | 'seenNumber'
  | 'versionId'
  | 'storyId'
  | 'authors'
  | 'countryCode'
  | 'assignedTo'
  | 'headline'
>;

/** Holds an item, or answers that it isn't there. */
export async function holdItem(press: Press, id: number): Promise<HeldItem | undefined> {
  const { rows } =
    await sql<HeldItem>`select id, source_id, language, url, state, number, seen_number, version_id, story_id, authors, country_code,
    assigned_to, headline from sources.item where id = ${id} for update`.execute(press);
  return rows[0];
}

/** One state of an item. */
export async function readItemVersion(press: Press, id: number, number: number): Promise<ItemVersion> {
  const { rows } = await sql<ItemVersion>`select number, headline, deck, document, pictures, arrived_at from sources.item_version
    where item_id = ${id} and number = ${number}`.execute(press);
  const [found] = rows;
  if (!found) throw new Error(`Item ${id} has no version ${number}.`);
  return found;
}
