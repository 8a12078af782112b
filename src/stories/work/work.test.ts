import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '#document';
import { changeSettings, loadSettings, type Settings } from '#settings';
import type { Staff } from '#staff';
import { licences } from '#translation';
import { addColleague } from '../../../tests/colleagues.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import {
  type Acted,
  approve,
  correct,
  embargo,
  findWork,
  handBack,
  handIn,
  proposeStory,
  publishNow,
  saveDraft,
  schedule,
  unschedule,
  update,
  withdrawStory,
} from '../index.ts';

const paper = testPaper();
const people = {} as Record<'ana' | 'eve' | 'ed' | 'tom', Staff>;
let settings: Settings;

beforeAll(async () => {
  const { press, fixtures } = paper;
  people.ana = await addColleague(press, 'Ana', 'contributor', fixtures.ids.authors.get('ana-author'));
  people.eve = await addColleague(press, 'Eve', 'editor');
  people.ed = await addColleague(press, 'Ed', 'editor');
  people.tom = await addColleague(press, 'Tom', 'translator', fixtures.ids.authors.get('tom-translator'));
  await changeSettings(press, 'newsroom', { review: 'required', secondFactor: 'optional' }, paper.app.clock());
  settings = await loadSettings(press);
});

const acted = (by: Staff): Acted => ({ by, settings, licences, now: paper.app.clock() });
const textOf = (...lines: string[]): Document => ({
  version: 1,
  blocks: lines.map((text) => ({ type: 'paragraph', text: [{ text }] })),
});
const draftOf = (headline: string, ...lines: string[]) => ({
  headline,
  deck: 'A deck.',
  dateline: undefined,
  slug: '',
  document: textOf(...lines, 'A second paragraph of the story.', 'A third paragraph of the story.'),
});

/** A contributor's story with a first text. */
async function begin(headline: string, by = people.ana): Promise<number> {
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const begun = await proposeStory(
    paper.press,
    { sectionId, language: 'en', headline, isIdea: true, access: 'free' },
    by,
    paper.app.clock(),
  );
  if (!begun.ok) throw new Error(begun.reason);
  const saved = await saveDraft(paper.press, begun.versionId, draftOf(headline, 'It begins.'), 1, by, paper.app.clock());
  if (!saved.ok) throw new Error(saved.reason);
  return begun.versionId;
}

/** The same, handed in and passed by an editor. */
async function beginReady(headline: string): Promise<number> {
  const id = await begin(headline);
  expect(await handIn(paper.press, id, acted(people.ana))).toEqual({ ok: true, state: 'review' });
  expect(await approve(paper.press, id, acted(people.eve))).toEqual({ ok: true, state: 'ready' });
  return id;
}

const statusOf = async (slug: string) => (await browserOf(paper).get(`/world/${slug}`)).status;
const stateOf = async (id: number) => (await findWork(paper.press, id))?.state;
const actsOn = async (id: number) => {
  const { rows } = await sql<{
    act: string;
  }>`select act from staff.act where subject_kind = 'version' and subject_id = ${id} order by id`.execute(paper.press);
  return rows.map(({ act }) => act.replace('stories.', ''));
};

test('from an idea to a withdrawal', async () => {
  const { press } = paper;
  const id = await begin('A bridge reopens');
  expect(await publishNow(press, id, acted(people.eve))).toEqual({ ok: false, reason: 'not-reviewed' });
  expect(await handIn(press, id, acted(people.tom))).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await handIn(press, id, acted(people.ana))).toEqual({ ok: true, state: 'review' });
  expect(await approve(press, id, acted(people.ana))).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await handBack(press, id, 'Which bridge?', acted(people.eve))).toEqual({ ok: true, state: 'draft' });
  await paper.runJobs();
  expect(paper.letters.at(-1)).toMatchObject({ to: people.ana.email, subject: 'Eve mentions you: A bridge reopens' });
  expect(paper.letters.at(-1)?.text).toContain('Which bridge?');
  expect(paper.letters.at(-1)?.text).toContain(`/newsroom/versions/${id}`);

  const mended = draftOf('A bridge reopens', 'The Oak Street bridge reopened.');
  expect(await saveDraft(press, id, mended, 2, people.ana, paper.app.clock())).toEqual({ ok: true, number: 3 });
  await handIn(press, id, acted(people.ana));
  await approve(press, id, acted(people.eve));
  expect(await statusOf('a-bridge-reopens')).toBe(404);
  expect(await publishNow(press, id, acted(people.ed))).toEqual({ ok: true });
  await paper.settled();
  expect(await (await browserOf(paper).get('/world/a-bridge-reopens')).text()).toContain('The Oak Street bridge reopened.');

  expect(await correct(press, id, 'It is Elm Street.', acted(people.ana))).toEqual({ ok: false, reason: 'not-allowed' });
  const again = draftOf('A bridge reopens', 'The Elm Street bridge reopened.');
  expect(await saveDraft(press, id, again, 3, people.eve, paper.app.clock())).toEqual({ ok: true, number: 4 });
  expect(await correct(press, id, 'It is Elm Street.', acted(people.eve))).toEqual({ ok: false, reason: 'not-reviewed' });
  await handIn(press, id, acted(people.eve));
  expect(await approve(press, id, acted(people.eve))).toEqual({ ok: false, reason: 'own-work' });
  await approve(press, id, acted(people.ed));
  expect(await correct(press, id, 'It is Elm Street.', acted(people.eve))).toEqual({ ok: true });
  expect(await update(press, id, 'Traffic is back.', acted(people.eve))).toEqual({ ok: true });
  await paper.settled();
  const page = await (await browserOf(paper).get('/world/a-bridge-reopens')).text();
  for (const words of ['The Elm Street bridge reopened.', 'It is Elm Street.', 'Traffic is back.']) expect(page).toContain(words);

  expect(await withdrawStory(press, id, { reason: 'No bridge.', everyLanguage: true }, acted(people.eve))).toEqual({
    ok: true,
    versionIds: [id],
  });
  await paper.settled();
  expect(await statusOf('a-bridge-reopens')).toBe(410);
  expect(await stateOf(id)).toBe('withdrawn');
  expect(await actsOn(id)).toEqual([
    'begun',
    'hand-in',
    'hand-back',
    'hand-in',
    'approve',
    'publish',
    'hand-in',
    'approve',
    'correct',
    'update',
    'withdraw',
  ]);
});

describe('two at once', () => {
  test('two saves over one revision: one is kept, the other comes back with the text that was', async () => {
    const id = await begin('Two hands');
    const save = (by: Staff, line: string) => saveDraft(paper.press, id, draftOf('Two hands', line), 2, by, paper.app.clock());
    const outcomes = await Promise.all([save(people.ana, 'By Ana.'), save(people.eve, 'By Eve.')]);
    const [kept, refused] = outcomes[0].ok ? outcomes : outcomes.toReversed();
    expect(kept).toEqual({ ok: true, number: 3 });
    const winner = outcomes[0].ok ? 'By Ana.' : 'By Eve.';
    expect(refused).toMatchObject({ ok: false, reason: 'conflict', theirs: { number: 3 } });
    expect(JSON.stringify(refused)).toContain(winner);
    // The answer to a save was lost: sent again, it is what stands there already.
    const lost = winner === 'By Ana.' ? people.ana : people.eve;
    expect(await save(lost, winner)).toEqual({ ok: true, number: 3 });
  });

  test('twenty publications at once are one', async () => {
    const id = await beginReady('Twenty at once');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => publishNow(paper.press, id, acted(people.eve))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok && one.reason === 'wrong-state')).toHaveLength(19);
    expect((await actsOn(id)).filter((act) => act === 'publish')).toHaveLength(1);
  });

  test('what is due is published once, however many look for it', async () => {
    const id = await beginReady('Due at nine');
    const at = new Date(paper.app.clock().getTime() + 60_000);
    expect(await schedule(paper.press, id, at, acted(people.eve))).toEqual({ ok: true, state: 'scheduled' });
    await paper.runJobs('stories.publish-due');
    expect(await statusOf('due-at-nine')).toBe(404);
    paper.moveTo(at);
    await Promise.all([1, 2, 3].map(() => paper.runJobs('stories.publish-due')));
    expect(await statusOf('due-at-nine')).toBe(200);
    expect((await actsOn(id)).filter((act) => act === 'publish')).toHaveLength(1);
    const { rows } = await sql<{
      person: number;
    }>`select person_id as person from staff.act where act = 'stories.publish' and subject_id = ${id}`.execute(paper.press);
    expect(rows).toEqual([{ person: people.eve.id }]);
  });

  test('a worker that dies in the middle leaves what is due to the next', async () => {
    const id = await beginReady('Due again');
    const at = new Date(paper.app.clock().getTime() + 60_000);
    await schedule(paper.press, id, at, acted(people.eve));
    paper.moveTo(at);
    const admin = new pg.Client({ connectionString: paper.databaseUrl });
    await admin.connect();
    await admin.query(`create function stories.die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`);
    await admin.query('create trigger die before insert on stories.listing for each row execute function stories.die()');
    await expect(paper.runJobs('stories.publish-due')).rejects.toThrow('killed');
    expect([await stateOf(id), await statusOf('due-again')]).toEqual(['scheduled', 404]);
    await admin.query('drop trigger die on stories.listing');
    await admin.end();
    await paper.runJobs('stories.publish-due');
    await paper.runJobs('stories.publish-due');
    expect([await stateOf(id), await statusOf('due-again')]).toEqual(['published', 200]);
    expect((await actsOn(id)).filter((act) => act === 'publish')).toHaveLength(1);
  });
});

test('a schedule and an embargo exclude each other', async () => {
  const { press } = paper;
  const id = await beginReady('Held back');
  const now = paper.app.clock().getTime();
  const [hour, day] = [new Date(now + 3_600_000), new Date(now + 86_400_000)];
  expect(await schedule(press, id, new Date(now), acted(people.eve))).toEqual({ ok: false, reason: 'past' });
  await embargo(press, id, day, acted(people.eve));
  expect(await schedule(press, id, hour, acted(people.eve))).toEqual({ ok: false, reason: 'embargoed' });
  expect(await publishNow(press, id, acted(people.eve))).toEqual({ ok: false, reason: 'embargoed' });
  await embargo(press, id, undefined, acted(people.eve));
  expect(await schedule(press, id, hour, acted(people.eve))).toEqual({ ok: true, state: 'scheduled' });
  expect(await embargo(press, id, day, acted(people.eve))).toEqual({ ok: false, reason: 'wrong-state' });
  expect(await saveDraft(press, id, draftOf('Held back', 'Changed.'), 2, people.eve, paper.app.clock())).toEqual({
    ok: false,
    reason: 'wrong-state',
  });
  await expect(sql`update stories.work set embargo_until = now() where version_id = ${id}`.execute(press)).rejects.toThrow('check');
  expect(await unschedule(press, id, acted(people.eve))).toEqual({ ok: true, state: 'ready' });
});

test('what can’t go out at its time goes back to ready and is shown on the desk', async () => {
  const { press } = paper;
  const id = await beginReady('First');
  // The address belongs to another story of the paper.
  const at = new Date(paper.app.clock().getTime() + 60_000);
  expect(await schedule(press, id, at, acted(people.eve))).toEqual({ ok: true, state: 'scheduled' });
  const sound = await beginReady('Behind it');
  await schedule(press, sound, new Date(at.getTime() + 1), acted(people.eve));
  paper.moveTo(new Date(at.getTime() + 1));
  await expect(paper.runJobs('stories.publish-due')).rejects.toThrow(`version ${id}: address-taken`);
  expect([await stateOf(id), await stateOf(sound)]).toEqual(['ready', 'published']);
});

test('nothing a must of the checklist names is published', async () => {
  const { press } = paper;
  const id = await begin('No text');
  const empty = { ...draftOf('', 'x'), headline: ' ', document: textOf() };
  await saveDraft(press, id, empty, 2, people.ana, paper.app.clock());
  await handIn(press, id, acted(people.ana));
  await approve(press, id, acted(people.eve));
  const outcome = await publishNow(press, id, acted(people.eve));
  expect(outcome).toMatchObject({ ok: false, reason: 'problems', problems: [{ what: 'headlineMissing' }, { what: 'textMissing' }] });
  expect(await stateOf(id)).toBe('ready');
});

test('the role of reader pages is refused everything about work', async () => {
  for (const table of ['work', 'comment', 'presence', 'preview_link'])
    await expect(sql`select 1 from ${sql.table(`stories.${table}`)}`.execute(paper.app.db)).rejects.toThrow('permission denied');
});
