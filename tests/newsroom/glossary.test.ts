import { expect, test } from 'vitest';
import { addPairs, termsIn } from '#translation';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();
const line = (at: number, language: string, text: string, status = 'preferred') => ({
  [`language-${at}`]: language,
  [`text-${at}`]: text,
  [`status-${at}`]: status,
  [`transliteration-${at}`]: '',
  [`note-${at}`]: '',
});
const entry = (...lines: Record<string, string>[]) => ({
  kind: 'person',
  note: '',
  origin: 'Embassy',
  mark: '0',
  ...Object.assign({}, ...lines),
});
const use = (from: string, to: string, text: string) => termsIn(paper.press, { from, to, texts: [text] });

test('a translator writes an entry, whose terms are found in the forms their languages give them', async () => {
  const { browser } = await addStaff(paper, 'translator');
  const twice = entry(line(0, 'en', 'Kovalenko'), line(1, 'en', 'Kovalenka'), line(2, 'ru', '...'));
  const refused = await browser.post('/newsroom/glossary/new', twice);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('A term needs a letter or a number');
  const second = await browser.post('/newsroom/glossary/new', entry(line(0, 'en', 'Kovalenko'), line(1, 'en', 'Kovalenka')));
  expect(await second.text()).toContain('only one preferred term');
  const lines = [line(0, 'en', 'Anna Petrova'), line(1, 'ru', 'Анна Петрова'), line(2, 'en', 'Ana Petrowa', 'forbidden')];
  const added = await browser.post('/newsroom/glossary/new', entry(...lines));
  expect(added.status).toBe(303);
  const address = (added.headers.get('location') ?? '').split('?')[0] ?? '';
  expect(await (await browser.get(address)).text()).toContain('value="Ana Petrowa"');

  expect(await use('ru', 'en', 'Мы видели Анну Петрову вчера.')).toMatchObject([
    [{ term: 'Анна Петрова', from: 10, to: 22, targets: [{ text: 'Anna Petrova' }, { text: 'Ana Petrowa', status: 'forbidden' }] }],
  ]);
  expect(await use('en', 'en', 'They met Ana Petrowa’s brother.')).toMatchObject([[{ status: 'forbidden', term: 'Ana Petrowa' }]]);
  expect(await use('en', 'ru', 'They met Annabel Petrova.')).toEqual([[]]);

  const list = await (await browser.get('/newsroom/glossary?search=PETROVA&from=en&to=ru')).text();
  expect(list).toContain('Анна Петрова');
  expect(await (await browser.get('/newsroom/glossary?from=en&to=ja')).text()).not.toContain('Petrova');

  // Two saved from the same mark: the second is told, and keeps what it typed.
  expect((await browser.post(address, { ...entry(...lines), mark: '1', note: 'First' })).status).toBe(303);
  const late = await browser.post(address, { ...entry(...lines), mark: '1', note: 'Second' });
  expect(late.status).toBe(409);
  const told = await late.text();
  for (const text of ['A colleague has changed this entry', 'Second', 'name="mark" value="2"']) expect(told).toContain(text);
});

test('a contributor reads the glossary and writes nothing in it', async () => {
  const { browser } = await addStaff(paper, 'contributor');
  expect(await (await browser.get('/newsroom/glossary')).text()).toContain('Petrova');
  expect((await browser.get('/newsroom/glossary/new')).status).toBe(403);
  expect((await browser.post('/newsroom/glossary/new', entry(line(0, 'en', 'Nobody')))).status).toBe(403);
  expect(await (await browser.get('/newsroom/glossary/1')).text()).not.toContain('<textarea');
  expect((await browser.get('/newsroom/glossary/999')).status).toBe(404);
});

test('terms of scripts without spaces and with words written together are found', async () => {
  const { browser } = await addStaff(paper, 'editor');
  await browser.post('/newsroom/glossary/new', {
    ...entry(line(0, 'ar', 'القاهرة'), line(1, 'ja', '東京'), line(2, 'fr', 'Alger')),
    kind: 'place',
  });
  for (const [language, text] of [
    ['ar', 'وصل إلى القاهرة أمس'],
    ['ar', 'يعيش بالقاهرة'],
    ['ar', 'عاد للقاهرة'],
    ['ja', '大統領は東京に到着した'],
    ['fr', 'Les rues d’Alger sont vides.'],
  ] as const)
    expect((await use(language, 'en', text))[0], text).toHaveLength(1);
  expect((await use('fr', 'en', 'Les Algériens attendent.'))[0]).toEqual([]);
});

test('a name that is offered is taken in or turned down, and offered no more', async () => {
  const { browser } = await addStaff(paper, 'translator');
  const met = ['Lucía Ferreyra', 'Marco Bellini'].map((text) => ({ language: 'es', text, met: 2, metAt: paper.app.clock() }));
  await paper.press.insertInto('translation.metName').values(met).execute();
  const page = await (await browser.get('/newsroom/glossary')).text();
  expect(page).toContain('2 new names');
  await browser.post('/newsroom/glossary/names/turned-down', { language: 'es', text: 'Marco Bellini' });
  await browser.post('/newsroom/glossary/new', entry(line(0, 'es', 'Lucía Ferreyra')));
  expect(await (await browser.get('/newsroom/glossary')).text()).not.toContain('new name');
});

test('the memory is looked through and mended on its page', async () => {
  const made = {
    from: 'fr',
    to: 'en',
    kind: 'paragraph' as const,
    scope: 'paper' as const,
    state: 'approved' as const,
    madeAt: paper.app.clock(),
  };
  await addPairs(paper.press, [{ ...made, sourceText: 'La <grève> continue.', targetText: 'The strike goes on.' }]);
  const [contributor, editor] = [await addStaff(paper, 'contributor'), await addStaff(paper, 'editor')];
  const page = await (await contributor.browser.get('/newsroom/memory?search=strike&from=fr')).text();
  expect(page).toContain('La &lt;grève&gt; continue.');
  expect(page).toContain('The <mark>strike</mark> goes on.');
  expect(page).not.toContain('/remove');
  const [, id] = (await (await editor.browser.get('/newsroom/memory')).text()).match(/memory\/(\d+)\/remove/) ?? [];
  expect((await contributor.browser.post(`/newsroom/memory/${id}/remove`, {})).status).toBe(404);
  const gone = await editor.browser.post(`/newsroom/memory/${id}/remove`, { search: 'strike' });
  expect(gone.headers.get('location')).toContain('search=strike&said=removed');
  expect(await (await editor.browser.get(gone.headers.get('location') ?? '')).text()).not.toContain('goes on');
  const log = await (await editor.browser.get('/newsroom/log?act=translation')).text();
  for (const text of ['Removed a pair from the memory (fr → en)', 'Added to the glossary: Anna Petrova']) expect(log).toContain(text);
});
