import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readBytes } from '#platform/http/forms.ts';
import { privateHeaders } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { mostBytes } from './ask-feed.ts';
import { type Feed, findFeedByKey, noteTry } from './feed-rows.ts';
import { askSoon } from './fetch-feed.ts';
import { isSigned, wasAskedFor } from './hub.ts';
import { readerOf } from './readers.ts';
import { receiveItems } from './receive-items.ts';

/** What hubs call (W3C WebSub): whether we want to be told, and what is new. */
export function webSubPages({ app, press }: { app: App; press: Press }) {
  async function feedOf(c: Ctx): Promise<Feed> {
    const key = c.req.param('key') ?? '';
    const feed = /^[0-9a-f-]{36}$/.test(key) ? await findFeedByKey(press, key) : undefined;
    if (!feed) throw new Refusal(404, 'page');
    return feed;
  }

  return {
    /** GET /websub/:key: a hub asks whether it was us who asked. Answers its challenge; changes nothing. */
    intent: async (c: Ctx) => {
      const feed = await feedOf(c);
      const challenge = c.req.query('hub.challenge') ?? '';
      const isWanted = wasAskedFor(feed, c.req.query('hub.mode') ?? '', c.req.query('hub.topic') ?? '', app.clock());
      if (!isWanted || !/^[\x21-\x7e]{1,500}$/.test(challenge)) throw new Refusal(404, 'page');
      return c.text(challenge, 200, privateHeaders);
    },

    /** POST /websub/:key: a hub sends what is new. Believed only when it is signed; a forger is told nothing and changes nothing. */
    news: async (c: Ctx) => {
      const feed = await feedOf(c);
      if (feed.pausedAt || !feed.hubUntil || feed.hubUntil < app.clock()) throw new Refusal(410, 'page');
      const body = await readBytes(c, mostBytes.feed);
      if (isSigned(app, feed, body, c.req.header('x-hub-signature') ?? ''))
        await takeNews(press, feed, body, c.req.header('content-type') ?? '', app.clock());
      return c.body(null, 202, privateHeaders);
    },
  };
}

/** Takes what a hub sent as if the feed had been asked. What has only beginnings, or can't be read, is asked for. */
async function takeNews(press: Press, feed: Feed, body: Uint8Array, type: string, now: Date): Promise<void> {
  const read = feed.takesPages ? undefined : await readerOf(feed.kind)?.({ body, type, url: feed.url });
  await inTransaction(press, async (press) => {
    if (!read?.ok) return askSoon(press, feed.id);
    const { fresh, changed } = await receiveItems(press, feed, read.items, now);
    const change = { nextAt: new Date(now.getTime() + feed.minutesBetween * 60_000), answeredAt: now };
    await noteTry(press, feed, { milliseconds: 0, problem: null, detail: null, itemsNew: fresh, itemsChanged: changed, change }, now);
  });
}
