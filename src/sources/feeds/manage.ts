import { inTransaction, type Press } from '#platform/database.ts';
import { isAddress } from '#platform/mail-addresses.ts';
import { may, record, type Staff } from '#staff';
import { findSource } from '#stories';
import { type FeedKind, findFeed } from './feed-rows.ts';
import { askSoon } from './fetch-feed.ts';
import { canonicalLanguage } from './language-of.ts';
import { addressOf } from './raw-item.ts';

export type NewFeed = {
  sourceId: number;
  kind: FeedKind;
  url: string;
  /** Of items that don't say; empty where it is to be found out. */
  language: string;
  minutesBetween: number;
  takesPages: boolean;
};

export type AddFeedOutcome =
  | { ok: true; feedId: number }
  | { ok: false; reason: 'not-allowed' | 'no-source' | 'address' | 'taken' | 'language' | 'minutes' };

/** Has a source's feed asked from now on, at once for the first time. */
export async function addFeed(press: Press, feed: NewFeed, by: Staff, now: Date): Promise<AddFeedOutcome> {
  if (!may(by.role, 'sources:manage')) return { ok: false, reason: 'not-allowed' };
  const url = feed.kind === 'mail' ? senderIn(feed.url) : addressOf(feed.url, 'https://none.invalid/');
  const language = canonicalLanguage(feed.language) ?? null;
  if (!url || (feed.kind !== 'mail' && !/^https?:\/\//i.test(feed.url.trim()))) return { ok: false, reason: 'address' };
  if (feed.language.trim() !== '' && language === null) return { ok: false, reason: 'language' };
  if (!Number.isInteger(feed.minutesBetween) || feed.minutesBetween < 5 || feed.minutesBetween > 1440)
    return { ok: false, reason: 'minutes' };
  return inTransaction(press, async (press) => {
    if (!(await findSource(press, feed.sourceId))) return { ok: false, reason: 'no-source' };
    const added = await press
      .insertInto('sources.feed')
      .values({ ...feed, url, language, nextAt: now, madeBy: by.id, madeAt: now })
      // One source has an address once, and a sender's is no other's.
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return { ok: false, reason: 'taken' };
    await recordFeed(press, by, 'added', added.id, url, now);
    if (feed.kind !== 'mail') await askSoon(press, added.id);
    return { ok: true, feedId: added.id };
  });
}

/** The address a source mails from, as its feed has it. */
function senderIn(typed: string): string | undefined {
  const address = typed
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return isAddress(address) ? `mailto:${address}` : undefined;
}

export type ChangeFeedOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-feed' };

/** Stops asking a feed until it is resumed. */
export async function pauseFeed(press: Press, feedId: number, by: Staff, now: Date): Promise<ChangeFeedOutcome> {
  return changeFeed(press, feedId, by, 'paused', now, (press) =>
    press.updateTable('sources.feed').set({ pausedAt: now }).where('id', '=', feedId).execute(),
  );
}

/** Asks a paused feed again, from now on and at once, as if it had never failed. */
export async function resumeFeed(press: Press, feedId: number, by: Staff, now: Date): Promise<ChangeFeedOutcome> {
  return changeFeed(press, feedId, by, 'resumed', now, async (press) => {
    await press
      .updateTable('sources.feed')
      .set({
        pausedAt: null,
        failures: 0,
        problem: null,
        problemDetail: null,
        nextAt: now,
        etag: null,
        lastModified: null,
        hubAskedAt: null,
      })
      .where('id', '=', feedId)
      .execute();
    await askSoon(press, feedId);
  });
}

/** Asks a feed at once, whenever its time would be. */
export async function askFeedNow(press: Press, feedId: number, by: Staff, now: Date): Promise<ChangeFeedOutcome> {
  return changeFeed(press, feedId, by, 'asked', now, (press) => askSoon(press, feedId));
}

/** Removes a feed. What came by it stays. */
export async function removeFeed(press: Press, feedId: number, by: Staff, now: Date): Promise<ChangeFeedOutcome> {
  return changeFeed(press, feedId, by, 'removed', now, (press) => press.deleteFrom('sources.feed').where('id', '=', feedId).execute());
}

async function changeFeed(
  press: Press,
  feedId: number,
  by: Staff,
  act: string,
  now: Date,
  work: (press: Press) => Promise<unknown>,
): Promise<ChangeFeedOutcome> {
  if (!may(by.role, 'sources:manage')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const feed = await findFeed(press, feedId);
    if (!feed) return { ok: false, reason: 'no-feed' };
    await work(press);
    await recordFeed(press, by, act, feedId, feed.url, now);
    return { ok: true };
  });
}

async function recordFeed(press: Press, by: Staff, act: string, id: number, url: string, now: Date): Promise<void> {
  await record(
    press,
    { personId: by.id, act: `sources.feed-${act}`, subject: { kind: 'feed', id }, detail: { host: new URL(url).host } },
    now,
  );
}
