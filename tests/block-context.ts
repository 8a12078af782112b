import type { BlockContext, PictureView, StoryCard } from '#design';
import { wordsIn } from '#platform/words.ts';

/** Its credit breaks a renderer that forgets to escape. */
export const picture: PictureView = {
  href: '/files/harbour-1600.jpg',
  width: 1600,
  height: 1067,
  renditions: (['avif', 'webp', 'jpeg'] as const).flatMap((format) =>
    [400, 1600].map((width) => ({ format, width, height: (width * 2) / 3, href: `/files/harbour-${width}.${format}` })),
  ),
  focal: { x: 0.34, y: 1 },
  credit: 'Odile "O" Marchetti <o@example.org>',
  agency: 'Longitude Graphics',
};

const card: StoryCard = {
  key: 'k3y',
  href: '/world/the-last-shipwright',
  language: 'en',
  headline: 'The last <shipwright> & son',
  deck: 'A deck.',
  dateline: undefined,
  section: { name: 'World', href: '/world' },
  authors: [],
  source: undefined,
  countries: [],
  publishedAt: new Date('2026-11-24T08:00:00Z'),
  minutes: 5,
  access: 'metered',
  isExclusive: false,
  lead: { picture, caption: 'A caption', alt: 'An alt' },
};

/** Knows the pictures `harbour` and `delta-map` (the latter without renditions), the story `k3y` and the newsletter `harbour`. */
export const contextIn = (language: string): BlockContext => ({
  words: wordsIn(language),
  language,
  pictures: new Map([
    ['harbour', picture],
    ['delta-map', { ...picture, renditions: [], agency: undefined }],
  ]),
  stories: new Map([['k3y', card]]),
  newsletters: new Map([
    ['harbour', { slug: 'harbour', name: 'High "Water"', about: 'The sea & <us>.', frequency: 'weekly', access: 'free' }],
  ]),
  href: (page) => page,
  asset: (name) => `/assets/${name}`,
  signUpAction: '/newsletters',
});
