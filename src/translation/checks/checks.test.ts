import { describe, expect, test } from 'vitest';
import type { TermUse } from '../glossary/terms-in.ts';
import { checkTranslation } from './check-translation.ts';
import type { CheckedRow } from './findings.ts';

const plain = { isOmitted: false, sourceLinks: [], targetLinks: [], foreign: [], terms: [], targetTerms: [] };
const found = (from: string, to: string, source: string, target: string, more: Partial<CheckedRow> = {}) =>
  checkTranslation({ from, to, rows: [{ ...plain, source, target, ...more }] }).map(({ kind }) => kind);

const term = (text: string, target: string, more: Partial<TermUse> = {}): TermUse => ({
  conceptId: 1,
  kind: 'person',
  isKept: false,
  note: '',
  from: 0,
  to: text.length,
  term: text,
  status: 'preferred',
  targets: [{ text: target, status: 'preferred', transliteration: '', note: '' }],
  ...more,
});

describe('finds nothing where nothing is wrong:', () => {
  test.each([
    ['fr', 'en', 'Il a versé 1 200,50 euros à 3 familles.', 'He paid 1,200.50 euros to three families.'],
    ['ar', 'en', 'بلغ العدد ١٬٢٠٠ في عام ٢٠٢٤.', 'The number reached 1,200 in 2024.'],
    ['en', 'ar', 'Prices rose by 4.2 percent in 2024.', 'ارتفعت الأسعار بنسبة ٤٫٢ بالمئة في عام ٢٠٢٤.'],
    ['de', 'en', 'Am 3. Oktober 1990 kamen 1.200 Gäste.', 'On October 3, 1990, 1,200 guests came.'],
    ['zh', 'en', '人口约1.2亿，10月3日公布。', 'The population is about 120 million, it was announced on 3 October.'],
    ['en', 'zh', 'About 12,000 people came on 3 October.', '10月3日约有1.2万人到场。'],
    ['es', 'fr', '«¿Vienes?», preguntó.', '«\u202fTu viens\u202f?\u202f», demanda-t-il.'],
    ['fr', 'en', 'Ouagadougou', 'Ouagadougou'],
    ['ja', 'en', '「行かない。」と言った。', '“I won’t go,” he said.'],
  ])('%s → %s: %s', (from, to, source, target) => expect(found(from, to, source, target)).toEqual([]));
});

describe('finds', () => {
  test.each<[string, string, string, string, string, Partial<CheckedRow>?]>([
    ['number', 'fr', 'en', 'Il a versé 1 200 euros.', 'He paid 1.200 euros.'],
    ['number', 'de', 'en', 'Es kamen 45 Gäste.', 'Guests came.'],
    ['number', 'ar', 'en', 'بلغ العدد ١٢٠٠.', 'The number reached 2100.'],
    ['number', 'en', 'fr', 'It cost 20 and then 20 euros.', 'Cela a coûté 20 euros.'],
    ['date', 'de', 'en', 'Am 3. Oktober war es kalt.', 'It was cold on October 4.'],
    ['date', 'fr', 'es', 'Le 14 juillet, il pleuvait.', 'El 14 de junio llovía.'],
    ['name', 'fr', 'en', 'Poutine a parlé.', 'The president spoke.', { terms: [term('Poutine', 'Putin')] }],
    ['name', 'ru', 'en', 'Приехал Пушкин.', 'Pouchkine came.', { terms: [term('Пушкин', '', { isKept: true, targets: [] })] }],
    ['forbidden', 'fr', 'en', 'Kiev est calme.', 'Kiev is calm.', { targetTerms: [term('Kiev', 'Kyiv', { status: 'forbidden' })] }],
    ['quotation', 'fr', 'en', '« Oui », dit-il. « Non. »', '“Yes,” he said. No.'],
    ['link', 'fr', 'en', 'Voir ici.', 'See here.', { sourceLinks: ['https://example.org/a'], targetLinks: ['https://example.org/b'] }],
    ['foreign', 'fr', 'en', 'Un safe space, dit-on.', 'A refuge, they say.', { foreign: ['safe space'] }],
    ['length', 'fr', 'en', `${'Une phrase assez longue pour compter. '.repeat(4)}`.trim(), 'One short sentence.'],
    ['untranslated', 'fr', 'en', 'Le fleuve a débordé hier soir.', ''],
    ['untranslated', 'fr', 'en', 'Le fleuve a débordé hier soir.', 'Le fleuve a débordé hier soir.'],
    ['spaces', 'fr', 'en', 'Il pleut.', 'It  rains.'],
    ['marks', 'fr', 'en', '« Oui. »', '« Yes. »'],
    ['marks', 'en', 'de', '“Yes.”', '“Ja.”'],
    ['marks', 'en', 'ja', '“Yes.”', '"はい。"'],
    ['ending', 'fr', 'en', 'Il pleut.', 'It rains'],
  ])('%s (%s → %s): %s', (kind, from, to, source, target, more) => expect(found(from, to, source, target, more)).toContain(kind));
});

test('what is left out on purpose, and what the source hasn’t, is no finding', () => {
  expect(found('fr', 'en', 'Le fleuve a débordé le 3 mai.', '', { isOmitted: true })).toEqual([]);
  expect(found('fr', 'en', '', 'Context for readers: 12,000 people live here.')).toEqual([]);
});

test('a name is found in the form its language gives it', () => {
  const putin = { terms: [term('Poutine', 'Путин')] };
  expect(found('fr', 'ru', 'Elle a vu Poutine.', 'Она видела Путина.', putin)).toEqual([]);
  const cairo = { terms: [term('Cairo', 'القاهرة', { kind: 'place' })] };
  expect(found('en', 'ar', 'He lives in Cairo.', 'يعيش بالقاهرة.', cairo)).toEqual([]);
});

test('a finding keeps its name when its row moves, and loses it when its text changes', () => {
  const row = (source: string): CheckedRow => ({ ...plain, source, target: 'He paid.' });
  const keys = (rows: CheckedRow[]) => checkTranslation({ from: 'fr', to: 'en', rows }).map(({ key }) => key);
  const [first] = keys([row('Il a versé 1 200 euros.')]);
  expect(keys([{ ...plain, source: 'Il pleut.', target: 'It rains.' }, row('Il a versé 1 200 euros.')])).toEqual([first]);
  expect(keys([row('Il a versé 1 300 euros.')])).not.toEqual([first]);
  expect(new Set(keys([row('Elle a payé 45 et 45 euros.')])).size).toBe(2);
});
