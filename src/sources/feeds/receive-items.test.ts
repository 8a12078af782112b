import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { documentFromHtml } from '#document';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { furtherNotice, type IncomingItem } from './incoming.ts';
import { receiveItems } from './receive-items.ts';

const paper = testPaper();
let sourceId = 0;
let otherId = 0;
beforeAll(async () => {
  sourceId = await addSource(paper.press, 'the-harbour', ['de', 'en']);
  otherId = await addSource(paper.press, 'the-dock', ['en']);
});

const words = (seed: number, count = 120) =>
  Array.from(
    { length: count },
    (_, at) => ['harbour', 'vessel', 'minister', 'river', 'market', 'school', 'engine'][(at * seed) % 7] + String((at * 31 * seed) % 97),
  ).join(' ');

function item(guid: string, text: string, more: Partial<IncomingItem> = {}): IncomingItem {
  const { document } = documentFromHtml(`<p>${text}</p>`);
  return {
    guid,
    headline: `About ${guid}`,
    deck: '',
    document,
    pictures: [],
    authors: [],
    subjects: [],
    usageTerms: '',
    status: 'usable',
    language: 'en',
    ...more,
  };
}
const receive = (items: IncomingItem[], source = sourceId) =>
  receiveItems(paper.press, { id: null, sourceId: source, language: null }, items, paper.app.clock());
const found = async (guid: string) => paper.press.selectFrom('sources.item').selectAll().where('guid', '=', guid).executeTakeFirst();
const versionsOf = async (guid: string) =>
  (
    await paper.press
      .selectFrom('sources.itemVersion as v')
      .innerJoin('sources.item as i', 'i.id', 'v.itemId')
      .select('v.number')
      .where('i.guid', '=', guid)
      .orderBy('v.number')
      .execute()
  ).map(({ number }) => number);

test('an item is taken in once, and its next text is its next version', async () => {
  expect(await receive([item('a', 'One text.')])).toEqual({ fresh: 1, changed: 0, killed: [] });
  expect(await receive([item('a', 'One text.')])).toEqual({ fresh: 0, changed: 0, killed: [] });
  expect(await receive([item('a', 'Another text.')])).toEqual({ fresh: 0, changed: 1, killed: [] });
  expect(await versionsOf('a')).toEqual([1, 2]);
  expect(await found('a')).toMatchObject({ number: 2, opening: 'Another text.', state: 'new', seenNumber: null });
});

test('a state older than what is known is left, by its number or its date, however late it comes', async () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
  await receive([item('b', 'Third.', { version: '3' }), item('b', 'First.', { version: '1' }), item('c', 'Late.', { changedAt: at(9) })]);
  await receive([item('b', 'Second.', { version: '2' }), item('c', 'Early.', { changedAt: at(8) })]);
  expect([(await found('b'))?.opening, (await found('c'))?.opening]).toEqual(['Third.', 'Late.']);
  await receive([item('c', 'Later.', { changedAt: at(10) })]);
  expect((await found('c'))?.opening).toBe('Later.');
});

test('an item under a new name is known by its address, but not where an address stands for many', async () => {
  const url = 'https://paper.example/story';
  const live = 'https://paper.example/live';
  await receive([item('d1', 'A text.', { url }), item('e1', 'One.', { url: live }), item('e2', 'Two.', { url: live })]);
  expect(await receive([item('d2', 'A text, mended.', { url }), item('e3', 'Three.', { url: live })])).toMatchObject({
    fresh: 1,
    changed: 1,
  });
  expect(await found('d2')).toBeUndefined();
  expect((await found('d1'))?.number).toBe(2);
});

test('an item that tells what another one tells is shown with it, across sources and within one delivery', async () => {
  const text = words(3);
  await receive([item('f1', text)]);
  await receive(
    [item('f2', `${text} A desk adds a sentence.`), item('g1', words(5)), item('g2', `${words(5)} More.`), item('h', words(2))],
    otherId,
  );
  const original = await found('f1');
  expect((await found('f2'))?.likeItemId).toBe(original?.id);
  expect((await found('g2'))?.likeItemId).toBe((await found('g1'))?.id);
  expect((await found('h'))?.likeItemId).toBeNull();
  paper.passDays(5);
  await receive([item('f3', text)]);
  expect((await found('f3'))?.likeItemId).toBeNull();
});

test('what is withheld carries an embargo until further notice, and what is taken back stays so', async () => {
  await receive([item('i', 'A text.', { status: 'withheld' }), item('j', 'A text.')]);
  expect((await found('i'))?.embargoUntil).toEqual(furtherNotice);
  await receive([item('i', 'A text.')]);
  expect(await found('i')).toMatchObject({ embargoUntil: null, number: 1 });
  const { killed } = await receive([item('j', '', { status: 'canceled', killReason: 'Wrong man.' })]);
  expect(killed).toEqual([(await found('j'))?.id]);
  await receive([item('j', 'Back again.')]);
  expect(await found('j')).toMatchObject({ state: 'killed', killReason: 'Wrong man.', opening: 'A text.' });
});

test('a language that isn’t named is found out, and written as BCP 47 writes it', async () => {
  await receive([
    item('k', 'Der Hafen von Hamburg wurde am Montag wegen des Sturms für zwei Tage geschlossen.', { language: undefined }),
    item('l', 'x', { language: 'pt_br' }),
    item('m', '…', { language: 'not a language', headline: '1' }),
  ]);
  expect([(await found('k'))?.language, (await found('l'))?.language, (await found('m'))?.language]).toEqual(['de', 'pt-BR', 'de']);
});

test('costs as many statements for a thousand items as for one, and two who receive the same at once keep one', async () => {
  const { query } = pg.Client.prototype;
  let asked = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    asked++;
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  const many = (from: number, mark: string) =>
    Array.from({ length: 1000 }, (_, at) => item(`n${from + at}`, `${mark} ${words(at + 11, 60)}`));
  expect(await receive(many(0, 'a'))).toMatchObject({ fresh: 1000 });
  const first = asked;
  asked = 0;
  expect(await receive([...many(0, 'b'), ...many(1000, 'c')])).toMatchObject({ fresh: 1000, changed: 1000 });
  pg.Client.prototype.query = query;
  expect([first, asked].every((count) => count <= 11)).toBe(true);
  const both = await Promise.all([receive([item('o', 'x')]), receive([item('o', 'x')])]);
  expect(both.map(({ fresh }) => fresh).toSorted()).toEqual([0, 1]);
});
