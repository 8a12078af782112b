import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmenterVersion, sentenceSpans, sentencesOf } from './sentences.ts';

const folder = path.join(import.meta.dirname, 'golden');

/** A paragraph to a stanza, a sentence to a line. Lines with ">" say how the lines before them are cut. */
const stanzas = (text: string) =>
  text
    .trim()
    .split(/\n\n+/)
    .map((stanza) => {
      const lines = stanza.split('\n');
      const cut = lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1));
      const written = lines.filter((line) => !line.startsWith('>'));
      return { written, cut: cut.length > 0 ? cut : written };
    });

describe('golden files', () => {
  const files = readdirSync(folder);

  test('there are some for twelve languages, of fifteen paragraphs each', () => {
    expect(files.map((file) => file.replace('.txt', ''))).toEqual(['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'pt', 'ru', 'tr', 'zh']);
    for (const file of files) expect(stanzas(readFileSync(path.join(folder, file), 'utf8')).length, file).toBeGreaterThanOrEqual(15);
  });

  test.each(files)('%s', (file) => {
    const language = file.replace('.txt', '');
    const space = language === 'ja' || language === 'zh' ? '' : ' ';
    const all = stanzas(readFileSync(path.join(folder, file), 'utf8'));
    const cut = all.map(({ written }) => sentencesOf(written.join(space), language));
    expect(cut).toEqual(all.map((stanza) => stanza.cut));
  });
});

test('nothing of a text is lost but space, and a sentence is never cut again', () => {
  const part = fc.constantFrom(
    'Mr.',
    'A.',
    'etc.',
    ' ',
    '.',
    '…',
    '?',
    '!',
    '»',
    '«',
    '“',
    '”',
    '(',
    ')',
    '3.',
    'word',
    'Word',
    '。',
    '「',
    '」',
    '\n',
    'د.',
    '\u202f',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.constantFrom('en', 'fr', 'de', 'ar', 'ja', 'ko'), (parts, language) => {
      const text = parts.join('');
      let at = 0;
      for (const { from, to } of sentenceSpans(text, language)) {
        expect(text.slice(at, from).trim()).toBe('');
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  );
});

test('the rules say which they are', () => {
  expect(segmenterVersion).toMatch(/^broadsheet \d+, ICU \d+/);
});
