import { setImmediate as breath } from 'node:timers/promises';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { findSource } from '#stories';
import { type IncomingItem, isOlder, newestOfEach } from './incoming.ts';
import { type ItemRow, rowOfItem } from './item-rows.ts';
import { languagesOf } from './language-of.ts';
import { bitsApart, mostBitsApart } from './likeness.ts';
import { addItems, addVersions, changeItems, holdSource, type KnownItem, knownItems, likeItems, noteLike, noteVersions } from './store.ts';

export type Received = { fresh: number; changed: number; killed: number[] };

// Items whose text is looked at in one go, between which pages of this process are answered.
const atOnce = 20;

/**
 * Takes in what a source has sent: new items, changed ones as their next version, kills and embargoes. The same item again, by its name or
 * its address, changes nothing; nor does a state that is older than what is known. A handful of statements however many items there are.
 */
export async function receiveItems(
  press: Press,
  feed: { id: number | null; sourceId: number; language: string | null },
  items: IncomingItem[],
  now: Date,
): Promise<Received> {
  if (items.length === 0) return { fresh: 0, changed: 0, killed: [] };
  const rows = await rowsOf(press, feed, newestOfEach(items));
  return inTransaction(press, async (press) => {
    await holdSource(press, feed.sourceId);
    const known = await knownItems(press, feed.sourceId, rows);
    const paired = rows.map((row) => ({ row, item: known.byGuid.get(row.guid) ?? known.byUrl.get(row.url ?? '') }));
    const fresh = paired.flatMap(({ row, item }) => (item ? [] : [row]));
    const news = paired.flatMap(({ row, item }) => (item ? newsOf(row, item) : []));

    const likes = await likeItems(press, fresh, now);
    const added = await addItems(press, feed, fresh, likes, now);
    await noteLike(press, likesAmong(fresh, likes), added);
    const changed = news.filter(({ isText }) => isText);
    await addVersions(
      press,
      [
        ...fresh.map((row) => ({ row, id: added.get(row.guid) ?? 0, number: 1 })),
        ...changed.map(({ row, item }) => ({ row, id: item.id, number: item.number + 1 })),
      ],
      now,
    );
    await changeItems(press, news, now);
    await noteVersions(press, news);
    const killed = news.filter(({ row }) => row.isKilled).map(({ item }) => item.id);
    await enqueueAll(
      press,
      'sources.obey-kill',
      killed.map((itemId) => ({ itemId })),
      -10,
    );
    const taken = news.filter(({ row, item, isText, isEmbargo }) => !row.isKilled && item.versionId !== null && (isText || isEmbargo));
    await enqueueAll(
      press,
      'sources.follow-item',
      taken.map(({ item }) => ({ itemId: item.id, embargoBefore: item.embargoUntil })),
      0,
    );
    return { fresh: fresh.length, changed: changed.length, killed };
  });
}

async function rowsOf(press: Press, feed: { sourceId: number; language: string | null }, items: IncomingItem[]): Promise<ItemRow[]> {
  const source = await findSource(press, feed.sourceId);
  const languages = await languagesOf(items, feed.language, source?.languages[0] ?? 'und');
  const rows: ItemRow[] = [];
  for (const [at, item] of items.entries()) {
    if (at % atOnce === 0) await breath();
    const row = rowOfItem(item, languages[at] ?? 'und');
    rows.push({ ...row, country: row.country ?? source?.countryCode ?? null });
  }
  return rows;
}

export type News = { row: ItemRow; item: KnownItem; isText: boolean; isEmbargo: boolean };

/** What a state that came in changes of an item; nothing where it is older, says nothing new, or the item was taken back for good. */
function newsOf(row: ItemRow, item: KnownItem): News[] {
  if (item.state === 'killed' || isOlder(row, { version: item.sourceVersion, changedAt: item.changedAt })) return [];
  if (row.isKilled) return [{ row, item, isText: false, isEmbargo: false }];
  const isText = row.hash !== item.hash;
  const isEmbargo = row.embargoUntil?.getTime() !== item.embargoUntil?.getTime();
  const isNamed = row.version !== item.sourceVersion;
  return isText || isEmbargo || isNamed ? [{ row, item, isText, isEmbargo }] : [];
}

/** Of new items that came together, those that tell the same as one before them, by name. */
function likesAmong(rows: ItemRow[], likes: Map<string, number>): Map<string, string> {
  const found = new Map<string, string>();
  const seen: ItemRow[] = [];
  for (const row of rows) {
    const { likeness } = row;
    if (!likeness) continue;
    const other = likes.has(row.guid) ? undefined : seen.find((one) => one.likeness && bitsApart(one.likeness, likeness) <= mostBitsApart);
    if (other) found.set(row.guid, other.guid);
    else seen.push(row);
  }
  return found;
}
