import type { Route } from '#platform/http/route.ts';
import type { TestPaper } from '../paper.ts';

/** What a parameter of a route is filled with: values that lead somewhere, and values that must lead nowhere. */
type Values = { real: string[]; hostile: string[] };

const nothing = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '%2e%2e%2fsecret',
  '%252e%252e%252fsecret',
  '..%5c..%5csecret',
  'a%00b',
  '%ff',
  '%c3%28',
  '%ed%a0%80',
  '%',
  '%zz',
  "'%20or%20'1'='1",
  '%27;drop%20table%20stories.body--',
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '0',
  '1e3',
  '99999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  'FIRST',
  'first.json',
  'first;x=.css',
  'first%20',
  '%D9%85',
  'a'.repeat(300),
];

/** Every parameter that a route of the paper has. A route with another one fails the sweep until it is taught here. */
function valuesOf(paper: TestPaper): Record<string, Values> {
  const { stories, hidden } = paper.fixtures;
  const known = { ...stories, ...hidden };
  const assets = ['reader.js', 'reader.css'].map((name) => paper.app.assets.href(name).replace('/assets/', ''));
  return {
    section: { real: ['world', 'culture'], hostile: nothing },
    slug: { real: [...Object.keys(known), 'water', 'colombia', 'ana-author', 'le-test', 'harbour'], hostile: nothing },
    code: { real: ['fr', 'ar'], hostile: nothing },
    key: { real: [stories.first?.key ?? '', hidden.unpublished.key], hostile: nothing },
    story: { real: Object.values(known).map(({ key }) => key), hostile: nothing },
    file: { real: [...assets, 'original.png', '480.avif'], hostile: [...nothing, 'original.svg', '..', '.env', 'secret'] },
    no: { real: ['1'], hostile: nothing },
    newsletter: { real: ['daily', 'friday'], hostile: nothing },
    mailing: { real: ['3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a'], hostile: nothing },
    month: { real: ['2026-11', '2026-10', '1999-01'], hostile: [...nothing, '2026-13', '2026-11-24', '11-2026'] },
    number: { real: ['R-0000001'], hostile: nothing },
    provider: { real: ['ses', 'postmark', 'mailgun', 'sendgrid'], hostile: nothing },
    ref: { real: ['sandbox-that-was-never-made'], hostile: nothing },
    token: { real: ['a-link-that-was-never-made'], hostile: nothing },
    act: { real: ['complimentary', 'extend', 'cancel', 'end', 'take-back', 'send-again'], hostile: nothing },
    id: { real: ['1', '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a'], hostile: nothing },
  };
}

export type Address = { route: Route; path: string; isReal: boolean };

/** The addresses of a route: each parameter with each of its values, the others held at their first; real values also with one another. */
export function addressesOf(paper: TestPaper, route: Route): Address[] {
  const values = valuesOf(paper);
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const valuesFor = (name: string): Values => {
    // Of a page about one source the slug is a source's.
    if (name === 'slug' && route.path.startsWith('/newsroom/sources/')) return { real: ['le-test', 'first'], hostile: nothing };
    const found = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!found) throw new Error(`tests/leaks/addresses.ts has no value for :${name} of ${route.method} ${route.path}.`);
    return found;
  };
  const fill = (given: Record<string, string>) => route.path.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '');
  let filled: Record<string, string>[] = [{}];
  for (const name of names) filled = filled.flatMap((one) => valuesFor(name).real.map((value) => ({ ...one, [name]: value })));
  const hostile = names.flatMap((name) => valuesFor(name).hostile.map((value) => ({ ...filled[0], [name]: value })));
  const addresses = [
    ...filled.map((given) => ({ route, path: fill(given), isReal: true })),
    ...hostile.map((given) => ({ route, path: fill(given), isReal: false })),
  ];
  return addresses;
}

/** The same address in the paper's other languages. */
export function inLanguage(language: string, path: string): string {
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** Other spellings of an address, all sent as they stand: another case, folded dots, suffixes and parameters that other papers answer to. */
export function mutationsOf(path: string): string[] {
  const [, section = '', slug = ''] = path.split('/');
  const spelled = [
    path.toUpperCase(),
    `/${section}/${slug.toUpperCase()}`,
    `/${path}`,
    `/${section}//${slug}`,
    `/.${path}`,
    `/${section}/./${slug}`,
    `/latest/..${path}`,
    `/%2e${path}`,
    `/${section}/%2e/${slug}`,
    `/${section}%2f${slug}`,
    `/%77${path.slice(2)}`,
    `/en${path}`,
    `/de${path}`,
    `/FR${path}`,
    `http://paper.invalid${path}`,
    `subscriber:${path}`,
    `subscriber:/${path}`,
  ];
  const suffixes = [
    '/',
    '.json',
    '.md',
    '.txt',
    '.xml',
    '.html',
    '.pdf',
    '.css',
    '/amp',
    '/print',
    '/feed',
    '/embed',
    '/index.html',
    ';x=.css',
    '%00',
    '%20',
    '.',
  ];
  const queries = [
    'print=1',
    'amp=1',
    'preview=1',
    'outputType=amp',
    'format=json',
    'member=paid',
    'before=1-1',
    'before=x',
    'language=fr',
    '_method=POST',
    'x='.padEnd(2000, 'x'),
  ];
  return [...spelled, ...suffixes.map((suffix) => path + suffix), ...queries.map((query) => `${path}?${query}`), `${path}#rest`];
}
