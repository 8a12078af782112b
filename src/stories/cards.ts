import { type RawBuilder, sql } from 'kysely';
import type { Link, StoryCard } from '#design';
import { readingMinutes } from '#document';
import type { Database, Press } from '#platform/database.ts';
import { countryName, textIn } from '#platform/languages.ts';
import { type PictureRow, pictureView } from './pictures/view.ts';

/** What cards need to know of the edition they stand in. */
export type Edition = { language: string; homeLanguage: string; href: (page: string) => string };

/** A card with the ids that pages need for tags and further questions. */
export type ListedStory = {
  card: StoryCard;
  storyId: number;
  versionId: number;
  words: number;
  pictureSlug: string | undefined;
  cursor: string;
};

type NamedRow = { slug: string; name: string; names: Record<string, string> };

type CardRow = {
  versionId: number;
  storyId: number;
  key: string;
  language: string;
  slug: string;
  headline: string;
  deck: string;
  dateline: string | null;
  wholeWords: number;
  publishedAt: Date;
  access: 'free' | 'metered' | 'subscribers';
  exclusive: boolean;
  sectionSlug: string;
  sectionNames: Record<string, string>;
  sourceSlug: string | null;
  sourceName: string | null;
  sourceCountry: string | null;
  leadCaption: string | null;
  leadAlt: string | null;
  picture: PictureRow | null;
  authors: NamedRow[];
  countries: { code: string; slug: string }[];
};

const cardSelect = sql`
  v.id as version_id, s.id as story_id, s.key, v.language, v.slug, v.headline, v.deck, v.dateline, v.whole_words, v.published_at, s.access, s.exclusive,
  sec.slug as section_slug, sec.names as section_names, src.slug as source_slug, coalesce(src.latin_name, src.name) as source_name, src.country_code as source_country,
  v.lead_caption, v.lead_alt,
  case when p.id is not null then jsonb_build_object('slug', p.slug, 'width', p.width, 'height', p.height, 'focalX', p.focal_x, 'focalY', p.focal_y,
    'credit', p.credit, 'agency', p.agency, 'mediaType', p.media_type, 'renditions', p.renditions, 'number', p.number) end as picture,
  (select coalesce(jsonb_agg(jsonb_build_object('slug', a.slug, 'name', a.name, 'names', a.names) order by sa.position), '[]')
    from stories.story_author sa join stories.author a on a.id = sa.author_id where sa.story_id = s.id) as authors,
  (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'slug', c.slug) order by sc.position), '[]')
    from stories.story_country sc join stories.country c on c.code = sc.country_code where sc.story_id = s.id) as countries`;

const cardJoins = sql`
  join stories.story s on s.id = v.story_id
  join stories.section sec on sec.id = s.section_id
  left join stories.source src on src.id = s.source_id
  left join stories.picture p on p.id = v.lead_picture_id`;

/** The newest stories of a list, after the cursor when one is given. One range of one index. */
export async function listStories(db: Database, edition: Edition, list: string, limit: number, before?: string): Promise<ListedStory[]> {
  const after = before ? readCursor(before) : undefined;
  const where = after ? sql`and (l.published_at, l.version_id) < (${after.at}::timestamptz, ${after.versionId}::bigint)` : sql``;
  const { rows } = await sql<CardRow>`
    select ${cardSelect}
    from (select version_id, published_at from stories.listing l where l.language = ${edition.language} and l.list = ${list} ${where}
      order by l.published_at desc, l.version_id desc limit ${limit}) l
    join stories.version v on v.id = l.version_id ${cardJoins}
    order by l.published_at desc, l.version_id desc`.execute(db);
  return rows.map((row) => listed(row, edition));
}

/** The newest stories of several lists at once, in the order of the lists. */
export async function listManyStories(db: Database, edition: Edition, lists: string[], limit: number): Promise<Map<string, ListedStory[]>> {
  const { rows } = await sql<CardRow & { list: string }>`
    select w.list, ${cardSelect}
    from unnest(${lists}::text[]) with ordinality as w(list, position)
    cross join lateral (select version_id, published_at from stories.listing l where l.language = ${edition.language} and l.list = w.list
      order by l.published_at desc, l.version_id desc limit ${limit}) l
    join stories.version v on v.id = l.version_id ${cardJoins}
    order by w.position, l.published_at desc, l.version_id desc`.execute(db);
  const byList = new Map<string, ListedStory[]>(lists.map((list) => [list, []]));
  for (const row of rows) byList.get(row.list)?.push(listed(row, edition));
  return byList;
}

/** Stories of a list published from `from` until before `to`, newest first. */
export async function listStoriesBetween(
  db: Database,
  edition: Edition,
  list: string,
  from: Date,
  to: Date,
  limit: number,
  before?: string,
): Promise<ListedStory[]> {
  const after = before ? readCursor(before) : undefined;
  const where = after ? sql`and (l.published_at, l.version_id) < (${after.at}::timestamptz, ${after.versionId}::bigint)` : sql``;
  const { rows } = await sql<CardRow>`
    select ${cardSelect}
    from (select version_id, published_at from stories.listing l where l.language = ${edition.language} and l.list = ${list}
      and l.published_at >= ${from} and l.published_at < ${to} ${where} order by l.published_at desc, l.version_id desc limit ${limit}) l
    join stories.version v on v.id = l.version_id ${cardJoins}
    order by l.published_at desc, l.version_id desc`.execute(db);
  return rows.map((row) => listed(row, edition));
}

/**
 * Cards of published stories in the edition's language, picked by `picked`, a join to `v`, with `more` columns beside them: for whoever in
 * this module has a list of stories of its own.
 */
export async function cardRows<R>(
  db: Database,
  edition: Edition,
  picked: RawBuilder<unknown>,
  more: RawBuilder<unknown>,
): Promise<{ row: R; story: ListedStory }[]> {
  const { rows } = await sql<CardRow & R>`
    select ${more}, ${cardSelect} from stories.version v ${picked} ${cardJoins}
    where v.language = ${edition.language} and v.published_at is not null and v.withdrawn_at is null`.execute(db);
  return rows.map((row) => ({ row, story: listed(row, edition) }));
}

/** Cards of the stories with these public keys, in the edition's language; those not published in it are left out. */
export async function cardsByKey(db: Database, edition: Edition, keys: string[]): Promise<Map<string, ListedStory>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<CardRow>`
    select ${cardSelect} from stories.version v ${cardJoins}
    where s.key = any(${keys}) and v.language = ${edition.language} and v.published_at is not null and v.withdrawn_at is null`.execute(db);
  return new Map(rows.map((row) => [row.key, listed(row, edition)]));
}

/** The same by the stories' numbers. */
export async function cardsByStory(db: Database, edition: Edition, storyIds: number[]): Promise<Map<number, ListedStory>> {
  if (storyIds.length === 0) return new Map();
  const { rows } = await sql<CardRow>`
    select ${cardSelect} from stories.version v ${cardJoins}
    where v.story_id = any(${storyIds}::bigint[]) and v.language = ${edition.language} and v.published_at is not null and v.withdrawn_at is null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.storyId, listed(row, edition)]));
}

/** The card of a version's newest revision, published or not, as it would stand in lists from `now` on. */
export async function draftCard(press: Press, edition: Edition, versionId: number, wholeWords: number, now: Date): Promise<ListedStory> {
  const draft = sql`(select v.id, v.story_id, v.language, r.slug, r.headline, r.deck, r.dateline, ${wholeWords}::int as whole_words,
    coalesce(v.published_at, ${now}::timestamptz) as published_at, r.lead_picture_id, r.lead_caption, r.lead_alt
    from stories.version v join stories.revision r on r.version_id = v.id where v.id = ${versionId} order by r.number desc limit 1)`;
  const { rows } = await sql<CardRow>`select ${cardSelect} from ${draft} v ${cardJoins}`.execute(press);
  const [row] = rows;
  if (!row) throw new Error(`Version ${versionId} has gone.`);
  return listed(row, edition);
}

function listed(row: CardRow, edition: Edition): ListedStory {
  const link = (one: NamedRow): Link => ({ name: one.names[edition.language] ?? one.name, href: edition.href(`/authors/${one.slug}`) });
  const publishedAt = new Date(row.publishedAt);
  return {
    storyId: row.storyId,
    versionId: row.versionId,
    words: row.wholeWords,
    pictureSlug: row.picture?.slug,
    cursor: `${publishedAt.getTime()}-${row.versionId}`,
    card: {
      key: row.key,
      href: edition.href(`/${row.sectionSlug}/${row.slug}`),
      language: row.language,
      headline: row.headline,
      deck: row.deck,
      dateline: row.dateline ?? undefined,
      section: { name: textIn(row.sectionNames, edition.language, edition.homeLanguage), href: edition.href(`/${row.sectionSlug}`) },
      authors: row.authors.map(link),
      source: row.sourceSlug
        ? {
            name: row.sourceName ?? '',
            href: edition.href(`/sources/${row.sourceSlug}`),
            country: countryName(row.sourceCountry ?? '', edition.language),
          }
        : undefined,
      countries: row.countries.map(({ code, slug }) => ({
        name: countryName(code, edition.language),
        href: edition.href(`/countries/${slug}`),
      })),
      publishedAt,
      minutes: readingMinutes(row.wholeWords, row.language),
      access: row.access,
      isExclusive: row.exclusive,
      lead: row.picture ? { picture: pictureView(row.picture), caption: row.leadCaption ?? '', alt: row.leadAlt ?? '' } : undefined,
    },
  };
}

/** The place in a list after which the next page begins; undefined for text that isn't one. */
export function readCursor(text: string): { at: Date; versionId: number } | undefined {
  const [, time, id] = text.match(/^(\d{1,15})-(\d{1,15})$/) ?? [];
  return time && id ? { at: new Date(Number(time)), versionId: Number(id) } : undefined;
}

/** What a page that shows these cards depends on. */
export function tagsOfCards(stories: ListedStory[]): string[] {
  return stories.flatMap((one) => [`story:${one.storyId}`, ...(one.pictureSlug ? [`picture:${one.pictureSlug}`] : [])]);
}
