import { beforeAll, expect, test } from 'vitest';
import { documentFromHtml } from '#document';
import { loadSettings } from '#settings';
import type { Staff } from '#staff';
import { findWork, proposeStory, publish } from '#stories';
import { addColleague } from '../../../tests/colleagues.ts';
import { answering, feedServer } from '../../../tests/feed-server.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { furtherNotice } from '../feeds/incoming.ts';
import { addFeed } from '../feeds/manage.ts';

const paper = testPaper();
const { serveAt } = feedServer();
let editor: Staff;
let sourceId = 0;
beforeAll(async () => {
  editor = await addColleague(paper.press, 'Edda', 'editor');
  sourceId = await addSource(paper.press, 'the-harbour', ['es']);
});

async function begin(kind: 'ninjs' | 'newsml', path: string, text: () => string): Promise<void> {
  const feed = { sourceId, kind, url: serveAt(path, answering(text)), language: '', minutesBetween: 5, takesPages: false };
  expect(await addFeed(paper.press, feed, editor, paper.app.clock())).toMatchObject({ ok: true });
  await paper.runJobs();
}
const later = async (minutes: number) => {
  paper.moveTo(new Date(paper.app.clock().getTime() + minutes * 60_000));
  await paper.runJobs('sources.fetch-due');
};
const item = (guid: string) => paper.press.selectFrom('sources.item').selectAll().where('guid', '=', guid).executeTakeFirstOrThrow();

const news = (
  version: number,
  meta: string,
  text = 'Los barcos entran en el puerto al alba y nadie los cuenta.',
) => `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-24T15:00:00Z</sent></header><itemSet>
<newsItem guid="urn:newsml:harbour.example:1" version="${version}" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="es">
<rightsInfo><usageTerms>Con crédito.</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-11-24T1${version}:00:00Z</versionCreated>${meta}</itemMeta>
<contentMeta><headline>Los barcos</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${text}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>`;

test('a piece of NewsML-G2 comes in, is held back, changes, and killed takes down what was made of it', async () => {
  let text = news(1, '<embargoed/>');
  await begin('newsml', '/newsml', () => text);
  expect(await item('urn:newsml:harbour.example:1')).toMatchObject({
    state: 'new',
    language: 'es',
    embargoUntil: furtherNotice,
    usageTerms: 'Con crédito.',
  });
  text = news(2, '<pubStatus qcode="stat:usable"/>', 'Los barcos entran en el puerto y alguien los cuenta.');
  await later(6);
  expect(await item('urn:newsml:harbour.example:1')).toMatchObject({ number: 2, embargoUntil: null });
  text = news(1, '<embargoed/>');
  await later(6);
  expect(await item('urn:newsml:harbour.example:1')).toMatchObject({ number: 2, embargoUntil: null });

  const now = paper.app.clock();
  const { document } = documentFromHtml('<p>Ships enter the harbour and somebody counts them.</p>');
  const story = { sectionId: paper.fixtures.ids.sections.get('world') ?? 0, language: 'en', headline: 'The ships', document };
  const begun = await proposeStory(paper.press, story, editor, now);
  if (!begun.ok) throw new Error('not begun');
  const work = await findWork(paper.press, begun.versionId);
  if (!work) throw new Error('no version');
  await publish(paper.press, begun.versionId, await loadSettings(paper.press), now);
  await paper.press
    .updateTable('sources.item')
    .set({ state: 'taken', storyId: work.storyId, versionId: begun.versionId, seenNumber: 2 })
    .where('guid', '=', 'urn:newsml:harbour.example:1')
    .execute();

  text = news(3, '<pubStatus qcode="stat:canceled"/><edNote>The count was invented.</edNote>');
  await later(6);
  await paper.runJobs();
  expect(await item('urn:newsml:harbour.example:1')).toMatchObject({ state: 'killed', killReason: 'The count was invented.' });
  expect(await findWork(paper.press, begun.versionId)).toMatchObject({ state: 'withdrawn' });
  expect(paper.letters.map(({ subject, text }) => subject + text).join()).toContain('The count was invented.');
});

test('what an address answers instead of a wire is a problem of the feed, and what comes of ninjs an item', async () => {
  let text = '{"error":"no token"}';
  await begin('ninjs', '/ninjs', () => text);
  const feed = () => paper.press.selectFrom('sources.feed').select('problem').where('kind', '=', 'ninjs').executeTakeFirstOrThrow();
  expect(await feed()).toEqual({ problem: 'no-feed' });
  const piece = {
    uri: 'x:ninjs-1',
    type: 'text',
    version: '1',
    language: 'es',
    headlines: [{ value: 'De ninjs' }],
    bodies: [{ contentType: 'text/plain', value: 'Unas palabras.' }],
    genres: [{ name: 'Report' }],
    copyrightHolder: 'The Harbour',
  };
  text = JSON.stringify([piece]);
  await later(61);
  expect(await feed()).toEqual({ problem: null });
  const { id } = await item('x:ninjs-1');
  const kept = await paper.press.selectFrom('sources.itemVersion').select('aside').where('itemId', '=', id).executeTakeFirstOrThrow();
  expect(kept.aside).toEqual({ copyrightHolder: 'The Harbour', aside: { genres: [{ name: 'Report' }] } });
});
