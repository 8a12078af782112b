import { expect, test } from 'vitest';
import { countriesIn, countriesText } from './countries.ts';

test.each([
  ['en', 'Colombia, France', ['CO', 'FR']],
  ['en', 'fr; FR\nco', ['FR', 'CO']],
  ['fr', 'Côte d’Ivoire, allemagne', ['CI', 'DE']],
  ['es', 'peru', ['PE']],
  ['ar', 'مصر، فرنسا', ['EG', 'FR']],
  ['en', 'Myanmar (Burma)', ['MM']],
])('in %s, %j is known', (language, typed, codes) => {
  expect(countriesIn(typed, language)).toEqual({ codes, unknown: [] });
});

test('what is no country comes back as it was typed', () => {
  expect(countriesIn('Atlantis, France, European Union, Burgundy', 'en')).toEqual({
    codes: ['FR'],
    unknown: ['Atlantis', 'European Union', 'Burgundy'],
  });
  expect(countriesIn(' , ', 'en')).toEqual({ codes: [], unknown: [] });
});

test('what a form shows it understands', () => {
  const codes = ['CI', 'HK', 'BA', 'CD', 'GB', 'ST', 'MK', 'PS'];
  for (const language of ['en', 'fr', 'es', 'ar'])
    expect(countriesIn(countriesText(codes, language), language), language).toEqual({ codes, unknown: [] });
});
