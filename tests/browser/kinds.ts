import type { People, Somebody } from './people.ts';

/** One kind of page: its address within an edition, who looks at it, and what they post to get it. */
export type PageKind = {
  name: string;
  path: string | ((people: People) => string);
  as?: Somebody;
  fields?: Record<string, string>;
  status?: number;
  /** An address that exists in the home language alone. */
  isOnlyEnglish?: boolean;
  /** The reader's script is left out, so that the story stays as it was sent. */
  isStill?: boolean;
};

const card = { number: '4000 0000 0000 0002', expiry: '12/39', cvc: '123', name: 'Rosa Reader' };

/** Every kind of page that a reader or somebody of the staff can come to. */
export const pageKinds: PageKind[] = [
  { name: 'front', path: '/' },
  { name: 'section', path: '/world' },
  { name: 'latest', path: '/latest' },
  { name: 'topics', path: '/topics' },
  { name: 'topic', path: '/topics/water' },
  { name: 'countries', path: '/countries' },
  { name: 'country', path: '/countries/colombia' },
  { name: 'authors', path: '/authors' },
  { name: 'author', path: '/authors/ana-author' },
  { name: 'languages', path: '/languages' },
  { name: 'language', path: '/languages/fr' },
  { name: 'sources', path: '/sources' },
  { name: 'source', path: '/sources/le-test' },
  { name: 'archive', path: '/archive' },
  { name: 'month', path: '/archive/2026-11' },
  { name: 'story, preview', path: '/world/first', isStill: true },
  { name: 'story, opened', path: '/world/first', as: 'opened' },
  { name: 'story, opened by the button', path: '/open/key-first', as: 'opened', fields: {} },
  { name: 'story, of a subscriber', path: '/world/first', as: 'trial' },
  { name: 'wall, spent', path: '/world/more', as: 'opened' },
  { name: 'wall, spent, by the button', path: '/open/key-more', as: 'opened', fields: {} },
  { name: 'wall, subscribers', path: '/world/members' },
  { name: 'wall, archive', path: '/world/aged' },
  { name: 'wall, register', path: '/world/first' },
  { name: 'sign-in', path: '/sign-in?to=/world/first' },
  { name: 'sign-in, refused', path: '/sign-in', fields: { email: 'nobody', to: '/' }, status: 400 },
  { name: 'code', path: '/sign-in/code', as: 'asked' },
  { name: 'code, refused', path: '/sign-in/code', as: 'asked', fields: { code: 'abc' }, status: 400 },
  { name: 'link', path: ({ links }) => links.signIn },
  { name: 'link, forged', path: '/sign-in/link?id=1&key=2', status: 410 },
  { name: 'subscribe', path: '/subscribe' },
  { name: 'subscribe, a plan chosen', path: '/subscribe?plan=annual', as: 'reader' },
  { name: 'subscribe, a plan that is gone', path: '/subscribe', as: 'reader', fields: { plan: 'weekly' }, status: 400 },
  { name: 'subscribe, of a subscriber', path: '/subscribe', as: 'trial' },
  { name: 'terms', path: ({ checkouts }) => checkouts.chooser.replace('/sandbox', ''), as: 'chooser' },
  { name: 'checkout', path: ({ checkouts }) => checkouts.chooser, as: 'chooser' },
  { name: 'checkout, refused', path: ({ checkouts }) => checkouts.chooser, as: 'chooser', fields: card, status: 400 },
  { name: 'confirm', path: ({ checkouts }) => `${checkouts.chooser}/confirm`, as: 'chooser' },
  { name: 'checkout, of nobody', path: '/sandbox/checkout/0', as: 'chooser', status: 404 },
  {
    name: 'subscribe, done',
    path: ({ checkouts }) => checkouts.trial.replace('/sandbox/checkout/', '/subscribe/done?checkout='),
    as: 'trial',
  },
  { name: 'account, no plan', path: '/account', as: 'reader' },
  { name: 'account, trial', path: '/account', as: 'trial' },
  { name: 'account, cancelled', path: '/account', as: 'cancelled' },
  { name: 'account, paid', path: '/account', as: 'paid' },
  { name: 'plan, another', path: '/account/plan?plan=annual', as: 'trial' },
  { name: 'plans', path: '/account/plan', as: 'paid' },
  { name: 'withdraw', path: '/withdraw' },
  { name: 'withdraw, to confirm', path: '/withdraw', fields: { name: 'Rosa Reader', email: 'rosa@example.org', step: 'check' } },
  { name: 'withdraw, received', path: '/withdraw?received=1' },
  { name: 'cancel, refused', path: '/kuendigen', fields: { email: 'nobody', step: 'confirm' }, status: 400 },
  { name: 'newsletters', path: '/newsletters' },
  { name: 'newsletters, of a reader', path: '/newsletters?newsletter=daily', as: 'reader' },
  { name: 'newsletters, refused', path: '/newsletters', fields: { email: 'nobody' }, status: 400 },
  { name: 'newsletters, said', path: '/newsletters/said?what=asked' },
  { name: 'newsletters, confirm', path: ({ links }) => links.confirm },
  { name: 'newsletters, link forged', path: '/newsletters/confirm?id=1&key=2', status: 410 },
  { name: 'newsroom, sign-in', path: '/newsroom/sign-in' },
  { name: 'newsroom, code', path: '/newsroom/sign-in/code', as: 'called' },
  { name: 'newsroom, link', path: ({ links }) => links.staff },
  { name: 'newsroom, link forged', path: '/newsroom/sign-in/link?id=1&key=2', status: 410 },
  { name: 'newsroom, desk', path: '/newsroom', as: 'publisher' },
  { name: 'newsroom, a search', path: '/newsroom?state=all&search=headline', as: 'publisher' },
  { name: 'newsroom, calendar', path: '/newsroom/calendar?month=2026-11', as: 'publisher' },
  { name: 'newsroom, screen', path: ({ screens }) => screens.unpublished, as: 'publisher' },
  { name: 'newsroom, screen of a published story', path: ({ screens }) => `${screens.mended}?said=plan`, as: 'publisher' },
  {
    name: 'newsroom, act refused',
    path: ({ screens }) => `${screens.mended}/withdraw`,
    as: 'publisher',
    fields: { revision: '2', text: '' },
    status: 400,
  },
  {
    name: 'newsroom, facts refused',
    path: ({ screens }) => `${screens.mended}/facts`,
    as: 'publisher',
    fields: { countries: 'Atlantis' },
    status: 400,
  },
  { name: 'newsroom, new story', path: '/newsroom/new', as: 'publisher' },
  { name: 'newsroom, preview', path: ({ screens }) => `${screens.unpublished}/preview?as=spent`, as: 'publisher' },
  {
    name: 'newsroom, part refused',
    path: ({ screens }) => `${screens.mended}/presentation`,
    as: 'publisher',
    fields: { newsletter: 'gossip', searchTitle: 'x'.repeat(201) },
    status: 400,
  },
  { name: 'newsroom, revisions', path: ({ screens }) => `${screens.mended}/revisions`, as: 'publisher' },
  { name: 'newsroom, comparison', path: ({ screens }) => `${screens.mended}/comparison`, as: 'publisher' },
  { name: 'newsroom, pictures', path: '/newsroom/pictures', as: 'publisher' },
  { name: 'newsroom, picture', path: '/newsroom/pictures/harbour?said=changed', as: 'publisher' },
  { name: 'newsroom, front', path: '/newsroom/front?search=headline', as: 'publisher' },
  {
    name: 'newsroom, front refused',
    path: '/newsroom/front/plan',
    as: 'publisher',
    fields: { language: 'en', begins: '2020-01-01T10:00' },
    status: 400,
  },
  { name: 'newsroom, settings', path: '/newsroom/settings', as: 'publisher' },
  { name: 'newsroom, settings refused', path: '/newsroom/settings', as: 'publisher', fields: { home: 'en' }, status: 400 },
  { name: 'newsroom, settings of sections', path: '/newsroom/settings/sections', as: 'publisher' },
  { name: 'newsroom, settings of mail', path: '/newsroom/settings/mail', as: 'publisher' },
  { name: 'newsroom, settings of the newsroom', path: '/newsroom/settings/newsroom', as: 'publisher' },
  {
    name: 'newsroom, the wall before it is saved',
    path: '/newsroom/settings/reading',
    as: 'publisher',
    fields: {
      what: 'preview',
      sample: 'archive',
      visitors: '1',
      readers: '3',
      newPerNetwork: '9',
      closesAfterDays: '30',
      paragraphs: '2',
      mostWords: '200',
      devices: '5',
    },
  },
  {
    name: 'newsroom, the offer before it is saved',
    path: '/newsroom/settings/offer',
    as: 'publisher',
    fields: { what: 'preview', sample: 'offer', benefits: '1', 'benefit-0-en': 'All of it', currency: 'USD', 'monthly-price': '2.90' },
  },
  { name: 'newsroom, numbers', path: '/newsroom/numbers', as: 'publisher' },
  { name: 'newsroom, people', path: '/newsroom/people', as: 'publisher' },
  { name: 'newsroom, refused', path: '/newsroom/people', as: 'publisher', fields: { email: 'nobody', role: 'editor' }, status: 400 },
  { name: 'newsroom, own', path: '/newsroom/own', as: 'publisher' },
  { name: 'newsroom, second factor', path: '/newsroom/sign-in/second', as: 'half in' },
  { name: 'newsroom, enrolment', path: '/newsroom/sign-in/enrol', as: 'enrolling' },
  { name: 'newsroom, nowhere', path: '/newsroom/nowhere', as: 'publisher', status: 404 },
  {
    name: 'newsroom, programs',
    path: '/newsroom/programs/tokens',
    as: 'publisher',
    fields: { name: '', role: 'editor', days: '30' },
    status: 400,
  },
  { name: 'newsroom, webhook', path: ({ webhook }) => webhook, as: 'publisher' },
  { name: 'newsroom, institutions', path: '/newsroom/institutions', as: 'publisher' },
  {
    name: 'newsroom, institutions, refused',
    path: '/newsroom/institutions',
    as: 'publisher',
    fields: { name: '', startsOn: '2026-11-24', endsOn: '2026-01-01', dailyReaders: '0', ranges: '10.0.0.1\n2001:db8::/9', domains: 'edu' },
    status: 400,
  },
  { name: 'newsroom, log', path: '/newsroom/log?act=staff', as: 'publisher' },
  { name: 'not found', path: '/nowhere/at-all', status: 404 },
  { name: 'withdrawn', path: '/world/withdrawn', status: 410, isOnlyEnglish: true },
];

/** A kind's address in an edition. */
export function addressOf(kind: PageKind, people: People, language: string): string {
  const page = typeof kind.path === 'string' ? kind.path : kind.path(people);
  if (language === 'en') return page;
  return page === '/' ? `/${language}` : `/${language}${page}`;
}
