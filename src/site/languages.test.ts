import { expect, test } from 'vitest';
import { changeSettings } from '#settings';
import { browserOf, testPaper } from '../../tests/paper.ts';

const paper = testPaper();

const page = async (path: string) => (await browserOf(paper).get(path)).text();

test('stories stand under the language they were written in first, in every edition, and no other language has a page', async () => {
  const index = await page('/languages');
  expect(index).toMatch(/href="\/languages\/fr"[^>]*><bdi>French<\/bdi>/);
  expect(await page('/fr/languages')).toMatch(/href="\/fr\/languages\/fr"[^>]*><bdi>français<\/bdi>/);
  const list = await page('/languages/fr');
  expect(list).toContain('<h1>Written in French</h1>');
  expect(list).toContain('Headline of first');
  expect(list).toContain('hreflang="ar"');
  expect((await browserOf(paper).get('/languages/xx')).status).toBe(404);
  expect((await browserOf(paper).get('/languages/FR')).status).toBe(404);
  expect(await page('/sources')).toContain('href="/languages"');
});

test('the passport says from which version it was translated, that a machine helped, and that the original was changed since', async () => {
  const story = paper.fixtures.stories.first;
  if (!story) throw new Error('no story');
  const { path, id, versions } = story;
  const before = await page(path);
  expect(before).toContain('<a href="/languages/fr">French</a>');
  expect(before).not.toContain('A machine helped');
  const told = (more: { correctedAt?: Date; changeKind?: string }) =>
    paper.press
      .insertInto('translation.provenance')
      .values({
        versionId: versions.en ?? 0,
        sourceVersionId: versions.ar ?? 0,
        isMachineAssisted: true,
        settledAt: paper.app.clock(),
        ...more,
      })
      .onConflict((on) => on.column('versionId').doUpdateSet({ settledAt: paper.app.clock(), ...more }))
      .execute();
  const look = () => {
    paper.app.pages.drop([`story:${id}`, 'settings']);
    return page(path);
  };
  await told({});
  const helped = await look();
  expect(helped).toMatch(/Translated from<\/dt><dd>Arabic/);
  expect(helped).toContain('A machine helped with this translation.');
  expect(helped).not.toContain('hasn’t followed');
  await told({ correctedAt: new Date('2026-11-20T12:00:00Z'), changeKind: 'correction' });
  expect(await look()).toContain('The original was corrected on Nov. 20. This version hasn’t followed yet.');
  await told({ correctedAt: new Date('2026-11-20T12:00:00Z'), changeKind: 'update' });
  expect(await look()).toContain('The original was updated on Nov. 20.');
  await changeSettings(paper.press, 'translation', { tellsOfMachines: false }, paper.app.clock());
  await paper.settled();
  expect(await look()).not.toContain('A machine helped');
});
