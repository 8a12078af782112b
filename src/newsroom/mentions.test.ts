import { expect, test } from 'vitest';
import { mentionsIn } from './mentions.ts';

const people = [
  { id: 1, name: 'Ana' },
  { id: 2, name: 'Ana Souza' },
  { id: 3, name: 'Émile Roux' },
  { id: 4, name: 'Emil Berg' },
  { id: 5, name: 'نور الهدى' },
];

test.each([
  ['Who says so, @Ana Souza?', [2]],
  ['@ana and @ANA', [1]],
  ['@Émile, look', [3]],
  ['@emile   roux: yes', [3]],
  ['@نور الهدى', [5]],
  ['write to desk@ana.example', []],
  ['@anatole', []],
  ['nobody', []],
])('%s names %j', (text, ids) => {
  expect(mentionsIn(text, people)).toEqual(ids);
});
