import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { batchOf, type ItemRow } from './item-rows.ts';
import { bandsOf, likenessNumber, mostBitsApart } from './likeness.ts';
import type { News } from './receive-items.ts';

/** What is known of an item, with its newest version. */
export type KnownItem = {
  id: number;
  guid: string;
  url: string | null;
  number: number;
  state: string;
  versionId: number | null;
  changedAt: Date | null;
  embargoUntil: Date | null;
  sourceVersion: string | null;
  hash: string;
};

const daysLike = 4;

/** Has whoever else receives items of this source wait until the transaction ends. */
export async function holdSource(press: Press, sourceId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sources.item'), ${sourceId}::int)`.execute(press);
}

/** Items that are known already: by name, or by an address that only one item has. */
export async function knownItems(
  press: Press,
  sourceId: number,
  rows: ItemRow[],
): Promise<{ byGuid: Map<string, KnownItem>; byUrl: Map<string, KnownItem> }> {
  const guids = rows.map(({ guid }) => guid);
  const urls = singleUrls(rows);
  const { rows: found } = await sql<KnownItem>`
    select i.id, i.guid, i.url, i.number, i.state, i.version_id, i.changed_at, i.embargo_until, v.source_version, encode(v.hash, 'hex') as hash
    from sources.item i join sources.item_version v on v.item_id = i.id and v.number = i.number
    where i.source_id = ${sourceId} and (i.guid = any(${guids}) or i.url = any(${urls}))
    order by i.id for update of i`.execute(press);
  const came = new Set(guids);
  // An address tells an item only where nothing else of the source has it: a running report has one for all its parts.
  const others = found.filter(({ guid }) => !came.has(guid));
  const single = new Set(singleUrls(found));
  return {
    byGuid: new Map(found.map((item) => [item.guid, item])),
    byUrl: new Map(others.flatMap((item) => (item.url && single.has(item.url) ? [[item.url, item]] : []))),
  };
}

function singleUrls(rows: { url: string | null }[]): string[] {
  const times = new Map<string, number>();
  for (const { url } of rows) if (url && new URL(url).pathname !== '/') times.set(url, (times.get(url) ?? 0) + 1);
  return [...times].filter(([, count]) => count === 1).map(([url]) => url);
}

/** For each new item the earliest item of the last days, of any source, that tells the same: by name. */
export async function likeItems(press: Press, rows: ItemRow[], now: Date): Promise<Map<string, number>> {
  const asked = rows.flatMap(({ guid, likeness }) =>
    likeness ? [{ guid, likeness: likenessNumber(likeness), bands: bandsOf(likeness) }] : [],
  );
  if (asked.length === 0) return new Map();
  const since = new Date(now.getTime() - daysLike * 86_400_000);
  const { rows: found } = await sql<{ guid: string; id: number }>`
    select n.guid, l.id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n (guid text, likeness bigint, bands int[]),
      lateral (select coalesce(i.like_item_id, i.id) as id from sources.item i
        where i.likeness_bands && n.bands and i.arrived_at > ${since} and bit_count((i.likeness # n.likeness)::bit(64)) <= ${mostBitsApart}
        order by i.arrived_at, i.id limit 1) l`.execute(press);
  return new Map(found.map(({ guid, id }) => [guid, id]));
}

/** Adds new items; answers their ids by name. */
export async function addItems(
  press: Press,
  feed: { id: number | null; sourceId: number },
  rows: ItemRow[],
  likes: Map<string, number>,
  now: Date,
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const batch = rows.map((row) => ({ ...batchOf(row), like: likes.get(row.guid) ?? null }));
  const { rows: added } = await sql<{ id: number; guid: string }>`
    insert into sources.item (source_id, feed_id, guid, url, language, headline, opening, authors, subjects, country_code, words, published_at,
      changed_at, embargo_until, usage_terms, state, killed_at, kill_reason, like_item_id, likeness, likeness_bands, arrived_at)
    select ${feed.sourceId}, ${feed.id}, guid, url, language, headline, opening, authors, subjects, country, words, "publishedAt",
      "changedAt", "embargoUntil", terms, case when "isKilled" then 'killed' else 'new' end, case when "isKilled" then ${now}::timestamptz end,
      case when "isKilled" then "killReason" end, "like", likeness, bands, ${now}
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as n (guid text, url text, language text, headline text, opening text,
      authors text[], subjects text[], country text, words int, "publishedAt" timestamptz, "changedAt" timestamptz, "embargoUntil" timestamptz,
      terms text, "isKilled" boolean, "killReason" text, "like" bigint, likeness bigint, bands int[])
    returning id, guid`.execute(press);
  return new Map(added.map(({ id, guid }) => [guid, id]));
}

/** Notes which new items tell the same as another one that came with them. */
export async function noteLike(press: Press, likes: Map<string, string>, added: Map<string, number>): Promise<void> {
  const pairs = [...likes].map(([guid, other]) => ({ id: added.get(guid), other: added.get(other) }));
  if (pairs.length === 0) return;
  await sql`update sources.item i set like_item_id = n.other
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as n (id bigint, other bigint) where i.id = n.id`.execute(press);
}

/** Keeps the states of items that came in, whole. */
export async function addVersions(press: Press, versions: { row: ItemRow; id: number; number: number }[], now: Date): Promise<void> {
  if (versions.length === 0) return;
  const batch = versions.map(({ row, id, number }) => {
    const { headline, deck, document, pictures, aside, version, hash } = row;
    return { id, number, headline, deck, document, pictures, aside, version, hash };
  });
  await sql`insert into sources.item_version (item_id, number, headline, deck, document, pictures, aside, source_version, hash, arrived_at)
    select id, number, headline, deck, document, pictures, aside, version, decode(hash, 'hex'), ${now}
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as n (id bigint, number int, headline text, deck text, document jsonb,
      pictures jsonb, aside jsonb, version text, hash text)`.execute(press);
}

/** Brings items to their newest state, or takes them back. What the desk has decided of them stays. */
export async function changeItems(press: Press, news: News[], now: Date): Promise<void> {
  if (news.length === 0) return;
  const batch = news.map(({ row, item, isText }) => ({ ...batchOf(row), id: item.id, isText }));
  await sql`update sources.item i set
      number = i.number + case when n."isText" then 1 else 0 end, changed_at = coalesce(n."changedAt", i.changed_at), embargo_until = n."embargoUntil",
      headline = case when n."isText" then n.headline else i.headline end, opening = case when n."isText" then n.opening else i.opening end,
      authors = case when n."isText" then n.authors else i.authors end, subjects = case when n."isText" then n.subjects else i.subjects end,
      words = case when n."isText" then n.words else i.words end, usage_terms = n.terms,
      likeness = case when n."isText" then n.likeness else i.likeness end, likeness_bands = case when n."isText" then n.bands else i.likeness_bands end,
      state = case when n."isKilled" then 'killed' else i.state end, killed_at = case when n."isKilled" then ${now}::timestamptz end,
      kill_reason = case when n."isKilled" then coalesce(n."killReason", '') end
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as n (id bigint, "isText" boolean, headline text, opening text, authors text[],
      subjects text[], words int, "changedAt" timestamptz, "embargoUntil" timestamptz, terms text, likeness bigint, bands int[],
      "isKilled" boolean, "killReason" text)
    where i.id = n.id`.execute(press);
}

/** What the source called the newest state of each of some items, by their names. */
export async function sourceVersionsOf(press: Press, sourceId: number, guids: string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ guid: string; sourceVersion: string | null }>`
    select i.guid, v.source_version from sources.item i join sources.item_version v on v.item_id = i.id and v.number = i.number
    where i.source_id = ${sourceId} and i.guid = any(${guids})`.execute(press);
  return new Map(rows.map(({ guid, sourceVersion }) => [guid, sourceVersion]));
}

/** Notes what the source calls the newest state of items whose text is the same as before. */
export async function noteVersions(press: Press, news: News[]): Promise<void> {
  const batch = news.flatMap(({ row, item, isText }) =>
    isText || row.version === item.sourceVersion ? [] : [{ id: item.id, version: row.version }],
  );
  if (batch.length === 0) return;
  await sql`update sources.item_version v set source_version = n.version
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as n (id bigint, version text), sources.item i
    where i.id = n.id and v.item_id = i.id and v.number = i.number`.execute(press);
}
