import { sql } from 'kysely';
import { linksIn } from '#document';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import { fetchPublic } from '#platform/fetch.ts';
import { enqueue } from '#platform/jobs.ts';
import { findWork } from './store.ts';

/** What keeps a link from leading anywhere. */
type LinkTrouble = 'gone' | 'failing' | 'unreachable';

const mostLinks = 200;
const atOnce = 6;
const hoursKept = 24;
const secondsEach = 10;

/** Asks for the links of a version's newest text to be looked at: at most one look is waiting. */
export async function askForLinks(press: Press, versionId: number): Promise<void> {
  await enqueue(press, 'stories.check-links', { versionId }, { key: `links:${versionId}`, priority: 15 });
}

/**
 * Follows the links of a version's newest text: those into the paper by its own tables, the others by asking once a day at most.
 * What is found stands in the checklist.
 */
export async function checkLinks({ app, press }: { app: App; press: Press }, versionId: number): Promise<void> {
  const work = await findWork(press, versionId);
  if (!work) return;
  const addresses = [...new Set(linksIn(work.newest.document).map(({ href }) => href))]
    .filter((href) => /^https?:/.test(href))
    .slice(0, mostLinks);
  const isOwn = (href: string) => new URL(href).origin === new URL(app.baseUrl()).origin;
  for (const href of addresses.filter(isOwn))
    await note(press, href, (await leadsIntoPaper(press, href)) ? undefined : 'gone', app.clock());
  const since = new Date(app.clock().getTime() - hoursKept * 3_600_000);
  const { rows } = await sql<{ url: string }>`
    select url from stories.link_check where url = any(${addresses}) and checked_at > ${since}`.execute(press);
  const known = new Set(rows.map(({ url }) => url));
  const waiting = addresses.filter((href) => !isOwn(href) && !known.has(href));
  while (waiting.length > 0)
    await Promise.all(waiting.splice(0, atOnce).map(async (href) => note(press, href, await troubleOf(app, href), app.clock())));
}

async function troubleOf(app: App, href: string): Promise<LinkTrouble | undefined> {
  const allowsThisMachine = isLoopback(new URL(app.baseUrl()).hostname);
  const answer = await fetchPublic(href, { mostBytes: 0, seconds: secondsEach, allowsThisMachine });
  if (!answer.ok) return 'unreachable';
  if (answer.status === 404 || answer.status === 410) return 'gone';
  // Who asks for a password, or wants no program, is there.
  return answer.status >= 500 ? 'failing' : undefined;
}

/** Whether an address of the paper's own leads to something readers can see. What isn't a story's is believed. */
async function leadsIntoPaper(press: Press, href: string): Promise<boolean> {
  const parts = new URL(href).pathname.split('/').filter(Boolean);
  const slug = parts.at(-1) ?? '';
  if (parts.length < 2 || parts.length > 3) return true;
  const section = parts.at(-2) ?? '';
  const { rows } = await sql<{ isSection: boolean; isThere: boolean }>`
    select exists (select from stories.section where slug = ${section}) as is_section,
      exists (select from stories.address a join stories.version v on v.id = a.version_id
        where a.slug = ${slug} and v.published_at is not null and v.withdrawn_at is null) as is_there`.execute(press);
  return !rows[0]?.isSection || rows[0].isThere;
}

async function note(press: Press, url: string, problem: LinkTrouble | undefined, now: Date): Promise<void> {
  const found = { checkedAt: now, problem: problem ?? null };
  await press
    .insertInto('stories.linkCheck')
    .values({ url, ...found })
    .onConflict((on) => on.column('url').doUpdateSet(found))
    .execute();
}

/** Forgets what was found before a moment. */
export async function removeLinkChecks(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('stories.linkCheck').where('checkedAt', '<', before).execute();
}
