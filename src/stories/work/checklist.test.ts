import { expect, test } from 'vitest';
import type { Block } from '#document';
import { type CheckedPicture, type CheckedText, problemsOf } from './checklist.ts';

const words = (count: number): Block => ({ type: 'paragraph', text: [{ text: 'word '.repeat(count) }] });
const picture = (slug: string, alt = 'A harbour'): Block => ({ type: 'picture', picture: slug, caption: [], alt });
const known = (more: Partial<CheckedPicture> = {}): CheckedPicture => ({ credit: 'Ana', licence: 'open', isBroken: false, ...more });
const sound = {
  headline: 'A headline',
  deck: 'A deck.',
  language: 'en',
  access: 'metered' as const,
  lead: { alt: 'A market', picture: known() },
  pictures: new Map([
    ['harbour', known()],
    ['bare', known({ credit: ' ' })],
  ]),
  related: new Map([
    ['seen', true],
    ['unseen', false],
  ]),
  hasByline: true,
  lacksPermission: false,
  clause: undefined,
  untouched: 0,
  isEmbargoed: false,
  deadLinks: new Map(),
};
const check = (more: Partial<CheckedText>, ...blocks: Block[]) =>
  problemsOf(
    { ...sound, document: { version: 1, blocks: [words(40), words(40), words(40), ...blocks] }, ...more },
    { paragraphs: 2, mostWords: 50 },
  ).map(({ what, weight, place }) => `${weight} ${what} ${place}`);

test('a sound text has no problem', () => {
  expect(check({}, picture('harbour'), { type: 'related', story: 'seen' })).toEqual([]);
});

test.each<[Partial<CheckedText>, string[]]>([
  [{ headline: ' ' }, ['must headlineMissing headline']],
  [{ deck: '' }, ['should deckMissing deck']],
  [{ isEmbargoed: true }, ['must embargoed embargo']],
  [{ hasByline: false }, ['should bylineMissing byline']],
  [{ lacksPermission: true }, ['must permissionMissing source']],
  [{ clause: { kind: 'no-licence', licence: '', on: '', channel: 'web' } }, ['must clause source']],
  [{ lead: undefined }, ['should leadMissing lead']],
  [{ lead: { alt: '', picture: known({ credit: '' }) } }, ['must altMissing lead', 'must creditMissing lead']],
  [{ card: { picture: known({ licence: 'ended' }) } }, ['must licenceEnded card']],
  [{ lead: { alt: 'x', picture: undefined } }, ['must pictureUnknown lead']],
  [{ lead: { alt: 'x', picture: known({ isBroken: true }) } }, ['must pictureBroken lead']],
  [{ lead: { alt: 'x', picture: known({ licence: 'ended' }) } }, ['must licenceEnded lead']],
  [{ lead: { alt: 'x', picture: known({ licence: 'ending' }) } }, ['should licenceEnding lead']],
  [{ document: { version: 1, blocks: [] } }, ['must textMissing text']],
  [{ document: { version: 1, blocks: [words(5), words(40)] } }, ['should previewShort text']],
  [{ document: { version: 1, blocks: [words(120), words(40)] } }, ['should previewLong text']],
  [{ access: 'free', document: { version: 1, blocks: [words(120), words(40)] } }, []],
])('%j', (more, expected) => {
  expect(check(more)).toEqual(expected);
});

test('blocks are named by their place', () => {
  const gallery: Block = {
    type: 'gallery',
    pictures: [
      { picture: 'harbour', alt: '', caption: [] },
      { picture: 'bare', alt: 'x', caption: [] },
    ],
  };
  expect(
    check({}, picture('harbour', ''), picture('gone'), gallery, { type: 'related', story: 'unseen' }, { type: 'related', story: 'x' }),
  ).toEqual([
    'must altMissing 3',
    'must pictureUnknown 4',
    'must altMissing 5',
    'must creditMissing 5',
    'should relatedUnpublished 6',
    'must relatedUnknown 7',
  ]);
});
