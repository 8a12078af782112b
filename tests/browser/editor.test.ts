import { beforeAll, expect, test } from 'vitest';
import { commentsOf, findWork } from '#stories';
import { photo } from '../picture-files.ts';
import { loadAxe, offencesOf } from './axe.ts';
import { goToEnd, outline, paste } from './editing.ts';
import { seenPaper } from './visitor.ts';
import { words } from './walk.ts';
import { addText, addWriter, openText, type Writer } from './writers.ts';

const seen = seenPaper();
let eve: Writer;

beforeAll(async () => {
  eve = await addWriter(seen.paper, 'Eve');
  await addWriter(seen.paper, 'Ana Ames');
});

async function opened(...lines: string[]) {
  const id = await addText(seen.paper, eve, lines);
  const visitor = await seen.visitor();
  await eve.signIn(visitor.context, seen.base);
  await openText(visitor.page, id);
  const newest = async () => (await findWork(seen.paper.press, id))?.newest;
  const expectSaved = (expected: unknown[]) =>
    expect.poll(async () => (await newest())?.document.blocks.map(outline), { timeout: 10_000 }).toEqual(expected);
  return { ...visitor, id, newest, expectSaved };
}

test('every block and mark is written by keyboard alone', async () => {
  const { page, newest, expectSaved, offences } = await opened('Start');
  const { keyboard } = page;
  const slash = async (query: string) => {
    await keyboard.type(`/${query}`);
    await page.locator('.slash-menu [aria-selected="true"]').waitFor();
    await keyboard.press('Enter');
  };
  /** The dialog is gone and the cursor where it was. */
  const back = async () => {
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => window.document.activeElement?.classList.contains('ProseMirror'));
    await page.waitForTimeout(150);
  };
  await goToEnd(page);
  await slash('subh');
  await keyboard.type('A subhead');
  await keyboard.press('Enter');
  await keyboard.press('ControlOrMeta+b');
  await keyboard.type('Strong');
  await keyboard.press('ControlOrMeta+b');
  await keyboard.type(' and ');
  await keyboard.press('ControlOrMeta+i');
  await keyboard.type('slanted');
  await keyboard.press('ControlOrMeta+i');
  await keyboard.type(' and saudade');
  await keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  await keyboard.press('ControlOrMeta+Alt+l');
  await page.locator('dialog input').fill('Portuguese');
  await keyboard.press('Enter');
  await back();
  // The words are still selected.
  await keyboard.press('ControlOrMeta+k');
  await page.locator('dialog input').fill('javascript:alert(1)');
  await keyboard.press('Enter');
  await page.getByText(words('editor.problems.link')).waitFor();
  await page.locator('dialog input').fill('example.org/a');
  await keyboard.press('Enter');
  await back();
  await keyboard.press('End');
  await page.waitForTimeout(60);
  await keyboard.press('Enter');
  await slash('list');
  await keyboard.type('one');
  await keyboard.press('Enter');
  await keyboard.type('two');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await slash('quot');
  await keyboard.type('Quoted');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await slash('pull');
  await keyboard.type('Large');
  await keyboard.press('Tab');
  await keyboard.type('Somebody');
  await goToEnd(page);
  await slash('tabl');
  for (const [text, key] of [
    ['Prices', 'ArrowDown'],
    ['A', 'Tab'],
    ['B', 'Tab'],
    ['C', 'Tab'],
    ['1', 'ArrowRight'],
    ['2', 'ArrowRight'],
    ['3', 'Enter'],
  ] as const) {
    await keyboard.type(text);
    await keyboard.press(key);
  }
  await keyboard.type('6');
  await keyboard.press('Enter');
  await slash('divi');
  await slash('corr');
  await keyboard.type('It was Tuesday.');
  await keyboard.press('Enter');
  await slash('else');
  await page.locator('dialog').getByLabel(words('editor.fields.url')).fill('https://example.org/map');
  await page.locator('dialog').getByLabel(words('editor.fields.title')).fill('A map');
  await keyboard.press('Enter');
  await back();
  await slash('stor');
  await page.locator('dialog .choices button').first().click();
  await back();
  await slash('prev');
  // Up over the blocks between, one by one, to under the subhead.
  for (let over = 0; over < 20 && (await page.locator('h2 + .preview-cut').count()) === 0; over += 1) await keyboard.press('Alt+ArrowUp');
  await expectSaved(
    [
      'Start',
      '## A subhead',
      '*Strong* and _slanted_ and [{pt:saudade}](https://example.org/a)',
      '- one | two',
      '> Quoted',
      { type: 'pullquote', text: [{ text: 'Large' }], by: 'Somebody' },
      'table A | B | C / 1 | 2 | 3 /  |  | 6',
      '---',
      { type: 'correction', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), text: [{ text: 'It was Tuesday.' }] },
      { type: 'embed', url: 'https://example.org/map', title: 'A map' },
      { type: 'related', story: expect.stringMatching(/^key-/) },
    ].map((one) => (typeof one === 'string' ? one : expect.anything())),
  );
  await expect.poll(async () => (await newest())?.document.cut, { timeout: 10_000 }).toBe(2);
  const written = (await newest())?.document;
  expect(written?.blocks[5]).toEqual({ type: 'pullquote', text: [{ text: 'Large' }], by: 'Somebody' });
  expect(written?.blocks[6]).toMatchObject({ caption: [{ text: 'Prices' }] });
  expect(written?.blocks[9]).toEqual({ type: 'embed', url: 'https://example.org/map', title: 'A map' });
  await keyboard.press('ControlOrMeta+/');
  await page.getByRole('dialog', { name: words('editor.tools.help') }).waitFor();
  await loadAxe(page);
  expect(await offencesOf(page)).toEqual([]);
  await keyboard.press('Escape');
  expect(await offencesOf(page)).toEqual([]);
  expect(offences).toEqual([]);
});

test('pictures come from the device and the library; words are found, replaced and commented', async () => {
  const { page, id, newest, expectSaved, offences } = await opened('The ferry and the Ferry', 'Ferryman');
  const { keyboard } = page;
  const bytes = [...(await photo())];
  await goToEnd(page);
  await page.locator('.story-surface .ProseMirror').evaluate((element, bytes) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(bytes)], 'harbour.jpg', { type: 'image/jpeg' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, bytes);
  const picture = page.locator('.story-picture');
  await picture.locator('textarea').fill('Boats at a quay');
  await picture.locator('figcaption').click();
  await keyboard.type('The quay');
  await expect
    .poll(async () => (await newest())?.document.blocks[2], { timeout: 10_000 })
    .toMatchObject({
      type: 'picture',
      alt: 'Boats at a quay',
      caption: [{ text: 'The quay' }],
    });

  await page.locator('.story-surface p').first().click();
  await keyboard.press('ControlOrMeta+Home');
  await page.waitForTimeout(60);
  await keyboard.press('ControlOrMeta+f');
  await page.getByLabel(words('editor.find.wanted'), { exact: true }).fill('ferry');
  await page.getByText(words('editor.find.place', { number: 1, count: 3 })).waitFor();
  await page.getByLabel(words('editor.find.wholeWord')).check();
  await page.getByText(words('editor.find.place', { number: 1, count: 2 })).waitFor();
  await page.getByLabel(words('editor.find.matchCase')).check();
  await page.getByText(words('editor.find.place', { number: 1, count: 1 })).waitFor();
  await page.getByLabel(words('editor.find.instead')).fill('boat');
  await page.getByRole('button', { name: words('editor.find.replaceAll') }).click();
  await keyboard.press('Escape');
  await expectSaved(['The boat and the Ferry', 'Ferryman', expect.anything()]);

  await page.locator('.story-surface p', { hasText: 'Ferryman' }).dblclick({ position: { x: 20, y: 12 } });
  await keyboard.press('ControlOrMeta+Alt+m');
  await page.locator('dialog').getByLabel(words('editor.comments.text')).fill('Who is he, @An');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await page
    .locator('dialog')
    .getByRole('button', { name: words('editor.comments.send') })
    .click();
  await page.locator('.commented', { hasText: 'Ferryman' }).waitFor();
  const [said] = await commentsOf(seen.paper.press, id);
  expect(said).toMatchObject({ text: 'Who is he, @Ana Ames', block: 1, quote: 'Ferryman' });
  expect(said?.mentioned).toHaveLength(1);
  // The mark stays with its words when a paragraph comes before them.
  await page.locator('.story-surface p').first().click();
  await keyboard.press('Home');
  await page.waitForTimeout(60);
  await keyboard.type('New');
  await keyboard.press('Enter');
  await expectSaved(['New', 'The boat and the Ferry', 'Ferryman', expect.anything()]);
  await page.reload();
  await page.locator('.commented', { hasText: 'Ferryman' }).click();
  await page
    .locator('.comments-here')
    .getByRole('button', { name: words('editor.comments.resolve') })
    .click();
  await expect.poll(async () => (await commentsOf(seen.paper.press, id))[0]?.resolvedAt, { timeout: 10_000 }).toBeTruthy();
  expect(await page.locator('.commented').count()).toBe(0);
  await goToEnd(page);
  await paste(page, { text: 'One.\n\nTwo.' });
  await expectSaved(['New', 'The boat and the Ferry', 'Ferryman', expect.anything(), 'One.', 'Two.']);
  expect(offences).toEqual([]);
});
