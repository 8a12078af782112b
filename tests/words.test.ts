import path from 'node:path';
import { expect, test } from 'vitest';
import { phrasesOf, spokenLanguages } from '#platform/words.ts';
import { readFiles, withoutComments } from './architecture/files.ts';
import { askedIn, illSet, namedIn, type Phrases, unlike } from './words/phrases.ts';

const english = phrasesOf('en');
const modules = [...new Set([...english.keys()].map((key) => key.split('.')[0] ?? ''))];
const sources = [...readFiles(path.resolve(import.meta.dirname, '..'))].filter(
  ([file]) => /^(src|public|editor)\/.+\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);
const code = sources.map(([, text]) => withoutComments(text)).join('\n');

const phrases = (texts: Record<string, string>): Phrases => new Map(Object.entries(texts));

test('every language says what English says, in its own grammar', () => {
  expect(spokenLanguages).toEqual(['en', 'fr', 'es', 'ar']);
  expect(spokenLanguages.flatMap((language) => unlike(english, phrasesOf(language), language))).toEqual([]);

  const three = phrases({
    'a.b.c': '{count, plural, one {# story} other {# stories}} by {name}',
    'a.b.d': 'Yes',
    'a.b.e': '{access, select, free {Free} other {Paid}}',
  });
  const wrong = phrases({
    'a.b.c': '{count, plural, one {# récit} other {# récits}} de {nom}',
    'a.b.e': '{access, select, gratis {Libre} other {Payant}}',
    'a.b.f': 'Non',
  });
  expect(unlike(three, wrong, 'fr')).toEqual([
    'fr has no a.b.d',
    'fr has a.b.f, and English hasn’t',
    'fr a.b.c: fills {count, nom} where English fills {count, name}',
    'fr a.b.e: chooses by gratis, other where English chooses by free, other',
  ]);
  expect(
    unlike(phrases({ 'a.b.c': '{n, plural, one {#} other {#}}' }), phrases({ 'a.b.c': '{n, plural, one {واحد} other {#}}' }), 'ar'),
  ).toEqual(['ar a.b.c: {n} has no form for two, few, many']);
  expect(() => unlike(three, phrases({ 'a.b.c': '{count, plural, one {#' }), 'fr')).toThrow();
});

test('every phrase is set as its language sets it', () => {
  expect(spokenLanguages.flatMap((language) => illSet(phrasesOf(language), language))).toEqual([]);

  const offences: [string, string][] = [
    ['en', "You've read it"],
    ['en', 'Wait...'],
    ['en', 'Two  spaces'],
    ['en', 'A dash -- here'],
    ['en', ' in front'],
    ['ar', 'Subscribe'],
    ['ar', 'مرحبا, أهلا'],
    ['fr', 'Vraiment?'],
    ['fr', 'Vraiment ?'],
    ['fr', '«Oui»'],
    ['es', 'Seguro?'],
  ];
  for (const [language, text] of offences) expect(illSet(phrases({ 'a.b.c': text }), language), text).toHaveLength(1);
  expect(illSet(phrases({ 'a.b.c': 'Vraiment\u202f? «\u00a0Oui\u00a0» {when, select, a {à 10:30} other {https://x}}' }), 'fr')).toEqual([]);
});

test('every phrase is used, and every phrase that is asked for is there', () => {
  const used = namedIn(code, modules);
  const asked = askedIn(code, modules);
  expect(used.length).toBeGreaterThan(100);
  expect([...english.keys()].filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
  expect(asked.filter((pattern) => ![...english.keys()].some((key) => pattern.test(key))).map(String)).toEqual([]);

  // The proof that a phrase nobody names is seen, and one nobody wrote.
  const sample = `words('a.b.c'); words(\`a.wall.\${kind}Title\`); const title = isNew ? 'a.b.d' : 'a.b.e';`;
  const named = namedIn(sample, ['a']);
  expect(
    ['a.b.c', 'a.wall.spentTitle', 'a.b.d', 'a.b.e', 'a.b.f', 'a.wall.spentText'].filter(
      (key) => !named.some((pattern) => pattern.test(key)),
    ),
  ).toEqual(['a.b.f', 'a.wall.spentText']);
  expect(askedIn(sample, ['a']).map(String)).toEqual([String(/^a\.b\.c$/), String(/^a\.wall\.[^.]+Title$/)]);
});
