import { expect, test } from 'vitest';
import { loadSettings } from '#settings';
import type { StoryFixture } from '../../tests/fixtures.ts';
import { markedText } from '../../tests/marked-text.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { publish, saveVersion } from './index.ts';

const paper = testPaper();

test('readers see nothing of a saved revision until it is published: not its address, its by-line, its picture’s caption or its text', async () => {
  const { id = 0, versions = {} }: Partial<StoryFixture> = paper.fixtures.stories.first ?? {};
  const before = await (await browserOf(paper).get('/world/first')).text();
  const picture = await paper.press.selectFrom('stories.picture').select('id').where('slug', '=', 'market').executeTakeFirstOrThrow();
  const text = {
    language: 'en',
    slug: 'first-mended',
    headline: 'Another headline',
    deck: 'Another deck.',
    dateline: 'LIMA',
    lead: { pictureId: picture.id, caption: 'Another caption.', alt: 'Another picture.' },
    translatorIds: [],
    document: markedText('first-mended-en'),
  };
  await saveVersion(paper.press, id, text, paper.app.clock());
  paper.app.kept.clear();
  paper.app.pages.clear();
  expect(await (await browserOf(paper).get('/world/first')).text()).toBe(before);
  expect((await browserOf(paper).get('/world/first-mended')).status).toBe(404);
  expect((await browserOf(paper).get('/authors/tom-translator')).status).toBe(200);

  expect(await publish(paper.press, versions.en ?? 0, await loadSettings(paper.app.db), paper.app.clock())).toEqual({ ok: true });
  await paper.settled();
  const moved = await browserOf(paper).get('/world/first');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/world/first-mended']);
  const after = await (await browserOf(paper).get('/world/first-mended')).text();
  for (const words of ['Another headline', 'Another deck.', 'Another caption.', 'Another picture.', 'PUB-first-mended-en'])
    expect(after).toContain(words);
  expect(before).toContain('Tom Translator');
  expect(after).not.toContain('Tom Translator');
});
