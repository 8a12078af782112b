import { expect, test } from 'vitest';
import { directionOf, ownName } from '#platform/languages.ts';
import { wordsIn } from '#platform/words.ts';
import { FrontPage } from './front-page.tsx';
import { ListPage } from './list-page.tsx';
import type { Frame, Offer, PlanView, StoryCard, WallKind } from './models.ts';
import { NameList } from './names.tsx';
import { OfferCards } from './offer.tsx';
import { Page } from './page.tsx';
import { StoryTeaser } from './teaser.tsx';
import { momentText } from './times.tsx';
import { Wall } from './wall.tsx';

function frameIn(language: string, changes: Partial<Frame> = {}): Frame {
  const href = (page: string) => (language === 'en' ? page : `/${language}${page}`);
  return {
    paper: { name: 'The Test', tagline: 'For tests' },
    language,
    dir: directionOf(language),
    words: wordsIn(language),
    timeZone: 'America/New_York',
    now: new Date('2026-11-24T19:00:00Z'),
    page: '/world/a-story',
    editions: ['en', 'ar'].map((one) => ({ language: one, name: ownName(one), href: `/${one}`, isCurrent: one === language })),
    sections: [
      { slug: 'world', name: 'World', href: href('/world') },
      { slug: 'worldly', name: 'Worldly', href: href('/worldly') },
    ],
    viewer: 'visitor',
    href,
    asset: (name) => `/assets/${name}`,
    headerNewsletter: undefined,
    ...changes,
  };
}

function story(changes: Partial<StoryCard> = {}): StoryCard {
  return {
    key: 'k',
    href: '/world/a-story',
    language: 'en',
    headline: 'A story',
    deck: 'A deck',
    dateline: undefined,
    section: { name: 'World', href: '/world' },
    authors: [],
    source: undefined,
    countries: [],
    publishedAt: new Date('2026-11-24T18:05:00Z'),
    minutes: 4,
    access: 'metered',
    isExclusive: false,
    lead: undefined,
    ...changes,
  };
}

const annual: PlanView = { slug: 'annual', every: 'year', price: '$19.90', trialDays: 0, isBestValue: true, saving: '$14.90' };
const monthly: PlanView = { slug: 'monthly', every: 'month', price: '$2.90', trialDays: 30, isBestValue: false, saving: undefined };
const offer: Offer = { benefits: [{ text: 'Every story', isNew: true }], plans: [monthly, annual] };

const html = (page: unknown) => String(page);

test('a page names its other languages, the first of them for everyone else', () => {
  const alternates = [
    { language: 'en', href: 'https://paper.test/' },
    { language: 'ar', href: 'https://paper.test/ar' },
  ];
  const page = html(<Page frame={frameIn('ar')} kind="plain" title="A page" alternates={alternates} />);
  expect(page).toContain('<link rel="alternate" hreflang="ar" href="https://paper.test/ar"/>');
  expect(page).toContain('<link rel="alternate" hreflang="x-default" href="https://paper.test/"/>');
  expect(page).toMatch(/^<html lang="ar" dir="rtl">/);
  expect(html(<Page frame={frameIn('en')} kind="plain" title="A page" />)).not.toContain('x-default');
});

test('the section a page belongs to is marked, and no section whose name only begins alike', () => {
  const current = (page: string) => [
    ...new Set(html(<Page frame={frameIn('en', { page })} kind="plain" title="x" />).match(/<a href="[^"]*" aria-current="[^"]*">\w+/g)),
  ];
  expect(current('/world')).toEqual(['<a href="/world" aria-current="page">World']);
  expect(current('/world/a-story')).toEqual(['<a href="/world" aria-current="true">World']);
  expect(current('/worldly')).toEqual(['<a href="/worldly" aria-current="page">Worldly']);
});

test('a subscriber sees no advertising, no offer and no marks of what is closed to others', () => {
  const front = (viewer: Frame['viewer']) =>
    html(<FrontPage frame={frameIn('en', { viewer })} top={[story({ access: 'subscribers' })]} latest={[]} sections={[]} />);
  for (const sign of ['Advertisement', '/subscribe', 'For subscribers']) {
    expect(front('visitor'), sign).toContain(sign);
    expect(front('subscriber'), sign).not.toContain(sign);
  }
  expect(front('visitor')).toContain('Already a subscriber?');
  expect(front('reader')).not.toContain('Already a subscriber?');
});

test('a plan says what it saves only where it saves', () => {
  const cards = (plans: PlanView[]) => html(<OfferCards frame={frameIn('en')} offer={{ ...offer, plans }} to="/world/a-story" />);
  expect(cards([monthly, annual])).toContain('save $14.90 compared to monthly billing');
  expect(cards([monthly, { ...annual, saving: undefined }])).not.toContain('compared to');
  expect(cards([monthly])).toContain('30 days free');
  expect(cards([{ ...monthly, trialDays: 0 }])).not.toContain('free');
  expect(cards([annual])).toContain('<input type="hidden" name="to" value="/world/a-story"/>');
});

test('each wall has words of its own, the offer, and a way back through signing in', () => {
  const wall = (kind: WallKind, viewer: Frame['viewer'] = 'visitor') =>
    html(
      <Wall
        frame={frameIn('fr', { viewer })}
        kind={kind}
        storyKey="k"
        offer={offer}
        to="/world/a-story"
        allowance={1}
        registeredAllowance={viewer === 'visitor' ? 3 : undefined}
        archiveDays={45}
      />,
    );
  const titles = (['spent', 'subscribers', 'archive', 'register'] as const).map(
    (kind) => wall(kind).match(/id="wall-title"[^>]*>([^<]+)/)?.[1],
  );
  expect(new Set(titles).size).toBe(4);
  expect(wall('archive')).toContain('45 jours');
  expect(wall('spent')).toContain('href="/fr/sign-in?to=%2Ffr%2Fworld%2Fa-story"');
  expect(wall('spent')).toContain('3 articles par mois');
  expect(wall('spent', 'reader')).not.toContain('sign-in');
  expect(wall('subscribers')).not.toContain('3 articles');
});

test('AP words in the paper’s time zone: today’s stories by the hour, older ones by the day', () => {
  const list = (publishedAt: Date) => html(<StoryTeaser frame={frameIn('en')} story={story({ publishedAt })} showsTime />);
  expect(list(new Date('2026-11-24T18:05:00Z'))).toContain('>1:05 p.m.</time>');
  // Half past eleven in the evening of the 23rd in New York, already the 24th in UTC.
  expect(list(new Date('2026-11-24T04:30:00Z'))).toContain('>Nov. 23</time>');
  expect(momentText(frameIn('en'), new Date('2026-10-10T18:30:00Z'))).toBe('Oct. 10 at 2:30 p.m. EDT');
});

test('the latest stands under its days, in the order given', () => {
  const stories = ['2026-11-24T18:00:00Z', '2026-11-24T06:00:00Z', '2026-11-24T04:00:00Z'].map((at) =>
    story({ publishedAt: new Date(at) }),
  );
  const page = html(<ListPage frame={frameIn('en')} title="The latest" look="days" stories={stories} />);
  expect([...page.matchAll(/<h2 class="list-day-title"[^>]*>([^<]+)/g)].map(([, day]) => day)).toEqual(['Nov. 24', 'Nov. 23']);
  expect([...page.matchAll(/<h3 class="teaser-headline"/g)].length).toBe(3);
});

test('names are joined as the language joins them, also when one holds a comma', () => {
  const links = ['Ana, Díaz', 'Rim', 'Kenji'].map((name) => ({ name, href: '#' }));
  const joined = (language: string) => html(<NameList links={links} language={language} />).replace(/<\/?a[^>]*>/g, '');
  expect(joined('en')).toBe('Ana, Díaz, Rim and Kenji');
  expect(joined('es')).toBe('Ana, Díaz, Rim y Kenji');
  expect(joined('ar')).toBe('Ana, Díaz وRim وKenji');
});

test('a story in another language than the page says so, with its direction', () => {
  const teaser = html(<StoryTeaser frame={frameIn('en')} story={story({ language: 'ar', headline: 'قصة' })} />);
  expect(teaser).toMatch(/^<article class="teaser teaser-standard" lang="ar" dir="rtl">/);
  expect(html(<StoryTeaser frame={frameIn('en')} story={story()} />)).toMatch(/^<article class="teaser teaser-standard">/);
});
