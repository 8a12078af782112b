import { describe, expect, it } from 'vitest';
import { countWords, type Document, newslettersIn, picturesIn, plainText, readingMinutes, storiesIn } from './index.ts';

const saying = (text: string): Document => ({ version: 1, blocks: [{ type: 'paragraph', text: [{ text }] }] });

describe('countWords', () => {
  it.each([
    ['en', 'The ship’s cook, 61, had 2.5 litres of oil left — and didn’t say so.', 14],
    ['en', 'A well-known word', 4],
    ['fr', 'L’équipage n’a pas été payé depuis 2024 : « Rien ! »', 8],
    ['ar', 'قالت: «في سنتي الأولى وجدتُ إحدى عشرة، لا غير».', 9],
    ['ar', 'تزيد أربعة أعشار الدرجة، دائمًا، عند ١٣٫١ درجة', 8],
    ['ja', '東京の夜は静かです。', 6],
    ['ja', '海女は、潜る前に水温を測る。', 8],
    ['en', '', 0],
    ['en', '— … !', 0],
  ])('in %s: %s', (language, text, words) => {
    expect(countWords(saying(text), language)).toBe(words);
  });

  it('joins what marks cut apart', () => {
    const text = [{ text: 'Long' }, { text: 'itude', marks: [{ type: 'strong' as const }] }, { text: ' reads' }];
    expect(countWords({ version: 1, blocks: [{ type: 'paragraph', text }] }, 'en')).toBe(2);
  });
});

describe('readingMinutes', () => {
  it('is never less than one', () => expect(readingMinutes(0, 'en')).toBe(1));
  it('follows the pace of the language', () => {
    expect(readingMinutes(1140, 'en')).toBe(5);
    expect(readingMinutes(1140, 'en-GB')).toBe(5);
    expect(readingMinutes(1140, 'ar')).toBe(8);
    expect(readingMinutes(1140, 'sw')).toBe(6);
  });
});

describe('what a document holds', () => {
  const a = [{ text: 'a' }];
  const document: Document = {
    version: 1,
    blocks: [
      { type: 'picture', picture: 'one', caption: [{ text: 'Caption' }], alt: 'Alt' },
      { type: 'gallery', pictures: ['two', 'one'].map((picture) => ({ picture, caption: [], alt: 'Alt' })), caption: [{ text: 'Both' }] },
      { type: 'related', story: 'k1' },
      { type: 'newsletter', newsletter: 'daily' },
      { type: 'related', story: 'k1' },
      { type: 'list', ordered: true, items: [a, [{ text: 'b', marks: [{ type: 'strong' }] }]] },
      { type: 'quote', text: [a, a], by: 'Someone' },
      { type: 'table', header: [a, []], rows: [[[], a]] },
      { type: 'embed', url: 'https://example.org/', title: 'Title' },
      { type: 'divider' },
    ],
  };

  it('is found once each, in order', () => {
    expect(picturesIn(document)).toEqual(['one', 'two']);
    expect(storiesIn(document)).toEqual(['k1']);
    expect(newslettersIn(document)).toEqual(['daily']);
  });

  it('reads as plain text, without alternative texts and addresses', () => {
    expect(plainText(document)).toBe('Caption\n\nBoth\n\na\nb\n\na\na\nSomeone\n\na\t\n\ta\n\nTitle');
  });
});
