import type { TestPaper } from '../paper.ts';
import { type Address, addressesOf, inLanguage, mutationsOf } from './addresses.ts';
import type { Question } from './sweep.ts';
import { type ViewerKind, viewerKinds } from './viewers.ts';

const otherMethods = ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

// Who has least, who has most, and one of each sort between.
const some: ViewerKind[] = ['visitor', 'spent meter', 'reader spent', 'ended', 'paid'];

const accepts = [
  'text/html',
  'text/markdown',
  'text/plain',
  'application/json',
  'application/ld+json',
  'application/activity+json',
  'application/rss+xml',
  'application/epub+zip',
  'application/pdf',
  'image/avif',
  '*/*;q=0.1',
  '',
];

/** Every field that a form of the paper has, filled in. */
export const everyField = {
  language: 'en',
  email: 'nobody@canary.example',
  to: '/world/first',
  plan: 'monthly',
  code: '123456',
  id: '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a',
  key: 'k',
  newsletter: 'daily',
  newsletters: 'daily',
  name: 'Nobody',
  number: '4242 4242 4242 4242',
  expiry: '12/30',
  cvc: '123',
};

/** A form as a browser of the paper's own page sends it. */
export function formOf(fields: Record<string, string>): { headers: Record<string, string>; body: string } {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return { headers, body: new URLSearchParams(fields).toString() };
}

const slugsByKey = (paper: TestPaper) =>
  new Map(Object.entries({ ...paper.fixtures.stories, ...paper.fixtures.hidden }).map(([slug, { key }]) => [key, slug]));

/** A posted form; where the address opens a story, the question says which, for whoever judges the answer. */
export function postTo(paper: TestPaper, viewer: ViewerKind, { path, route }: Address, fields: Record<string, string>): Question {
  const opens = route.path === '/open/:story' ? slugsByKey(paper).get(path.split('/').at(-1) ?? '') : undefined;
  return { viewer, method: 'POST', path, ...formOf(fields), isFresh: true, ...(opens ? { opens } : {}) };
}

/** Every route × viewer × method, once at least. */
export function methodQuestions(paper: TestPaper): Question[] {
  const firsts = paper.routes.flatMap((route) => addressesOf(paper, route)[0] ?? []);
  return viewerKinds.flatMap((viewer) =>
    firsts.flatMap((address) => {
      const { path, route } = address;
      const posted =
        route.method === 'POST' ? postTo(paper, viewer, address, everyField) : { viewer, method: 'POST', path, ...formOf(everyField) };
      return [posted, ...['GET', ...otherMethods].map((method) => ({ viewer, method, path }))];
    }),
  );
}

/**
 * Every address of every route: those that lead somewhere for every viewer; of the others one for who has least, the next for who has most.
 * `leadsOn` says which of the addresses that a route could have do lead somewhere.
 */
export function addressQuestions(paper: TestPaper, leadsOn: (path: string) => boolean): Question[] {
  const all = paper.routes.flatMap((route) => addressesOf(paper, route));
  const live = all.filter(({ route, path, isReal }) => isReal && (route.method === 'POST' || leadsOn(path)));
  const dead = all.filter((one) => !live.includes(one));
  const ask = (viewer: ViewerKind, address: Address): Question =>
    address.route.method === 'POST'
      ? postTo(paper, viewer, address, { ...everyField, language: 'fr', part: 'rest' })
      : { viewer, method: 'GET', path: address.path };
  const editions = live.filter(({ route }) => route.method === 'GET').map(({ path }) => inLanguage('fr', path));
  return [
    ...viewerKinds.flatMap((viewer) => live.map((address) => ask(viewer, address))),
    ...dead.map((address, at) => ask(at % 2 === 0 ? 'visitor' : 'paid', address)),
    ...some.flatMap((viewer) => editions.map((path) => ({ viewer, method: 'GET', path }))),
    ...viewerKinds.flatMap((viewer) => ['/ar', '/ar/world/first', '/fr/world/first'].map((path) => ({ viewer, method: 'GET', path }))),
  ];
}

/** Other spellings of a story's address, and other kinds of answer asked for. */
export function spellingQuestions(): Question[] {
  const others = ['/world/for-subscribers', '/world/withdrawn', '/world/unpublished', '/world/mended']
    .flatMap(mutationsOf)
    .filter((_, at) => at % 5 === 0);
  const asked = ['/', '/world/first', '/feed.xml'].flatMap((path) => accepts.map((accept) => ({ path, headers: { accept } })));
  return some.flatMap((viewer) => [
    ...[...mutationsOf('/world/first'), ...others].map((path) => ({ viewer, method: 'GET', path })),
    ...asked.map((one) => ({ viewer, method: 'GET', ...one })),
  ]);
}
