import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#document';
import type { Draft } from './draft.ts';
import { composed } from './merge.ts';
import { pretendPaper, pretendShelf, pretendTab, pretendTime, type Tab, type Way } from './pretend.ts';
import { isAtRisk } from './rules.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const draft = (...texts: string[]): Draft => ({
  headline: 'Ferry',
  deck: '',
  dateline: '',
  slug: '',
  document: { version: 1, blocks: texts.map(paragraph) },
});
const textsOf = ({ document }: Draft) =>
  document.blocks.map((block) => (block.type === 'paragraph' ? block.text.map((one) => one.text).join('') : ''));

/** A paper, a browser, and a tab of Ana's with the text in it. */
function scene(...texts: string[]) {
  const time = pretendTime();
  const paper = pretendPaper(draft(...texts));
  const shelf = pretendShelf();
  const world = { way: 'open' as Way, isFull: false };
  const open = (name: string) => pretendTab(name, paper, shelf, time, { way: () => world.way, isFull: () => world.isFull });
  return { time, paper, shelf, world, open, tab: open('ana') };
}

describe('a text is saved', () => {
  test('a second after the last change, and at most five seconds after the first', async () => {
    const { time, paper, shelf, tab } = scene('');
    for (let at = 1; at <= 12; at++) {
      tab.write(draft('x'.repeat(at)));
      await time.pass(500);
      if (at === 1) expect(shelf.rows.size).toBe(1);
      expect(paper.revisions.length, `after ${at / 2} s`).toBe(at < 10 ? 1 : 2);
    }
    await time.pass(1000);
    expect(paper.revisions).toHaveLength(3);
    expect(tab.saver.state()).toMatchObject({ kind: 'saved', number: 3 });
    expect(shelf.rows.size).toBe(0);
  });

  test('when the way to the paper was lost, once it is back, and once only', async () => {
    const { time, paper, shelf, world, tab } = scene('a');
    world.way = 'mute';
    tab.write(draft('a b'));
    await time.pass(1100);
    expect(tab.saver.state().kind).toBe('away');
    tab.write(draft('a b c'));
    await time.pass(20_000);
    expect(shelf.rows.size).toBe(1);
    world.way = 'open';
    tab.saver.retry();
    await time.pass(1100);
    expect(tab.saver.state().kind).toBe('saved');
    expect(paper.revisions.map((one) => textsOf(one.draft)[0])).toEqual(['a', 'a b', 'a b c']);
    expect(shelf.rows.size).toBe(0);
  });

  test('by the tab that comes after one that is gone', async () => {
    for (const way of ['deaf', 'mute', 'open'] as const) {
      const { time, paper, shelf, world, tab, open } = scene('a', 'b');
      world.way = way;
      tab.write(draft('a', 'b', 'lost?'));
      tab.saver.leave();
      tab.close();
      tab.saver.stop();
      await time.pass(10_000);
      expect(shelf.rows.size).toBe(1);
      world.way = 'open';
      const next = open('later');
      await time.pass(2000);
      expect(textsOf(next.text()), way).toEqual(['a', 'b', 'lost?']);
      expect(textsOf(paper.newest().draft), way).toEqual(['a', 'b', 'lost?']);
      expect(next.saver.state().happened?.kind).toBe(way === 'deaf' ? 'brought-back' : undefined);
      expect(shelf.rows.size).toBe(0);
    }
  });

  test('by the next tab without a question, when the answer to half of it was lost', async () => {
    const { time, paper, world, tab, open } = scene('a');
    world.way = 'mute';
    tab.write(draft('a b'));
    await time.pass(1100);
    tab.write(draft('a b c'));
    tab.saver.leave();
    tab.close();
    tab.saver.stop();
    world.way = 'open';
    await time.pass(0);
    const next = open('later');
    await time.pass(2000);
    expect(next.saver.state()).toMatchObject({ kind: 'saved', happened: { kind: 'brought-back' } });
    expect(textsOf(paper.newest().draft)).toEqual(['a b c']);
  });

  test('not while a living tab keeps it', async () => {
    const { time, world, tab, open } = scene('a');
    world.way = 'deaf';
    tab.write(draft('a b'));
    await time.pass(3000);
    const other = open('other');
    await time.pass(1000);
    expect(textsOf(other.text())).toEqual(['a']);
  });
});

describe('what keeps a text from being saved is said', () => {
  test('a refusal of what is in it ends with the next change', async () => {
    const { time, paper, shelf, world, tab } = scene('a');
    world.way = 'signed-out';
    tab.write(draft('b'));
    await time.pass(1100);
    expect(tab.saver.state()).toMatchObject({ kind: 'signed-out' });
    world.way = 'barred';
    tab.saver.retry();
    await time.pass(100);
    expect(tab.saver.state()).toMatchObject({ kind: 'barred', message: 'No.' });
    expect(shelf.rows.size).toBe(1);
    world.way = 'open';
    await time.pass(30_000);
    expect(paper.newest().draft).toEqual(draft('b'));
  });

  test('what is written meanwhile is kept when the tab is closed in the same moment', async () => {
    const { time, shelf, world, tab } = scene('a');
    world.way = 'signed-out';
    tab.write(draft('b'));
    await time.pass(1100);
    tab.type(draft('b and more'));
    tab.saver.leave();
    await time.pass(0);
    expect([...shelf.rows.values()].map((row) => textsOf(row.draft))).toEqual([['b and more']]);
  });

  test('a browser that can keep nothing asks before it is left, and saves all the same', async () => {
    const { time, paper, world, tab } = scene('a');
    world.isFull = true;
    world.way = 'deaf';
    tab.write(draft('b'));
    await time.pass(1100);
    expect(tab.saver.state()).toMatchObject({ kind: 'away', keepFault: 'full' });
    expect(isAtRisk(tab.saver.state())).toBe(true);
    world.way = 'open';
    await tab.saver.flush();
    expect(isAtRisk(tab.saver.state())).toBe(false);
    expect(textsOf(paper.newest().draft)).toEqual(['b']);
  });
});

describe('two who write', () => {
  test('in different places have both', async () => {
    const { time, paper, tab, open } = scene('a', 'b', 'c');
    const eve = open('eve');
    tab.write(draft('A', 'b', 'c'));
    eve.write(draft('a', 'b', 'C'));
    await time.pass(3000);
    expect(textsOf(paper.newest().draft)).toEqual(['A', 'b', 'C']);
    expect(textsOf(eve.text())).toEqual(['A', 'b', 'C']);
    expect(eve.saver.state()).toMatchObject({ kind: 'saved', happened: { kind: 'merged', by: 'ana' } });
    expect(textsOf(tab.text())).toEqual(['A', 'b', 'c']);
    tab.saver.heard(paper.newest().number);
    await time.pass(100);
    expect(textsOf(tab.text())).toEqual(['A', 'b', 'C']);
    expect(tab.saver.state().happened).toEqual({ kind: 'followed', by: 'eve' });
  });

  test('lose no letter that the editor has not spoken of yet', async () => {
    const { time, tab, open } = scene('a', 'b');
    const eve = open('eve');
    eve.write(draft('a', 'B'));
    await time.pass(1500);
    tab.type(draft('A', 'b'));
    tab.saver.heard(2);
    await time.pass(100);
    expect(textsOf(tab.text())).toEqual(['A', 'B']);
  });

  test('in one place decide, and nothing is saved until they have', async () => {
    const { time, paper, shelf, tab, open } = scene('a', 'b');
    const eve = open('eve');
    tab.write(draft('a', 'Ana’s'));
    await time.pass(1500);
    eve.write(draft('a', 'Eve’s'));
    await time.pass(1500);
    expect(eve.saver.state()).toMatchObject({ kind: 'conflict', conflict: { madeBy: 'ana' } });
    eve.write(draft('a', 'Eve’s own'));
    await time.pass(60_000);
    expect(textsOf(paper.newest().draft)).toEqual(['a', 'Ana’s']);
    expect([...shelf.rows.values()].map((row) => textsOf(row.draft))).toEqual([['a', 'Eve’s own']]);
    eve.close();
    const again = open('eve again');
    await time.pass(100);
    const { conflict } = again.saver.state();
    if (!conflict) throw new Error('The conflict is gone.');
    again.saver.resolve(composed(conflict.merge));
    await time.pass(100);
    expect(textsOf(paper.newest().draft)).toEqual(['a', 'Eve’s own', 'Ana’s']);
    expect(again.saver.state().kind).toBe('saved');
    expect(shelf.rows.size).toBe(0);
  });
});

type Step =
  | { do: 'type'; who: number; at: number }
  | { do: 'way'; who: number; way: Way }
  | { do: 'pass'; seconds: number }
  | { do: 'crash' | 'leave' | 'hear' | 'decide'; who: number };

const who = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), who, at: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('way' as const),
      who,
      way: fc.constantFrom<Way>('open', 'deaf', 'mute', 'signed-out', 'barred'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(0.1, 0.4, 1.1, 6, 40) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('crash' as const, 'leave' as const, 'hear' as const, 'decide' as const), who }) },
);

/** Three tabs, two of one browser, through whatever happens; then all is well again and every tab is opened once more. */
async function play(steps: Step[]): Promise<{ missing: string[]; newest: string[] }> {
  const time = pretendTime();
  const paper = pretendPaper(draft('one', 'two', 'three'));
  const shelves = [pretendShelf(), pretendShelf()];
  const ways: Way[] = ['open', 'open', 'open'];
  const tabs: Tab[] = [];
  const typed = new Set<string>();
  let count = 0;
  const shelfOf = (at: number) => (at === 2 ? shelves[1] : shelves[0]) as ReturnType<typeof pretendShelf>;
  const open = (at: number) => {
    tabs[at] = pretendTab(`${at}-${count++}`, paper, shelfOf(at), time, { way: () => ways[at] ?? 'open' });
  };
  const decide = (tab: Tab | undefined) => {
    const conflict = tab?.saver.state().conflict;
    if (conflict) tab?.saver.resolve(composed(conflict.merge));
  };
  for (const at of [0, 1, 2]) open(at);
  for (const one of steps) {
    const tab = 'who' in one ? tabs[one.who] : undefined;
    if (one.do === 'pass') await time.pass(one.seconds * 1000);
    else if (one.do === 'way') ways[one.who] = one.way;
    else if (one.do === 'decide') decide(tab);
    else if (one.do === 'hear') tab?.saver.heard(paper.newest().number);
    else if (tab && one.do === 'type') {
      const word = `w${count++};`;
      typed.add(word);
      const texts = textsOf(tab.text());
      if (one.at < texts.length) texts[one.at] += word;
      else texts.push(word);
      tab.write(draft(...texts));
    } else if (tab && (one.do === 'leave' || one.do === 'crash')) {
      // A crash loses what was typed in the last quarter of a second; a tab that is closed says so.
      if (one.do === 'leave') tab.saver.leave();
      else await time.pass(300);
      await time.pass(0);
      tab.saver.stop();
      tab.close();
      open(one.who);
    }
  }
  ways.fill('open');
  for (let round = 0; round < 6; round++) {
    for (const at of [0, 1, 2]) {
      await time.pass(40_000);
      decide(tabs[at]);
      await time.pass(40_000);
      tabs[at]?.saver.stop();
      tabs[at]?.close();
      open(at);
    }
  }
  await time.pass(40_000);
  const newest = textsOf(paper.newest().draft);
  const all = newest.join(' ');
  const left = shelves.flatMap((shelf) => [...shelf.rows.values()].flatMap((row) => textsOf(row.draft)));
  return { missing: [...typed].filter((word) => !all.includes(word)), newest: left.length > 0 ? ['left', ...left] : newest };
}

test('nothing that was typed is lost, whatever fails in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const { missing, newest } = await play(steps);
      expect(missing).toEqual([]);
      expect(newest[0]).not.toBe('left');
    }),
    { numRuns: 150 },
  );
}, 30_000);
