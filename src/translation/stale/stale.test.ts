import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '#document';
import { loadSettings, type Settings } from '#settings';
import type { Staff } from '#staff';
import { type Acted, correct, findWork, proposeStory, publish, publishNow, saveDraft, update } from '#stories';
import { addColleague } from '../../../tests/colleagues.ts';
import { testPaper } from '../../../tests/paper.ts';
import { assign, bringUpToDate, leaveStale, licences, staleAmong, translationFactsOf } from '../index.ts';
import { noteText } from './note-text.ts';

const paper = testPaper();
const people = {} as Record<'ana' | 'eve' | 'tom', Staff>;
let settings: Settings;

beforeAll(async () => {
  people.ana = await addColleague(paper.press, 'Ana', 'contributor');
  people.eve = await addColleague(paper.press, 'Eve', 'editor');
  people.tom = await addColleague(paper.press, 'Tom', 'translator');
  settings = await loadSettings(paper.press);
});

const acted = (by: Staff = people.eve): Acted => ({ by, settings, licences, now: paper.app.clock() });
const textOf = (...lines: string[]): Document => ({ version: 1, blocks: lines.map((text) => ({ type: 'paragraph', text: [{ text }] })) });
const provenance = (id: number) =>
  paper.press.selectFrom('translation.provenance').selectAll().where('versionId', '=', id).executeTakeFirst();
const staleOf = async (id: number) => (await staleAmong(paper.press, [id])).get(id);
const must = <T extends { ok: boolean }>(outcome: T) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
};

async function write(id: number, by: Staff, headline: string, ...lines: string[]) {
  const number = (await findWork(paper.press, id))?.newest.number ?? 0;
  const draft = { headline, deck: 'A deck.', dateline: undefined, slug: '', document: textOf(...lines) };
  must(await saveDraft(paper.press, id, draft, number, by, paper.app.clock()));
}

/** A story in one language, out; the clock goes on an hour after each step. */
async function original(headline: string, language = 'fr') {
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const story = { sectionId, language, headline, access: 'metered' as const };
  const { versionId } = must(await proposeStory(paper.press, story, people.eve, paper.app.clock()));
  await write(versionId, people.eve, headline, 'Un premier paragraphe.', 'Un second.');
  must(await publishNow(paper.press, versionId, acted()));
  later();
  return versionId;
}

async function made(fromVersionId: number, language: string, headline: string, isPublic = true) {
  const wanted = {
    fromVersionId,
    language,
    headline,
    withText: false,
    translatorId: people.tom.id,
    reviewerId: people.eve.id,
    deadlineOn: undefined,
  };
  const { versionId } = must(await assign(paper.press, wanted, people.eve, paper.app.clock()));
  await write(versionId, people.tom, headline, 'A first paragraph.', 'A second.');
  if (isPublic) must(await publishNow(paper.press, versionId, acted()));
  await paper.runJobs();
  later();
  return versionId;
}

const later = () => paper.moveTo(new Date(paper.app.clock().getTime() + 3_600_000));
const lettersTo = (person: Staff, words: string) =>
  paper.letters.filter(({ to, subject }) => to === person.email && subject.includes(words));

/** Changes a text that is out. */
async function change(id: number, how: typeof correct, ...lines: string[]) {
  await write(id, people.eve, `Changed ${id}`, ...lines);
  must(await how(paper.press, id, 'A note.', acted()));
}

describe('a version whose original changes', () => {
  test('is stale, for its readers too, and those who make it are told once', async () => {
    const from = await original('Le fleuve');
    const id = await made(from, 'en', 'The river');
    expect(await provenance(id)).toMatchObject({ sourceVersionId: from, isMachineAssisted: false, correctedAt: null });
    expect(await staleOf(id)).toBeUndefined();
    await change(from, correct, 'Un premier paragraphe, corrigé.', 'Un second.');
    const at = paper.app.clock();
    await paper.runJobs();
    expect(await staleOf(id)).toMatchObject({ kind: 'correction', since: at, sourceChangedAt: at, leftAt: null });
    expect(await provenance(id)).toMatchObject({ correctedAt: at, changeKind: 'correction' });
    for (const one of [people.tom, people.eve]) expect(lettersTo(one, 'The original was corrected: The river')).toHaveLength(1);
    later();
    await change(from, update, 'Un premier paragraphe, corrigé encore.', 'Un second.');
    await paper.runJobs();
    await noteText(paper.press, from, paper.app.clock());
    await paper.runJobs();
    // What wasn't followed is still a correction, of which everybody has been told.
    expect(await staleOf(id)).toMatchObject({ kind: 'correction', since: at, sourceChangedAt: paper.app.clock() });
    for (const one of [people.tom, people.eve])
      expect(lettersTo(one, 'The river').filter(({ subject }) => subject.includes('original'))).toHaveLength(1);
  });

  test('goes on saying so to its readers until the text that follows is out', async () => {
    const from = await original('La mer');
    const id = await made(from, 'en', 'The sea');
    await change(from, update, 'Un premier paragraphe, autre.', 'Un second.', 'Un troisième.');
    await paper.runJobs();
    later();
    await write(id, people.tom, 'The sea', 'Another first paragraph.', 'A second.', 'A third.');
    expect(await bringUpToDate(paper.press, id, people.ana, paper.app.clock())).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await bringUpToDate(paper.press, id, people.tom, paper.app.clock())).toEqual({ ok: true });
    expect(await staleOf(id)).toBeUndefined();
    await noteText(paper.press, from, paper.app.clock());
    expect(await provenance(id)).toMatchObject({ changeKind: 'update' });
    must(await publishNow(paper.press, id, acted()));
    expect(await provenance(id)).toMatchObject({ correctedAt: null, changeKind: null, sourceVersionId: from });
  });

  test('may be left as it is with a reason, until the next change; the old text again makes it fresh', async () => {
    const from = await original('Le vent');
    const id = await made(from, 'en', 'The wind');
    await change(from, correct, 'Un premier paragraphe.', 'Un second, sans faute.');
    await paper.runJobs();
    expect(await leaveStale(paper.press, id, '  ', people.tom, paper.app.clock())).toEqual({ ok: false, reason: 'no-reason' });
    expect(await leaveStale(paper.press, id, 'A slip of the French alone', people.tom, paper.app.clock())).toEqual({ ok: true });
    expect(await leaveStale(paper.press, id, 'Twice', people.tom, paper.app.clock())).toEqual({ ok: false, reason: 'not-stale' });
    await noteText(paper.press, from, paper.app.clock());
    expect((await translationFactsOf(paper.press, [id])).get(id)).toMatchObject({
      stale: undefined,
      left: { because: 'A slip of the French alone' },
    });
    expect(await provenance(id)).toMatchObject({ correctedAt: null });
    later();
    await change(from, update, 'Un premier paragraphe.', 'Un second, tout autre.');
    await paper.runJobs();
    expect(await staleOf(id)).toMatchObject({ kind: 'update', leftAt: null, leftBecause: null });
    expect(lettersTo(people.tom, 'The original was updated: The wind')).toHaveLength(1);
    later();
    await write(from, people.eve, 'Le vent', 'Un premier paragraphe.', 'Un second.');
    must(await update(paper.press, from, 'As it was.', acted()));
    await paper.runJobs();
    expect(await staleOf(id)).toBeUndefined();
    expect(await provenance(id)).toMatchObject({ correctedAt: null });
  });

  test('is one that was made from it, not from a version of it, until that follows', async () => {
    const arabic = await original('النهر', 'ar');
    const french = await made(arabic, 'fr', 'Le fleuve arabe');
    const english = await made(french, 'en', 'The Arab river');
    await change(arabic, correct, 'فقرة أولى مصححة.', 'فقرة ثانية.');
    await paper.runJobs();
    expect(await staleOf(french)).toBeDefined();
    expect(await staleOf(english)).toBeUndefined();
    later();
    await change(french, correct, 'Un autre premier paragraphe.', 'Un second.');
    await paper.runJobs();
    expect(await staleOf(english)).toMatchObject({ kind: 'correction', sourceVersionId: french });
    // It went out without following its own original: its readers are still told.
    expect(await provenance(french)).toMatchObject({ changeKind: 'correction' });
  });

  test('says so from its first day where it went out stale, and where its original went out without a verb', async () => {
    const from = await original('La neige');
    const id = await made(from, 'en', 'The snow', false);
    await write(from, people.eve, 'La neige', 'Tout autre chose.');
    must(await publish(paper.press, from, settings, paper.app.clock()));
    await paper.runJobs();
    expect(await provenance(id)).toBeUndefined();
    expect(await staleOf(id)).toMatchObject({ kind: 'update' });
    must(await publishNow(paper.press, id, acted()));
    expect(await provenance(id)).toMatchObject({ changeKind: 'update', correctedAt: (await staleOf(id))?.sourceChangedAt });
  });
});

test('two changes at once, and a version that goes out meanwhile, end as one after the other', async () => {
  const from = await original('La course');
  const id = await made(from, 'en', 'The race');
  await write(id, people.tom, 'The race', 'A better first paragraph.', 'A second.');
  const now = paper.app.clock();
  await write(from, people.eve, `Changed ${from}`, 'Une fois.');
  must(await update(paper.press, from, 'Once.', acted()));
  await write(from, people.eve, `Changed ${from}`, 'Deux fois.');
  await Promise.all([
    noteText(paper.press, from, now),
    update(paper.press, from, 'Twice.', acted()).then(must),
    publishNow(paper.press, id, acted()).then(must),
    noteText(paper.press, from, now),
  ]);
  await paper.runJobs();
  const newest = (await findWork(paper.press, from))?.newest.number;
  expect(await staleOf(id)).toMatchObject({ sourceNumber: newest });
  expect((await provenance(id))?.correctedAt).toEqual((await staleOf(id))?.sourceChangedAt);
});
