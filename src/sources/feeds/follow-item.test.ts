import { beforeAll, describe, expect, test } from 'vitest';
import { documentFromHtml } from '#document';
import { loadSettings } from '#settings';
import type { Staff } from '#staff';
import { beginVersion, findWork, proposeStory, publish } from '#stories';
import { addColleague } from '../../../tests/colleagues.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import type { IncomingItem } from './incoming.ts';
import { receiveItems } from './receive-items.ts';

const paper = testPaper();
let editor: Staff;
let sourceId = 0;
beforeAll(async () => {
  editor = await addColleague(paper.press, 'Edda', 'editor');
  sourceId = await addSource(paper.press, 'the-harbour', ['en']);
});

describe('what was made of an item', () => {
  const incoming = (guid: string, text: string, more: Partial<IncomingItem> = {}): IncomingItem => ({
    guid,
    headline: `About ${guid}`,
    deck: '',
    document: documentFromHtml(`<p>${text}</p>`).document,
    pictures: [],
    authors: [],
    subjects: [],
    usageTerms: '',
    status: 'usable',
    language: 'de',
    ...more,
  });
  const receive = async (one: IncomingItem) => {
    await receiveItems(paper.press, { id: null, sourceId, language: null }, [one], paper.app.clock());
    await paper.runJobs();
  };
  /** Takes an item as the inbox does: its text as a version of its own language, and a translation of that one. */
  async function take(guid: string, text: string): Promise<{ original: number; translation: number }> {
    await receive(incoming(guid, text));
    const now = paper.app.clock();
    const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
    const { document } = documentFromHtml(`<p>${text}</p>`);
    const begun = await proposeStory(paper.press, { sectionId, language: 'de', headline: `About ${guid}`, document }, editor, now);
    const work = begun.ok ? await findWork(paper.press, begun.versionId) : undefined;
    if (!work) throw new Error('not begun');
    const translated = await beginVersion(
      paper.press,
      { storyId: work.storyId, language: 'en', headline: `${guid} in English`, madeFrom: work.versionId, document },
      editor,
      now,
    );
    if (!translated.ok) throw new Error(translated.reason);
    await paper.press
      .updateTable('sources.item')
      .set({ state: 'taken', storyId: work.storyId, versionId: work.versionId, seenNumber: 1 })
      .where('guid', '=', guid)
      .execute();
    return { original: work.versionId, translation: translated.versionId };
  }
  const text = async (versionId: number) => JSON.stringify((await findWork(paper.press, versionId))?.newest.document);
  const noted = async () =>
    (await paper.press.selectFrom('sources.item').select(['guid', 'number', 'seenNumber']).execute())
      .filter(({ number, seenNumber }) => seenNumber !== null && number > seenNumber)
      .map(({ guid }) => guid);

  test('follows its text while nobody has written on, and is left to be merged after that', async () => {
    const { original } = await take('f1', 'Erster Text.');
    await receive(incoming('f1', 'Zweiter Text.'));
    expect(await text(original)).toContain('Zweiter Text.');
    const work = await findWork(paper.press, original);
    expect(work?.newest).toMatchObject({ number: 2, madeBy: undefined });
    expect(await noted()).toEqual([]);
    const edited = documentFromHtml('<p>Zweiter Text, redigiert.</p>').document;
    await paper.press
      .updateTable('stories.revision')
      .set({ document: JSON.stringify(edited) })
      .where('versionId', '=', original)
      .where('number', '=', 2)
      .execute();
    await receive(incoming('f1', 'Dritter Text.'));
    expect(await text(original)).toContain('redigiert');
    expect(await noted()).toEqual(['f1']);
  });

  test('is embargoed while its source says so, and free again when it no longer does', async () => {
    const { original, translation } = await take('e1', 'Ein Text.');
    const until = new Date(paper.app.clock().getTime() + 86_400_000);
    await receive(incoming('e1', 'Ein Text.', { embargoUntil: until }));
    for (const id of [original, translation]) expect((await findWork(paper.press, id))?.embargoUntil).toEqual(until);
    await receive(incoming('e1', 'Ein Text.'));
    for (const id of [original, translation]) expect((await findWork(paper.press, id))?.embargoUntil).toBeUndefined();
  });

  test('is taken down when its source takes it back, in every language, and the desk is told', async () => {
    const { original, translation } = await take('k1', 'Ein Text.');
    await publish(paper.press, translation, await loadSettings(paper.press), paper.app.clock());
    await paper.press
      .updateTable('stories.work')
      .set({ state: 'scheduled', publishAt: new Date(paper.app.clock().getTime() + 3_600_000) })
      .where('versionId', '=', original)
      .execute();
    const letters = paper.letters.length;
    await receive(incoming('k1', '', { status: 'canceled', killReason: 'Falscher Mann.' }));
    expect(await findWork(paper.press, translation)).toMatchObject({
      state: 'withdrawn',
      isPublic: false,
      withdrawalReason: 'the-harbour, where this story comes from, has taken it back.',
    });
    expect(await findWork(paper.press, original)).toMatchObject({ state: 'ready', publishAt: undefined });
    expect(paper.letters.slice(letters).map(({ to, subject }) => [to, subject])).toEqual([
      ['edda@paper.example', 'the-harbour has taken back: About k1'],
    ]);
    expect(paper.letters.at(-1)?.text).toContain('Falscher Mann.');
    const given = await paper.press.selectFrom('platform.givenUpJob').select('reason').where('name', '=', 'sources.obey-kill').execute();
    expect(given.map(({ reason }) => reason)).toEqual([expect.stringContaining(`Withdrawn versions: ${translation}.`)]);
    paper.passDays(1);
    await paper.runJobs('stories.publish-due');
    expect((await findWork(paper.press, original))?.state).toBe('ready');
  });
});
