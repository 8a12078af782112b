import { createHmac, timingSafeEqual } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import { fetchPublic } from '#platform/fetch.ts';
import { enqueue } from '#platform/jobs.ts';
import { isOnThisMachine } from './ask-feed.ts';
import { type Feed, findFeed } from './feed-rows.ts';
import { addressOf } from './raw-item.ts';

const day = 86_400_000;
const leaseDays = 10;

/** The hub that tells of a feed's news and what the feed is called there (W3C WebSub, 4): by its headers, else by itself. */
export function hubOf(
  header: string | string[] | undefined,
  read: { hub?: string | undefined; topic?: string | undefined },
  url: string,
): { url: string; topic: string } | undefined {
  const links = [header ?? []].flat().join(', ');
  const named = (name: string) => {
    for (const [, address, parameters = ''] of links.slice(0, 5000).matchAll(/<([^<>]*)>((?:\s*;[^,<>]*)*)/g))
      if (new RegExp(`;\\s*rel\\s*=\\s*"?([^"]*\\s)?${name}(\\s[^"]*)?"?\\s*(;|$)`, 'i').test(parameters)) return addressOf(address, url);
    return undefined;
  };
  const hub = named('hub') ?? read.hub;
  return hub ? { url: hub, topic: named('self') ?? read.topic ?? url } : undefined;
}

/** Notes a feed's hub, and asks for it to be subscribed to: when it is another one, and each day, which renews. */
export async function noteHub(press: Press, feed: Feed, hub: { url: string; topic: string }, now: Date): Promise<void> {
  const isNew = feed.hubUrl !== hub.url || feed.hubTopic !== hub.topic;
  if (!isNew && feed.hubAskedAt && now.getTime() - feed.hubAskedAt.getTime() < day) return;
  const noted = { hubUrl: hub.url, hubTopic: hub.topic, hubAskedAt: now };
  await press
    .updateTable('sources.feed')
    .set(isNew ? { ...noted, hubUntil: null } : noted)
    .where('id', '=', feed.id)
    .execute();
  await enqueue(press, 'sources.subscribe-hub', { feedId: feed.id }, { key: `hub:${feed.id}` });
}

/** Asks a feed's hub to tell us of its news (WebSub, 5.1). Where it won't, the feed is polled as before. */
export async function subscribeHub({ app, press }: { app: App; press: Press }, feedId: number): Promise<void> {
  const feed = await findFeed(press, feedId);
  if (!feed?.hubUrl || !feed.hubTopic || feed.pausedAt) return;
  const { hubUrl, hubTopic } = feed;
  // A hub elsewhere can't call a paper that is on this machine alone.
  if (isOnThisMachine(app) && !isLoopback(new URL(hubUrl).hostname)) return;
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': hubTopic,
    'hub.callback': `${app.baseUrl()}/websub/${feed.hubKey}`,
    'hub.secret': secretOf(app, feed),
    'hub.lease_seconds': String((leaseDays * day) / 1000),
  });
  const post = { type: 'application/x-www-form-urlencoded', body: form.toString() };
  const answer = await fetchPublic(hubUrl, { mostBytes: 100_000, post, allowsThisMachine: isOnThisMachine(app) });
  const isTaken = answer.ok && answer.status >= 200 && answer.status < 300;
  const hubUntil = isTaken ? new Date(app.clock().getTime() + leaseDays * day) : null;
  await press.updateTable('sources.feed').set({ hubUntil }).where('id', '=', feedId).execute();
}

/** What the hub of one feed signs with: known to it and us alone, and another one for each feed. */
function secretOf(app: App, feed: Feed): string {
  return app.keys.mac('websub', feed.hubKey);
}

/** Whether a hub that asks “did you want this?” is told yes (WebSub, 5.3): only for what we asked of it within a day. */
export function wasAskedFor(feed: Feed, mode: string, topic: string, now: Date): boolean {
  if (topic !== feed.hubTopic) return mode === 'unsubscribe';
  if (mode === 'unsubscribe') return feed.pausedAt !== null;
  return mode === 'subscribe' && !feed.pausedAt && feed.hubAskedAt !== null && now.getTime() - feed.hubAskedAt.getTime() < day;
}

/** Whether the bytes were signed by the feed's hub (WebSub, 7). SHA-1, which the standard still lets hubs use, isn't believed. */
export function isSigned(app: App, feed: Feed, body: Uint8Array, header: string): boolean {
  const [, method, given = ''] = header.trim().match(/^(sha256|sha384|sha512)=([0-9a-f]{64,128})$/i) ?? [];
  if (!method) return false;
  const made = createHmac(method.toLowerCase(), secretOf(app, feed)).update(body).digest();
  const signature = Buffer.from(given, 'hex');
  return made.length === signature.length && timingSafeEqual(made, signature);
}
