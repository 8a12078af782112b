import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '#platform/words.ts';
import { loadSettings } from '#settings';
import { licences } from '#translation';
import { addColleague } from '../../../tests/colleagues.ts';
import { testPaper } from '../../../tests/paper.ts';
import { askForLinks, checkVersion, handIn, problemText, proposeStory, saveDraft } from '../index.ts';

const paper = testPaper();
let server: Server;
let outside = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const status = Number(request.url?.slice(1)) || 200;
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('links that lead nowhere are said before a text goes out, with the day they were followed', async () => {
  const { press, app, fixtures } = paper;
  const eve = await addColleague(press, 'Eve', 'editor');
  const sectionId = fixtures.ids.sections.get('world') ?? 0;
  const begun = await proposeStory(press, { sectionId, language: 'en', headline: 'Linked' }, eve, app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  const own = app.baseUrl();
  const links = [
    `${outside}/200`,
    `${outside}/404`,
    `${outside}/403`,
    `${outside}/503`,
    'http://10.0.0.1/',
    `${own}/world/first`,
    `${own}/world/withdrawn`,
    `${own}/world/never-there`,
    `${own}/newsletters`,
    'mailto:desk@paper.example',
  ];
  const blocks = links.map((href) => ({
    type: 'paragraph' as const,
    text: [{ text: 'A link', marks: [{ type: 'link' as const, href }] }],
  }));
  const draft = { headline: 'Linked', deck: '', dateline: undefined, slug: '', document: { version: 1 as const, blocks } };
  await saveDraft(press, begun.versionId, draft, 1, eve, app.clock());
  const settings = await loadSettings(press);
  await handIn(press, begun.versionId, { by: eve, settings, licences, now: app.clock() });
  await paper.runJobs();

  const problems = (await checkVersion(press, begun.versionId, { settings, licences, now: app.clock() })) ?? [];
  const found = problems.filter(({ link }) => link).map(({ what, place, weight }) => [what, place, weight]);
  expect(found).toEqual([
    ['linkGone', 1, 'should'],
    ['linkFailing', 3, 'should'],
    ['linkUnreachable', 4, 'should'],
    ['linkGone', 6, 'should'],
    ['linkGone', 7, 'should'],
  ]);
  const said = problems.filter(({ link }) => link).map((problem) => problemText(wordsIn('en'), problem));
  expect(said[0]).toBe(`A link leads nowhere: ${outside}/404 (followed on 2026-11-24).`);

  // Asked again within a day, others' servers are left alone.
  const before = asked.length;
  await askForLinks(press, begun.versionId);
  await paper.runJobs();
  expect(asked.length).toBe(before);
  paper.passDays(2);
  await askForLinks(press, begun.versionId);
  await paper.runJobs();
  expect(asked.length).toBe(2 * before);
});
