import { expect, test } from 'vitest';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

test('colleagues talk about a text, by form and by script, and whoever is named learns of it', async () => {
  const ana = await addStaff(paper, 'contributor', { name: 'Ana Souza' });
  const ed = await addStaff(paper, 'editor', { name: 'Ed' });
  const screen = `/newsroom/versions/${paper.fixtures.hidden.unpublished.versions.en}`;
  const open = async (who: typeof ana) => (await who.browser.get(screen)).text();
  const read = async (answer: Response) =>
    (await answer.json()) as { id: number; answers?: number; comments: { id: number; resolvedAt?: string }[] };
  const listed = async () => (await read(await ed.browser.get(`${screen}/comments.json`))).comments;

  expect((await ed.browser.post(`${screen}/comments`, { text: ' ' })).status).toBe(400);
  const long = await ed.browser.post(`${screen}/comments`, { text: 'y'.repeat(5001) });
  expect(long.status).toBe(400);
  expect(await long.text()).toContain('At most 5,000 letters');
  expect((await ed.browser.post(`${screen}/comments`, { text: 'Who steers <it>, @ana souza?' })).status).toBe(303);
  const [first] = await listed();
  expect(first).toMatchObject({ madeBy: 'Ed', mentioned: ['Ana Souza'], text: 'Who steers <it>, @ana souza?' });
  await paper.runJobs();
  expect(paper.letters.filter(({ to }) => to === ana.email)).toHaveLength(1);
  expect(await (await ana.browser.get('/newsroom')).text()).toContain('Who steers &lt;it&gt;');
  expect(await (await ed.browser.get('/newsroom')).text()).not.toContain('Who steers &lt;it&gt;');

  const send = (who: typeof ana, body: unknown, extra: Record<string, string> = {}) =>
    paper.web.request(`${screen}/comments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: [...who.browser.jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...extra,
      },
      body: JSON.stringify(body),
    });
  const answered = await send(ana, { text: 'Old Manuel.', answers: first?.id });
  expect(answered.status).toBe(201);
  const { id: answerId } = await read(answered);
  // An answer to an answer stands beside it, and one that is about words keeps them.
  expect((await read(await send(ed, { text: 'Thanks', answers: answerId }))).answers).toBe(first?.id);
  expect(await (await send(ed, { text: 'Here', block: 2, quote: 'the ferry' })).json()).toMatchObject({ block: 2, quote: 'the ferry' });
  for (const wrong of [{ text: '' }, { text: 'x', answers: 999999 }, { text: 'x\u0000' }, { text: 5 }, {}, [], { text: 'x', block: -1 }])
    expect((await send(ed, wrong)).status, JSON.stringify(wrong)).toBe(422);
  expect((await send(ed, { text: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(await open(ana)).toContain('Old Manuel.');

  expect((await ana.browser.post(`${screen}/resolve`, { comment: String(first?.id) })).status).toBe(409);
  expect((await ed.browser.post(`${screen}/resolve`, { comment: String(first?.id) })).status).toBe(303);
  expect((await ed.browser.post(`${screen}/resolve`, { comment: String(first?.id) })).status).toBe(409);
  expect(await open(ana)).toContain('1 dealt with');
  expect(await (await ana.browser.get('/newsroom')).text()).not.toContain('Who steers &lt;it&gt;');
  expect((await listed()).filter((one) => one.resolvedAt)).toHaveLength(3);
  expect((await ed.browser.post(`${screen}/reopen`, { comment: String(first?.id) })).status).toBe(303);
  expect(await (await ana.browser.get('/newsroom')).text()).toContain('Who steers &lt;it&gt;');
});
