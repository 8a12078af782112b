import { expect, test } from 'vitest';
import { tokenCommand } from '#api';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { addCaller, callAt } from './caller.ts';

const paper = testPaper();

const page = '/newsroom/programs';
const fields: [string, string][] = [
  ['name', 'The <importer>'],
  ['role', 'contributor'],
  ['days', '30'],
  ['scope', 'stories:write'],
  ['scope', 'stories:publish'],
];
const without = (name: string): [string, string][] => fields.filter(([one]) => one !== name);
const tokenIn = (html: string) => html.match(/broadsheet_[\w-]{43}/)?.[0] ?? '';

test('a token is shown once, made once by a form, and no more than its role wherever its person may more', async () => {
  const { browser } = await addStaff(paper, 'publisher', { name: 'Pat' });
  const answer = await browser.post(`${page}/tokens`, [...fields, ['form', 'one-form']]);
  const html = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const token = tokenIn(html);
  expect(html).toContain('The &lt;importer&gt;');
  const again = await browser.post(`${page}/tokens`, [...fields, ['form', 'one-form']]);
  expect([again.status, tokenIn(await again.text())]).toEqual([409, '']);
  const list = await (await browser.get(page)).text();
  expect(list).toContain(`…${token.slice(-4)}`);
  expect(tokenIn(list)).toBe('');

  const begun = await callAt(paper, token, 'POST', '/stories', { section: 'world', language: 'en', headline: 'By a program' });
  expect(begun.status).toBe(201);
  const published = await callAt(paper, token, 'POST', `/versions/${begun.body.id}/publish`, {}, { 'if-match': '"1"' });
  expect(published.body.type).toBe('urn:problem-type:broadsheet:not-allowed');
  expect(await (await browser.get('/newsroom/log')).text()).toContain('Pat, by the program “The &lt;importer&gt;”');

  // What its person loses, the program loses at once.
  const second = await addStaff(paper, 'publisher');
  const { call } = await addCaller(paper, ['stories:publish'], { personId: second.id });
  const acts = () => call('POST', `/versions/${begun.body.id}/publish`, {}, { 'if-match': '"9"' });
  expect((await acts()).status).toBe(412);
  expect((await browser.post(`/newsroom/people/${second.id}/role`, { role: 'contributor' })).status).toBe(303);
  await paper.settled();
  expect((await acts()).body.type).toBe('urn:problem-type:broadsheet:not-allowed');
});

test('a refused form keeps what was typed, with a sentence', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const unnamed = await browser.post(`${page}/tokens`, without('name'));
  expect(unnamed.status).toBe(400);
  const html = await unnamed.text();
  expect(html).toContain('The program needs a name');
  expect(html).toMatch(/value="stories:publish"[^>]*checked/);
  const mayNothing = await (await browser.post(`${page}/tokens`, without('scope'))).text();
  expect(mayNothing).toContain('Choose at least one thing');
  expect(mayNothing).toContain('value="The &lt;importer&gt;"');
  for (const [name, value] of [
    ['role', 'admin'],
    ['days', '99999'],
  ] as [string, string][])
    expect((await browser.post(`${page}/tokens`, [...without(name), [name, value]])).status).toBe(400);
  for (const url of ['http://127.0.0.1.example/', 'ftp://x.example/', 'https://a:b@x.example/', 'nonsense', ''])
    expect(
      (
        await browser.post(`${page}/webhooks`, [
          ['url', url],
          ['kind', 'published'],
        ])
      ).status,
      url,
    ).toBe(400);
  expect(await (await browser.post(`${page}/webhooks`, { url: 'https://hooks.example/"><b>' })).text()).toContain(
    'Choose at least one thing that it is told of.',
  );
  for (const path of [
    '/tokens/1e9/revoke',
    '/tokens/999/revoke',
    '/webhooks/x/test',
    '/webhooks/00000000-0000-0000-0000-000000000000/remove',
  ])
    expect((await browser.post(page + path)).status, path).toBe(404);
});

test('the command line makes, lists and revokes tokens', async () => {
  const { email } = await addStaff(paper, 'editor');
  const run = async (...words: string[]) => {
    const lines: string[] = [];
    await tokenCommand(paper, words, (line) => lines.push(line));
    return lines.join('\n');
  };
  const made = await run('make', '--for', email.toUpperCase(), '--name', 'Night import', '--scopes', 'stories:read', '--days', '7');
  const id = made.match(/Token (\d+)/)?.[1] ?? '';
  const status = async () => (await callAt(paper, tokenIn(made), 'GET', '/stories')).status;
  expect(await status()).toBe(200);
  const list = await run('list');
  expect(list).toContain('Night import');
  expect(tokenIn(list)).toBe('');
  await run('revoke', id);
  await paper.settled();
  expect(await status()).toBe(401);
  for (const words of [
    ['revoke', id],
    ['make', '--for', 'nobody@x.example', '--name', 'x', '--scopes', 'stories:read'],
    ['make', '--for', email, '--name', 'x', '--scopes', 'everything'],
    ['make', '--for', email, '--name', 'x', '--scopes', 'stories:read', '--days', '0'],
    ['make', '--for'],
    [],
  ])
    await expect(run(...words), words.join(' ')).rejects.toThrow();
});
