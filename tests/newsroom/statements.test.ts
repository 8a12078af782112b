import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { enter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let publisher: StaffFixture;
/** What stands for the parts in braces of each page's address: something of each kind that there is. */
const rows = new Map<string, string>();

const lastPart = (answer: Response) => (answer.headers.get('location') ?? '').split('?')[0]?.split('/').at(-1) ?? '';

beforeAll(async () => {
  publisher = await addStaff(paper, 'publisher');
  const { browser } = publisher;
  const days = { startsOn: '2026-11-24', endsOn: '2027-11-23', dailyReaders: '200', ranges: '192.0.2.0/24', domains: '', contact: '' };
  const group = { name: 'A library', seats: '3', from: '2026-11-20', until: '2026-12-20', note: '', manager: 'dean@library.example' };
  const file = async (path: string, text: string) => {
    const form = new FormData();
    form.set('file', new File([text], 'old.csv', { type: 'text/csv' }));
    return lastPart(await browser.form(path, form));
  };
  const reader = browserOf(paper);
  await enter(paper, reader, 'ana@example.org');
  const { id: readerId } = await paper.app.db.selectFrom('readers.reader').select('id').executeTakeFirstOrThrow();
  const { id: newsletterId } = await paper.app.db.selectFrom('newsletters.newsletter').select('id').limit(1).executeTakeFirstOrThrow();
  const form = randomUUID();
  await browser.post('/newsroom/groups', { ...group, form });
  const version = String(paper.fixtures.stories.first?.versions.en);
  await browser.post(`/newsroom/versions/${version}/restore`, { number: '1' });
  await browser.post(`/newsroom/versions/${version}/made-from`, { from: String(paper.fixtures.stories.first?.versions.ar) });
  for (let at = 0; at < 30; at++) await browser.post(`/newsroom/versions/${version}/comments`, { text: `Number ${at}` });
  rows.set('/newsroom/versions', version);
  rows.set('/newsroom/pictures', 'harbour');
  const entry = { 'text-0': 'Kyiv', 'language-0': 'en', 'status-0': 'preferred' };
  rows.set('/newsroom/glossary', lastPart(await browser.post('/newsroom/glossary/new', entry)));
  rows.set('/newsroom/sources', 'le-test');
  const { id: sourceId } = await paper.press
    .selectFrom('stories.source')
    .select('id')
    .where('slug', '=', 'le-test')
    .executeTakeFirstOrThrow();
  const look = async (text: string) => {
    const piece = new FormData();
    piece.set('source', String(sourceId));
    piece.set('text', text);
    return lastPart(await browser.form('/newsroom/inbox/new', piece));
  };
  rows.set('/newsroom/inbox/new', await look('A quiet town\n\nSo quiet that nobody hears it.'));
  const facts = { headline: 'A loud town', language: 'en', licence: '' };
  rows.set('/newsroom/inbox', lastPart(await browser.post(`/newsroom/inbox/new/${await look('It is loud. Everybody hears it.')}`, facts)));
  const letter = new FormData();
  letter.set('file', new File(['We agree.'], 'letter.txt', { type: 'text/plain' }));
  await browser.form('/newsroom/sources/le-test/licences/1/letter', letter);
  rows.set('/newsroom/groups', form);
  const feed = { act: 'add', source: String(sourceId), kind: 'feed', url: 'http://127.0.0.1:9/feed.xml', minutes: '30' };
  rows.set('/newsroom/feeds', lastPart(await browser.post('/newsroom/feeds', feed)));
  rows.set(
    '/newsroom/institutions',
    lastPart(await browser.post('/newsroom/institutions', { form: 'one', name: 'A city library', ...days })),
  );
  rows.set('/newsroom/mailings/recipes', `${newsletterId}?language=en`);
  rows.set('/newsroom/mailings', lastPart(await browser.post('/newsroom/mailings', { newsletter: 'daily', language: 'en', by: 'recipe' })));
  rows.set('/newsroom/settings/newsletters', String(newsletterId));
  rows.set('/newsroom/subscribers', String(readerId));
  rows.set('/newsroom/subscriber-imports', await file('/newsroom/subscriber-imports', 'email\nbo@example.org\nnobody'));
  rows.set('/newsroom/exchange/files', await file('/newsroom/exchange/memory', '<tmx><body><tu/></body></tmx>'));
  rows.set('/newsroom/sign-ups', await file('/newsroom/sign-ups', 'address,newsletters\nbo@example.org,daily\nnobody,daily'));
});

/** Readers' pages in a frame of the newsroom cost what they cost readers; a program's webhook and a refund need more than there is here. */
const elsewhere = [
  '/newsroom/inbox/pictures/:key',
  '/newsroom/versions/:id/preview/page',
  '/newsroom/front/preview',
  '/newsroom/programs/webhooks/:id',
  '/newsroom/subscribers/:id/refund',
];

test('no page costs more than eight statements', async () => {
  const pages = paper.routes
    .filter(({ method, path, who }) => method === 'GET' && who.startsWith('staff:') && !elsewhere.includes(path))
    .map(({ path }) =>
      path.replace(/^([^:]+)\/:(?:id|slug)/, (whole, before) => (rows.has(before) ? `${before}/${rows.get(before)}` : whole)),
    )
    .map((path) => path.replace('/:act', '/complimentary').replace('/licences/:id', '/licences/1'));
  expect(pages.filter((path) => path.includes(':'))).toEqual([]);
  const { unpublished } = paper.fixtures.hidden;
  pages.push('/newsroom?state=all&search=headline', '/newsroom/pictures?search=h&only=incomplete');
  pages.push(`/newsroom/versions/${unpublished.versions.en}`, '/newsroom/subscribers?search=ana&state=never');
  const { query } = pg.Client.prototype;
  const asked: string[] = [];
  const dear: string[] = [];
  for (const page of pages) {
    // The session, the settings and what stands in every menu are in memory from the second page on.
    await publisher.browser.get(page);
    asked.length = 0;
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      asked.push(JSON.stringify(given[0]));
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    const { status } = await publisher.browser.get(page);
    pg.Client.prototype.query = query;
    expect(status, page).toBe(200);
    if (asked.length > 8) dear.push(`${page}: ${asked.length}\n${asked.join('\n')}`);
  }
  expect(dear).toEqual([]);
});
