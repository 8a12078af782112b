import { expect, test } from 'vitest';
import { byLetter } from './letters.ts';

const lettersOf = (names: string[], language: string) =>
  byLetter(
    names.map((name) => ({ name })),
    language,
  ).map((group) => [group.letter, ...group.under.map((one) => one.name)]);

test('names stand under their first letters, accents aside', () => {
  expect(lettersOf(['Étienne', 'eve', 'Adam', 'İpek', '«Zoé»'], 'en')).toEqual([
    ['A', 'Adam'],
    ['E', 'Étienne', 'eve'],
    ['I', 'İpek'],
    ['Z', '«Zoé»'],
  ]);
});

test('a letter of its own keeps its place: Ñ follows N in Spanish', () => {
  expect(lettersOf(['Ñu', 'Oro', 'Nido'], 'es')).toEqual([
    ['N', 'Nido'],
    ['Ñ', 'Ñu'],
    ['O', 'Oro'],
  ]);
});

test('Arabic names are looked up without their article, and hamza under alif', () => {
  expect(lettersOf(['السنغال', 'إيطاليا', 'أوكرانيا', 'اليابان', 'سوريا'], 'ar').map((group) => group[0])).toEqual(['ا', 'س', 'ي']);
  expect(lettersOf(['ألمانيا', 'المغرب'], 'ar')).toEqual([
    ['ا', 'ألمانيا'],
    ['م', 'المغرب'],
  ]);
});
