import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { isWide } from '../wide.ts';
import { signUp } from './mailing.ts';

const paper = testPaper();
const readers = isWide ? 10_000 : 200;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({ record: path.join(paper.app.config.dataDir, 'sink.jsonl') });
  paper.app.bulk = createSmtpBulk(sink.url);
});
afterAll(() => sink.stop());

/** The one mailing, as the database has it. */
const mailing = () => paper.press.selectFrom('newsletters.mailing').selectAll().executeTakeFirstOrThrow();

test('a daily newsletter is made by its recipe, mended, sent on time to everybody on its list, and archived', {
  timeout: 600_000,
}, async () => {
  await signUp(paper.app.db, 'daily', readers);
  const editor = await addStaff(paper, 'editor');
  const { id: newsletterId } = await paper.press
    .selectFrom('newsletters.newsletter')
    .select('id')
    .where('slug', '=', 'daily')
    .executeTakeFirstOrThrow();
  const recipe = {
    language: 'en',
    mark: '0',
    list: 'all',
    most: '3',
    within: '3',
    habit: 'send',
    time: '12:00',
    ahead: '60',
    whole: 'yes',
    day: '2',
  };
  expect((await editor.browser.post(`/newsroom/mailings/recipes/${newsletterId}`, recipe)).status).toBe(303);
  paper.moveTo('2026-11-24T16:00:00Z');
  await paper.runJobs('newsletters.make-mailings');

  const { id, mark } = await mailing();
  const page = `/newsroom/mailings/${id}`;
  const added = { mark: String(mark), what: 'add', kind: 'text', text: 'Good morning, and [more](https://elsewhere.example/more).' };
  expect((await editor.browser.post(`${page}/parts`, added)).status).toBe(303);
  expect(
    (await editor.browser.post(`${page}/words`, { mark: String(mark + 1), subject: 'Your day', preheader: 'Three', whole: 'yes' })).status,
  ).toBe(303);
  expect(await (await editor.browser.get(`${page}/send`)).text()).toContain(`${readers.toLocaleString('en')} addresses`);

  paper.moveTo('2026-11-24T17:00:00Z');
  await paper.runJobs('newsletters.make-mailings');
  await paper.sendMailings();
  const taken = sink.taken();
  expect(taken).toHaveLength(readers);
  expect(new Set(taken.map(({ to }) => to)).size).toBe(readers);
  expect(new Set(taken.map(({ subject }) => subject))).toEqual(new Set(['Your day']));
  await paper.settled();
  const { state, publicId, recipients } = await mailing();
  expect({ state, recipients }).toEqual({ state: 'sent', recipients: readers });
  expect(await (await editor.browser.get(page)).text()).toMatch(new RegExp(`data-figure="sent">${readers.toLocaleString('en')}<`));
  expect(await (await editor.browser.get(`${page}/progress.json`)).json()).toMatchObject({ state: 'sent' });

  const stranger = browserOf(paper);
  expect(await (await stranger.get('/newsletters/daily')).text()).toContain(`/newsletters/daily/${publicId}`);
  expect(await (await stranger.get('/newsletters/daily/feed.xml')).text()).toContain('<title>Your day</title>');
  const archived = await (await stranger.get(`/newsletters/daily/${publicId}`)).text();
  expect(archived).toContain('Good morning');
  expect(archived).toContain('Headline of first in en');
  expect((await stranger.get(`/fr/newsletters/daily/${publicId}`)).status).toBe(404);
});

test('every link of the mail, opened by a stranger, signs nobody in and shows no whole story', async () => {
  const [mail] = await sink.mails();
  const html = String(mail?.html);
  expect(html).toContain('lang="en"');
  expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  expect(mail?.text).not.toMatch(/%%|PAID-/);
  const own = paper.app.baseUrl();
  const links = [...new Set([...html.matchAll(/<a\b[^>]*href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')))];
  expect(links.length).toBeGreaterThan(6);
  expect(links.filter((href) => !href.startsWith(`${own}/`))).toEqual([]);
  const before = await paper.press.selectFrom('newsletters.signUp').selectAll().orderBy('id').execute();
  for (const href of links) {
    const stranger = browserOf(paper);
    let at = href;
    for (let hop = 0; hop < 4 && at.startsWith(own); hop++) {
      const answer = await stranger.get(at.slice(own.length));
      expect(answer.headers.getSetCookie(), href).toEqual([]);
      expect(await answer.text(), href).not.toMatch(/PAID-/);
      expect([200, 302, 303, 307, 308], `${answer.status} ${at}`).toContain(answer.status);
      const to = answer.headers.get('location');
      if (!to) break;
      at = to.startsWith('/') ? own + to : to;
    }
    expect([...stranger.jar.keys()], href).toEqual([]);
  }
  expect(await paper.press.selectFrom('newsletters.signUp').selectAll().orderBy('id').execute()).toEqual(before);
});
