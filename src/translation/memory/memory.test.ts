import { beforeAll, describe, expect, test } from 'vitest';
import { type AlignmentRow, type Document, hashOfBlock } from '#document';
import { loadSettings, type Settings } from '#settings';
import { endAccess, type Staff } from '#staff';
import { type Acted, approve, findWork, handIn, proposeStory, publishNow, saveDraft } from '#stories';
import { addColleague } from '../../../tests/colleagues.ts';
import { testPaper } from '../../../tests/paper.ts';
import { assign, deskOf, licences, namesOffered, saveTranslation } from '../index.ts';
import { concordanceOf } from './concordance.ts';
import { keepApart } from './keep-apart.ts';
import { matchesFor } from './matches.ts';
import { removePair } from './remove-pair.ts';
import { sentencePairs } from './sentence-pairs.ts';
import { addPairs, type NewPair } from './store.ts';
import { weighMemory } from './weigh.ts';

const paper = testPaper();
const people = {} as Record<'eve' | 'tom' | 'tim', Staff>;
let settings: Settings;

beforeAll(async () => {
  people.eve = await addColleague(paper.press, 'Eve', 'editor');
  people.tom = await addColleague(paper.press, 'Tom', 'translator');
  people.tim = await addColleague(paper.press, 'Tim', 'translator');
  settings = await loadSettings(paper.press);
});

const now = new Date('2026-11-24T15:00:00Z');
const pair = (sourceText: string, targetText: string, more: Partial<NewPair> = {}): NewPair => ({
  from: 'fr',
  to: 'en',
  kind: 'paragraph',
  sourceText,
  targetText,
  scope: 'paper',
  state: 'approved',
  madeAt: now,
  ...more,
});
const ask = async (text: string, by: Staff = people.tom, more = {}) =>
  (await matchesFor(paper.press, { from: 'fr', to: 'en', texts: [text], personId: by.id, ...more }))[0] ?? [];
const targetsOf = async (text: string, by?: Staff, more = {}) => (await ask(text, by, more)).map(({ targetText }) => targetText);
const acted = (by: Staff): Acted => ({ by, settings, licences, now: paper.app.clock() });
const must = <T extends { ok: boolean }>(outcome: T) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
};
const textOf = (...lines: string[]): Document => ({ version: 1, blocks: lines.map((text) => ({ type: 'paragraph', text: [{ text }] })) });

let stories = 0;

/** A French story that is out, and an English version begun from it for Tom. */
async function begun(...lines: string[]) {
  const headline = `Le fleuve ${++stories}`;
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const story = { sectionId, language: 'fr', headline, access: 'metered' as const };
  const { versionId } = must(await proposeStory(paper.press, story, people.eve, now));
  const draft = { headline, deck: '', dateline: undefined, slug: '', document: textOf(...lines) };
  must(await saveDraft(paper.press, versionId, draft, (await findWork(paper.press, versionId))?.newest.number ?? 0, people.eve, now));
  must(await publishNow(paper.press, versionId, acted(people.eve)));
  const wanted = {
    fromVersionId: versionId,
    language: 'en',
    headline: `The river ${stories}`,
    withText: false,
    translatorId: people.tom.id,
  };
  const made = must(await assign(paper.press, { ...wanted, reviewerId: people.eve.id, deadlineOn: undefined }, people.eve, now));
  await paper.runJobs();
  return made.versionId;
}

async function translate(versionId: number, lines: string[], change: Partial<AlignmentRow> = {}, by = people.tom) {
  const { desk } = must(await deskOf(paper.press, versionId));
  const document = textOf(...lines);
  const rows = lines.map((): AlignmentRow => ({ source: 1, target: 1, by: 'hand', isTouched: true, note: '', ...change }));
  const alignment = { mark: desk.mark, rows, fields: {}, sourceHashes: desk.known.document.blocks.map(hashOfBlock) };
  const draft = { headline: `The river ${versionId}`, deck: '', dateline: undefined, slug: '', document };
  must(await saveTranslation(paper.press, versionId, { draft, base: desk.work.newest.number, alignment }, by, paper.app.clock()));
  await paper.runJobs();
}

describe('looking up', () => {
  test('a text that is remembered comes back with what was made of it, and one like it with its differences', async () => {
    await addPairs(paper.press, [pair('Le fleuve a débordé dans la nuit de lundi à mardi.', 'The river burst its banks overnight.')]);
    expect(await ask('Le fleuve a débordé dans la nuit de lundi à mardi.')).toMatchObject([{ score: 100, state: 'approved' }]);
    expect(await ask('Le  fleuve a débordé dans la nuit de lundi à mardi.')).toMatchObject([{ score: 100 }]);
    expect(await ask('le fleuve a débordé dans la nuit de lundi à mardi.')).toMatchObject([{ score: 99 }]);
    const [like] = await ask('Le fleuve a débordé dans la nuit de jeudi à vendredi.');
    expect(like?.score).toBe(83);
    expect(like?.difference.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: 'lundi ' },
      { kind: 'new', text: 'jeudi ' },
      { kind: 'gone', text: 'mardi' },
      { kind: 'new', text: 'vendredi' },
    ]);
    expect(await ask('Le gouvernement a présenté son budget.')).toEqual([]);
    const other = await matchesFor(paper.press, {
      from: 'fr',
      to: 'es',
      texts: ['Le fleuve a débordé dans la nuit de lundi à mardi.'],
      personId: 1,
    });
    expect(other).toEqual([[]]);
  });

  test('the same text in the same place comes first, approved before pending, one’s own before the paper’s', async () => {
    await addPairs(paper.press, [
      pair('Il pleut encore ce soir.', 'Paper', {}),
      pair('Il pleut encore ce soir.', 'Own', { scope: 'person', personId: people.tom.id }),
      pair('Il pleut encore ce soir.', 'Pending', { scope: 'person', personId: people.tom.id, state: 'pending' }),
      pair('Il pleut encore ce soir.', 'In context', { before: 'Avant.', after: 'Après.' }),
    ]);
    const beside = { before: ['Avant.'], after: ['Après.'] };
    expect(await ask('Il pleut encore ce soir.', people.tom, beside)).toMatchObject([
      { targetText: 'In context', score: 101 },
      { targetText: 'Own', score: 100 },
      { targetText: 'Paper', score: 100 },
      { targetText: 'Pending', score: 95 },
    ]);
    expect((await ask('Il pleut encore ce soir.', people.tom)).some(({ score }) => score === 101)).toBe(false);
    expect(await targetsOf('Il pleut encore ce soir.', people.tim)).toEqual(expect.not.arrayContaining(['Own', 'Pending']));
  });

  test('what is a partner’s is offered for its stories alone', async () => {
    const [one = 0, other = 0] = [...paper.fixtures.ids.sources.values()];
    await addPairs(paper.press, [pair('Le port a fermé lundi.', 'The port closed on Monday.', { scope: 'partner', sourceId: one })]);
    expect(await targetsOf('Le port a fermé lundi.', people.tom, { sourceId: one })).toHaveLength(1);
    for (const sourceId of [other, undefined]) expect(await targetsOf('Le port a fermé lundi.', people.tom, { sourceId })).toEqual([]);
  });

  test('scripts without spaces are compared by their signs', async () => {
    await addPairs(paper.press, [pair('大統領は火曜日に東京に到着した。', 'The president arrived in Tokyo on Tuesday.', { from: 'ja' })]);
    const [[match] = []] = await matchesFor(paper.press, {
      from: 'ja',
      to: 'en',
      texts: ['大統領は水曜日に東京に到着した。'],
      personId: 1,
    });
    expect(match?.score).toBe(93);
  });

  test('words that most pairs have hide none of those that are alike', async () => {
    const common = Array.from({ length: 1500 }, (_, at) =>
      pair(`Le ministre a déclaré dans un communiqué que ${at} personnes`, `Text ${at}`),
    );
    await addPairs(paper.press, common);
    await weighMemory(paper.press);
    expect((await paper.press.selectFrom('translation.commonShingle').select('hash').execute()).length).toBeGreaterThan(5);
    await addPairs(paper.press, [pair('Le ministre a déclaré dans un communiqué que Ouagadougou manquait de farine', 'Flour')]);
    expect(await targetsOf('Le ministre a déclaré dans un communiqué que Ouagadougou manquait de riz')).toContain('Flour');
  });
});

describe('what a translation says', () => {
  const lines = ['Ana Souza a quitté la ville hier matin. Personne ne sait où elle dort.', 'La mairie se tait.'];
  const said = ['Ana Souza left the city yesterday morning. Nobody knows where she sleeps.', 'The town hall keeps silent.'];

  test('is its translator’s own until it is approved, then the paper’s, paragraphs and sentences', async () => {
    const id = await begun(...lines);
    await translate(id, said);
    expect(await ask(lines[1] ?? '')).toMatchObject([{ state: 'pending', scope: 'person', madeBy: people.tom.id }]);
    expect(await targetsOf(lines[1] ?? '', people.tim)).toEqual([]);
    must(await handIn(paper.press, id, acted(people.tom)));
    must(await approve(paper.press, id, acted(people.eve)));
    await paper.runJobs();
    for (const by of [people.tom, people.tim])
      expect(await ask(lines[1] ?? '', by)).toMatchObject([{ state: 'approved', scope: 'paper', kind: 'paragraph', targetText: said[1] }]);
    expect(await ask('Personne ne sait où elle dort.', people.tim)).toMatchObject([
      { score: 100, kind: 'sentence', targetText: 'Nobody knows where she sleeps.' },
    ]);
    expect(await ask(lines[1] ?? '', people.tim, { before: [lines[0]], after: [''] })).toMatchObject([{ score: 101 }]);

    await translate(id, [said[0] ?? '', 'The mayor’s office keeps silent.'], {}, people.eve);
    expect(await targetsOf(lines[1] ?? '', people.eve)).toEqual([said[1], 'The mayor’s office keeps silent.']);
    must(await publishNow(paper.press, id, acted(people.eve)));
    await paper.runJobs();
    for (const by of [people.tom, people.tim]) expect(await targetsOf(lines[1] ?? '', by)).toEqual(['The mayor’s office keeps silent.']);
  });

  test('is left out where a machine wrote it and nobody has touched it', async () => {
    const id = await begun('Le musée rouvre ses portes dimanche.');
    await translate(id, ['The museum reopens on Sunday.'], { by: 'machine', isTouched: false });
    expect(await targetsOf('Le musée rouvre ses portes dimanche.')).toEqual([]);
    await translate(id, ['The museum reopens on Sunday.'], { by: 'machine', isTouched: true });
    expect(await targetsOf('Le musée rouvre ses portes dimanche.')).toEqual(['The museum reopens on Sunday.']);
  });

  test('a name that two originals have is offered once the glossary lacks it', async () => {
    expect(await namesOffered(paper.press, 10)).toEqual([]);
    const id = await begun('Hier, Ana Souza est revenue.');
    await translate(id, ['Yesterday, Ana Souza came back.']);
    expect(await namesOffered(paper.press, 10)).toMatchObject([{ text: 'Ana Souza', language: 'fr', met: 2 }]);
  });

  test('goes with its translator as far as it was theirs alone', async () => {
    const id = await begun('Le théâtre municipal a brûlé.');
    await translate(id, ['The city theater burned down.']);
    expect(await targetsOf('Le théâtre municipal a brûlé.')).toHaveLength(1);
    must(await endAccess(paper.press, people.tom.id, people.eve.id, paper.app.clock()));
    await paper.runJobs();
    expect(await targetsOf('Le théâtre municipal a brûlé.')).toEqual([]);
    expect(await targetsOf('La mairie se tait.')).toHaveLength(1);
  });
});

describe('mending', () => {
  test('words on either side find a pair, and an editor removes it, which the log says', async () => {
    await addPairs(paper.press, [pair('La grève des dockers continue.', 'The dockers’ strike goes on.')]);
    const find = (text: string, by = people.tim) => concordanceOf(paper.press, { text, personId: by.id, limit: 10 });
    const [found] = await find('dockers grève');
    expect((await find('STRIKE')).map(({ id }) => id)).toEqual([found?.id]);
    expect(await find('strike grève')).toEqual([]);
    const id = found?.id ?? 0;
    expect(await removePair(paper.press, id, people.tim, now)).toEqual({ ok: false, reason: 'not-here' });
    expect(await removePair(paper.press, id, people.eve, now)).toEqual({ ok: true });
    expect(await find('dockers')).toEqual([]);
    const acts = await paper.press
      .selectFrom('staff.act')
      .select(['personId', 'detail'])
      .where('act', '=', 'translation.pair-removed')
      .execute();
    expect(acts).toMatchObject([{ personId: people.eve.id, detail: { pair: id } }]);
  });

  test('a pair of somebody’s own is found and removed by nobody else', async () => {
    await addPairs(paper.press, [pair('Secret.', 'Secret pair.', { scope: 'person', personId: people.tim.id })]);
    const find = (by: Staff) => concordanceOf(paper.press, { text: 'secret', personId: by.id, limit: 10 });
    expect(await find(people.eve)).toEqual([]);
    const [own] = await find(people.tim);
    expect(await removePair(paper.press, own?.id ?? 0, people.eve, now)).toMatchObject({ ok: false });
    expect(await removePair(paper.press, own?.id ?? 0, people.tim, now)).toEqual({ ok: true });
  });

  test('keeping a partner apart takes along what is remembered of it, and back', async () => {
    const [sourceId = 0] = [...paper.fixtures.ids.sources.values()];
    await addPairs(paper.press, [
      pair('Cette passerelle reste interdite aux camions.', 'The bridge is closed.', { sourceId, versionId: 9_000 }),
    ]);
    expect(await targetsOf('Cette passerelle reste interdite aux camions.', people.tim)).toHaveLength(1);
    await keepApart(paper.press, [sourceId], people.eve, now);
    expect(await targetsOf('Cette passerelle reste interdite aux camions.', people.tim)).toEqual([]);
    expect(await targetsOf('Cette passerelle reste interdite aux camions.', people.tim, { sourceId })).toHaveLength(1);
    await keepApart(paper.press, [], people.eve, now);
    expect(await targetsOf('Cette passerelle reste interdite aux camions.', people.tim)).toHaveLength(1);
  });
});

test('sentences are set beside each other by their lengths, or the paragraph stands alone', () => {
  const pairs = (source: string, target: string) => sentencePairs(source, target, 'fr', 'en');
  expect(pairs('Il pleut. Le fleuve monte depuis trois jours.', 'It rains. The river has been rising for three days.')).toHaveLength(2);
  expect(
    pairs(
      'Il pleut depuis trois jours, et le fleuve monte toujours. Rien.',
      'It has rained for three days. The river still rises. Nothing.',
    ),
  ).toEqual([
    { source: 'Il pleut depuis trois jours, et le fleuve monte toujours.', target: 'It has rained for three days. The river still rises.' },
    { source: 'Rien.', target: 'Nothing.' },
  ]);
  expect(pairs('Il pleut. Le fleuve monte depuis trois jours.', 'The river rises.')).toEqual([]);
});
