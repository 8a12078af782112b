import { expect, test } from 'vitest';
import { testPaper } from '../../tests/paper.ts';
import { addStaff } from '../../tests/staff.ts';

const paper = testPaper();

test('stories to point to are those readers can see, found by how their words begin', async () => {
  const { browser } = await addStaff(paper, 'contributor');
  const keysFor = async (query: string) => {
    const answer = await browser.get(`/newsroom/stories.json?${query}`, { accept: 'application/json' });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { stories: { key: string }[] }).stories.map(({ key }) => key);
  };
  const all = await keysFor('language=en');
  expect(all).toContain('key-first');
  expect(all).not.toContain('key-unpublished');
  const { headline } = await paper.press
    .selectFrom('stories.version')
    .select('headline')
    .where('id', '=', paper.fixtures.stories.first?.versions.en ?? 0)
    .executeTakeFirstOrThrow();
  const [word = ''] = headline.match(/[\p{L}\p{N}]{3,}/u) ?? [];
  expect(await keysFor(`search=${word.slice(0, 3).toLowerCase()}`)).toContain('key-first');
  expect(await keysFor('search=nobodywrotethis')).toEqual([]);
  expect(await keysFor(`search=${encodeURIComponent("\u0000':* & | (")}&language=xx`)).toEqual(await keysFor(''));
});
