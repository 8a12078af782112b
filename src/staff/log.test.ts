import { describe, expect, test } from 'vitest';
import { phrasesOf, wordsIn } from '#platform/words.ts';
import { readFiles } from '../../tests/architecture/files.ts';
import { newViewer } from '../../tests/leaks/viewers.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { addStaff } from '../../tests/staff.ts';
import { actDetails, actSentence, actsByModule } from './acts.ts';
import { readLog } from './log.ts';
import { record } from './record.ts';

const paper = testPaper();
const rowsOn = (page: string) =>
  [...page.matchAll(/<tr><td>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('an act in the log', () => {
  test('is a sentence in every language, with what it is about; one that nobody wrote is shown by its name', () => {
    const invited = { act: 'staff.invited', detail: { name: 'Ines', role: 'editor', way: 'letter' } };
    const said = ['en', 'fr', 'es', 'ar'].map((language) => actSentence(wordsIn(language), invited));
    expect(said).toEqual(['Invited Ines as Editor', 'A invité Ines comme Éditeur', 'Invitó a Ines como Editor', 'دعوة Ines بصفة محرر']);
    expect(actDetails(wordsIn('en'), invited)).toEqual(['way: letter']);
    expect(actSentence(wordsIn('en'), { act: 'staff.signed-in', detail: { by: 'letter', second: 'recovery-code' } })).toBe(
      'Signed in by letter, confirmed by a recovery code',
    );
    expect(actSentence(wordsIn('en'), { act: 'staff.signed-in', detail: {} })).toBe('Signed in');
    for (const act of ['drawers.opened', 'staff.toString', 'constructor.name', 'x'])
      expect(actSentence(wordsIn('en'), { act, detail: {} })).toBe(act);
  });

  test('has its sentence, wherever the sources record one', () => {
    const known = new Set(actsByModule.flatMap(([, acts]) => acts));
    const sources = [...readFiles(process.cwd())].filter(([file]) => file.startsWith('src/') && !file.includes('.test.'));
    const recorded = sources.flatMap(([, text]) =>
      [...text.matchAll(/\bact: '([a-z]+\.[a-z-]+)'|recordAct\(\w+, \w+, '([a-z-]+)'/g)].map(
        ([, act, ofStory]) => act ?? `stories.${ofStory}`,
      ),
    );
    expect(recorded.length).toBeGreaterThan(25);
    expect([...new Set(recorded)].filter((act) => !known.has(act))).toEqual([]);
    const phrases = [...phrasesOf('en').keys()].filter((key) => key.startsWith('staff.acts.')).map((key) => key.replace('staff.acts.', ''));
    expect(phrases.toSorted()).toEqual([...known].toSorted());
  });
});

describe('the page of the log', () => {
  test('asks by person, act, thing and day, and says what was asked', async () => {
    const editor = await addStaff(paper, 'editor', { name: 'Ed' });
    const other = await addStaff(paper, 'editor', { name: 'Olga' });
    const days = ['2026-10-01T03:30:00Z', '2026-10-01T04:30:00Z', '2026-10-02T12:00:00Z'];
    const subject = { kind: 'version', id: 77 };
    for (const at of days)
      await record(paper.press, { personId: other.id, act: 'stories.publish', subject, detail: { revision: 3 } }, new Date(at));
    await record(paper.press, { personId: null, act: 'stories.withdraw', subject: { kind: 'version', id: 78 } }, new Date(days[2] ?? ''));
    const rows = async (query: string) => rowsOn(await (await editor.browser.get(`/newsroom/log?${query}`)).text());
    expect(await rows(`person=${other.id}`)).toHaveLength(3);
    expect(await rows('about=version-77')).toHaveLength(3);
    expect((await rows('act=stories.withdraw'))[0]).toContain('Command line or program Withdrew it Version 78');
    expect(await rows('act=stories')).toHaveLength(4);
    // Days are the paper's own: in New York the first act was still September's.
    expect(await rows('act=stories&from=2026-10-01')).toHaveLength(3);
    expect(await rows('act=stories&until=2026-09-30')).toHaveLength(1);
    expect(await rows('act=stories&from=2026-10-01&until=2026-10-01')).toHaveLength(1);
    expect(await rows('act=stories&from=2027-01-01')).toEqual([]);
    expect(await rows('act=stories&from=2026-02-31&person=x&before=-1')).toHaveLength(4);
    const page = await (await editor.browser.get('/newsroom/log?act=stories.publish&about=version-77&from=2026-10-01')).text();
    expect(page).toContain('<option value="stories.publish" selected="">Published it</option>');
    expect(page).toContain('value="2026-10-01"');
    expect(page).toContain('Only Version 77');
    const until = new Date('2026-10-02T00:00:00Z');
    expect((await readLog(paper.press, { until })).lines.map(({ at }) => at.toISOString()).slice(0, 2)).toEqual(
      days
        .slice(0, 2)
        .map((day) => new Date(day).toISOString())
        .toReversed(),
    );
  });
});

describe('a page of the newsroom that isn’t there', () => {
  test('is said to be missing in the newsroom to staff, and to all others where readers are', async () => {
    const { browser } = await addStaff(paper, 'contributor');
    const missing = await browser.get('/fr/newsroom/nowhere');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('class="newsroom newsroom-plain"');
    const denied = await browser.post('/newsroom/people', { name: 'A' });
    expect(denied.status).toBe(403);
    expect(await denied.text()).toContain('Your role here, Contributor, does not include this.');
    expect(await (await browser.get('/nowhere/at-all')).text()).not.toContain('newsroom-plain');
    // A reader can't tell what is there from what isn't.
    const reader = browserOf(paper, { cookie: await newViewer(paper, 'reader') });
    const [there, nowhere] = await Promise.all(
      ['/newsroom/people', '/newsroom/nowhere'].map(async (path) => (await reader.get(path)).text()),
    );
    expect(there).toBe(nowhere);
    expect(there).not.toContain('newsroom-plain');
  });
});
