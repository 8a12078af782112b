import { expect, test } from 'vitest';
import { testPaper } from '../../../tests/paper.ts';
import { matchesFor } from './matches.ts';
import { addPairs, type NewPair } from './store.ts';

const paper = testPaper();
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
const ask = (text: string, more = {}) => matchesFor(paper.press, { from: 'fr', to: 'en', texts: [text], personId: 1, ...more });

test('a text that is remembered comes back with what was made of it, and one half like it with its differences', async () => {
  await addPairs(paper.press, [pair('Le fleuve a débordé dans la nuit de lundi à mardi.', 'The river burst its banks overnight.')]);
  expect(await ask('Le fleuve a débordé dans la nuit de lundi à mardi.')).toMatchObject([
    [{ score: 100, targetText: 'The river burst its banks overnight.' }],
  ]);
  const [[like] = []] = await ask('Le fleuve a débordé dans la nuit de jeudi à vendredi.');
  expect(like?.score).toBeGreaterThan(70);
  expect(like?.difference.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'gone', text: 'lundi ' },
    { kind: 'new', text: 'jeudi ' },
    { kind: 'gone', text: 'mardi' },
    { kind: 'new', text: 'vendredi' },
  ]);
  expect(await ask('Le gouvernement a présenté son budget.')).toEqual([[]]);
});
