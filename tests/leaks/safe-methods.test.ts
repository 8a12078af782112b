import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testPaper } from '../paper.ts';
import { isWide } from '../wide.ts';
import { addressesOf, inLanguage } from './addresses.ts';
import { askAt, eachOf } from './ask.ts';
import { changedBetween, digestOf } from './digest.ts';
import { everyField, formOf } from './questions.ts';
import { newViewer, viewerKinds } from './viewers.ts';

const paper = testPaper();

/** Every link in the letters sent so far, as paths: what a mail scanner opens. */
function lettersLinks(): string[] {
  const base = paper.app.baseUrl();
  const texts = paper.letters.map(({ text, html }) => `${text} ${html.replaceAll('&amp;', '&')}`).join(' ');
  return [...new Set([...texts.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link))]
    .filter((link) => link.startsWith(base))
    .map((link) => link.slice(base.length));
}

/** Every address of the paper, those of letters too, asked for with each safe method by each kind of viewer. */
async function askEverything(): Promise<{ asked: number; links: number }> {
  const ask = askAt(await paper.serve());
  for (const path of ['/sign-in', '/newsletters']) {
    const form = formOf({ ...everyField, email: `${path.slice(1)}@canary.example` });
    expect((await ask({ method: 'POST', path, ...form })).status).toBe(303);
  }
  await paper.runJobs();
  const links = lettersLinks();
  const addresses = paper.routes.flatMap((route) => addressesOf(paper, route).slice(0, 14)).map(({ path }) => path);
  const queries = [
    '/subscribe?plan=monthly&to=/world/first',
    '/sign-in?to=/world/first',
    '/newsletters?newsletter=daily',
    '/sign-out',
    '/account?delete=1',
    '/world/first?open=1&_method=POST',
  ];
  const paths = [...new Set([...addresses, ...queries, inLanguage('fr', '/world/first')])];
  const cookies = await Promise.all(viewerKinds.map((kind) => newViewer(paper, kind)));
  const signedIn = await newViewer(paper, 'reader');
  const before = await digestOf(paper);

  const all = [
    ...paths.flatMap((path, at) =>
      (isWide || at % 3 === 0 ? ['GET', 'HEAD', 'OPTIONS'] : ['GET']).map((method) => ({
        method,
        path,
        cookie: cookies[at % cookies.length] ?? '',
      })),
    ),
    ...['/', '/world/first', '/account', '/subscribe', '/sign-in', '/newsletters'].flatMap((path) =>
      cookies.map((cookie) => ({ method: 'GET', path, cookie })),
    ),
    ...links.flatMap((path) => ['', signedIn].flatMap((cookie) => ['GET', 'HEAD', 'GET'].map((method) => ({ method, path, cookie })))),
  ];
  const prefetch = { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' };
  const answers = await eachOf(all, 8, ({ cookie, ...asked }, at) =>
    ask({ ...asked, headers: { ...(cookie ? { cookie } : {}), ...(at % 2 ? prefetch : {}) } }),
  );
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(changedBetween(before, await digestOf(paper))).toEqual([]);
  return { asked: all.length, links: links.length };
}

test('asking changes nothing: not a row, by any route, link of a letter or viewer', { timeout: 120_000 }, async () => {
  const { asked, links } = await askEverything();
  expect(asked).toBeGreaterThan(700);
  // The letters lead to the sign-in and to the confirmation of the newsletter.
  expect(links).toBeGreaterThan(1);
});

test('after an hour a session says when it was last seen, and nothing else changes', async () => {
  const ask = askAt(await paper.serve());
  const cookie = await newViewer(paper, 'paid');
  const read = () =>
    sql`select token_hash, reader_id, device, started_at, expires_at from readers.session order by token_hash`.execute(paper.app.db);
  const sessions = await read();
  const before = await digestOf(paper);
  paper.moveTo(new Date(paper.app.clock().getTime() + 2 * 3_600_000));
  for (const path of ['/', '/world/first', '/account', '/latest']) await ask({ method: 'GET', path, headers: { cookie } });
  expect(changedBetween(before, await digestOf(paper))).toEqual(['readers.session']);
  expect((await read()).rows).toEqual(sessions.rows);
});

test('a page that counts its readers is found out', async () => {
  const before = await digestOf(paper);
  expect(changedBetween(before, await digestOf(paper))).toEqual([]);
  await sql`update settings.setting set value = value`.execute(paper.app.db);
  await sql`select nextval('subscriptions.receipt_number')`.execute(paper.app.db);
  expect(changedBetween(before, await digestOf(paper))).toEqual(['settings.setting', 'subscriptions.receipt_number']);
});
