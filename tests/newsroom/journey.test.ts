import { expect, test } from 'vitest';
import { changeSettings } from '#settings';
import { proposeStory, readBody, saveDraft } from '#stories';
import { newViewer } from '../leaks/viewers.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

const paragraphs = (...lines: string[]) => ({
  version: 1 as const,
  blocks: lines.map((text) => ({ type: 'paragraph' as const, text: [{ text }] })),
});

/** A form of a page: where it posts and what its hidden fields hold. */
function formAt(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`));
  if (!form) throw new Error(`No form posts to ${action}.`);
  return Object.fromEntries([...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

test('a contributor’s draft is handed back, handed in, approved, scheduled, published, corrected and withdrawn', async () => {
  const { press, fixtures } = paper;
  await changeSettings(press, 'newsroom', { review: 'required', secondFactor: 'optional' }, paper.app.clock());
  await paper.settled();
  const ana = await addStaff(paper, 'contributor', { name: 'Ana', authorId: fixtures.ids.authors.get('ana-author') ?? 0 });
  const ed = await addStaff(paper, 'editor', { name: 'Ed' });
  const author = {
    id: ana.id,
    name: 'Ana',
    email: ana.email,
    role: 'contributor' as const,
    authorId: fixtures.ids.authors.get('ana-author'),
  };
  const begun = await proposeStory(
    press,
    { sectionId: fixtures.ids.sections.get('world') ?? 0, language: 'en', headline: 'The ferry of two hours', access: 'subscribers' },
    author,
    paper.app.clock(),
  );
  if (!begun.ok) throw new Error(begun.reason);
  const id = begun.versionId;
  const draft = {
    headline: 'The ferry of two hours',
    deck: 'One river, two time zones.',
    dateline: 'SANLUCAR',
    slug: '',
    document: paragraphs(
      ...['One', 'Two', 'Three'].map((word) => `${word}: a paragraph of some length about a ferry that crosses a river between two hours.`),
      'ONLY-BEHIND-THE-GATE',
    ),
  };
  const saved = await saveDraft(press, id, draft, 1, author, paper.app.clock());
  if (!saved.ok) throw new Error(saved.reason);

  const screen = `/newsroom/versions/${id}`;
  const open = async (who: typeof ana) => (await who.browser.get(screen)).text();
  const act = async (who: typeof ana, name: string, fields: Record<string, string> = {}) => {
    const hidden = formAt(await open(who), `${screen}/${name}`);
    const answer = await who.browser.post(`${screen}/${name}`, { ...hidden, ...fields });
    expect(answer.status, `${name}: ${answer.status === 303 ? '' : await answer.text()}`).toBe(303);
    await paper.settled();
    return (await who.browser.get(answer.headers.get('location') ?? '')).text();
  };

  expect(await (await ana.browser.get('/newsroom')).text()).toContain('To write');
  expect(await act(ana, 'hand-in')).toContain('Handed in.');
  expect(await (await ed.browser.get('/newsroom')).text()).toContain('To review');
  expect(await act(ed, 'hand-back', { text: 'Who <steers> it?' })).toContain('Handed back');
  expect(await open(ana)).toContain('Who &lt;steers&gt; it?');
  await act(ana, 'hand-in');
  expect(await act(ed, 'approve')).toContain('Approved.');
  // A minute later by the paper's clocks: it is 10:00 in New York.
  expect(await act(ed, 'schedule', { at: '2026-11-24T10:01' })).toContain('goes out');
  expect(await (await ana.browser.get('/newsroom/calendar')).text()).toContain('The ferry of two hours');

  const address = '/world/the-ferry-of-two-hours';
  await paper.runJobs('stories.publish-due');
  expect((await browserOf(paper).get(address)).status).toBe(404);
  paper.moveTo('2026-11-24T15:01:00Z');
  await paper.runJobs('stories.publish-due');
  const publicly = await (await browserOf(paper).get(address)).text();
  expect(publicly).toContain('One: a paragraph');
  expect(publicly).not.toContain('ONLY-BEHIND-THE-GATE');
  const subscriber = browserOf(paper, { cookie: await newViewer(paper, 'paid') });
  expect(await (await subscriber.get(address)).text()).toContain('ONLY-BEHIND-THE-GATE');
  expect(await (await browserOf(paper).get('/feed.xml')).text()).toContain('The ferry of two hours');

  expect(await act(ed, 'correct', { text: 'The river is the Guadiana.' })).toContain('Corrected.');
  expect(await (await browserOf(paper).get(address)).text()).toContain('The river is the Guadiana.');

  expect(await act(ed, 'withdraw', { text: 'The ferry was never there.' })).toContain('Withdrawn.');
  expect((await browserOf(paper).get(address)).status).toBe(410);
  expect((await subscriber.get(address)).status).toBe(410);
  for (const page of ['/', '/latest', '/world', '/authors/ana-author', '/archive/2026-11', '/feed.xml'])
    expect(await (await browserOf(paper).get(page)).text(), page).not.toContain('The ferry of two hours');
  const { rows } = {
    rows: await press.selectFrom('staff.act').select(['act', 'personId']).where('subjectId', '=', id).orderBy('id').execute(),
  };
  expect(rows.map((row) => [row.act, row.personId])).toEqual([
    ['stories.begun', ana.id],
    ['stories.hand-in', ana.id],
    ['stories.hand-back', ed.id],
    ['stories.hand-in', ana.id],
    ['stories.approve', ed.id],
    ['stories.schedule', ed.id],
    ['stories.publish', ed.id],
    ['stories.correct', ed.id],
    ['stories.withdraw', ed.id],
  ]);
  expect(await readBody(press, id)).toBeDefined();
});
