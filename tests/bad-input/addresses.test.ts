import { describe, expect, test } from 'vitest';
import { addressesOf } from '../leaks/addresses.ts';
import { type Answer, headerOf } from '../leaks/ask.ts';
import { everyField, formOf } from '../leaks/questions.ts';
import { testPaper } from '../paper.ts';
import { askAll, changedBy, expectPage, pathsOf } from './exchange.ts';

const paper = testPaper();

describe('addresses', () => {
  const unknown = [
    '/nothing',
    '/world/nothing',
    '/topics/nothing',
    '/countries/atlantis',
    '/authors/nobody',
    '/sources/none',
    '/languages/xx',
    '/languages/fr%00',
    '/archive/2026-13',
    '/dev/mail/9',
  ];
  const unspoken = [
    '/de',
    '/de/world/first',
    '/xx',
    '/zz-ZZ/world',
    '/fr-FR/world/first',
    '/fr/de',
    '/fr/fr',
    '/ar/en',
    '/fr/world/second',
    '/FR/world/first',
  ];
  const odd = [
    '/world/FIRST',
    '/World',
    '/LATEST',
    '/world/First',
    '/world/first.html',
    '/world%2ffirst',
    '/latest?before=nonsense',
    '/latest?before=1',
    '/?before=%00',
  ];

  test('that lead nowhere say so', async () => {
    for (const one of await askAll(
      paper,
      [...unknown, ...unspoken, ...odd].map((path) => ({ method: 'GET', path })),
    )) {
      expectPage(one, one.asked.path.startsWith('/?') ? [200, 404] : [404]);
    }
    const [french, arabic] = await askAll(
      paper,
      ['/fr/rien', '/ar/la-shay'].map((path) => ({ method: 'GET', path })),
    );
    expect(french?.answer.text).toContain('<html lang="fr" dir="ltr"');
    expect(arabic?.answer.text).toContain('<html lang="ar" dir="rtl"');
  });

  // Answers the same to every token (RFC 8058, and nobody learns which is one).
  const oneClick = /^(\/..)?\/newsletters\/one-click\//;

  test('with hostile words in them lead nowhere, whatever the method', async () => {
    const hostile = paper.routes.flatMap((route) => addressesOf(paper, route)).filter(({ isReal }) => !isReal);
    const all = hostile.flatMap(({ route, path }) => [
      { method: 'GET', path },
      ...(route.method === 'POST' ? [{ method: 'POST', path, ...formOf(everyField) }] : []),
    ]);
    expect(all.length).toBeGreaterThan(300);
    // Where dots fold the address into another one, or it names a route that takes no GET.
    const changed = await changedBy(paper, async () => {
      for (const one of await askAll(paper, all))
        expectPage(
          one,
          one.asked.method === 'GET'
            ? [404, 303, 308, 405, ...(/(%2e%2e|\.\.)(\/|$)/.test(one.asked.path) ? [200] : [])]
            : [404, 303, 405, ...(oneClick.test(one.asked.path) ? [200] : [])],
        );
    });
    expect(changed).toEqual([]);
  });

  test('written twice, with slashes too many or the home language in front, lead to the one address, on this host', async () => {
    const tidy: [string, string][] = [
      ['/world/first/', '/world/first'],
      ['/world//first', '/world/first'],
      ['//world/first', '/world/first'],
      ['/en/world/first', '/world/first'],
      ['/en', '/'],
      ['/fr/', '/fr'],
      ['/culture/first', '/world/first'],
      ['/WORLD/first', '/world/first'],
      ['/fr/culture/first?a=b', '/fr/world/first'],
      ['/latest/?before=1-1', '/latest?before=1-1'],
    ];
    for (const [path, to] of tidy) {
      const [one] = await askAll(paper, [{ method: 'GET', path }]);
      expect([one?.answer.status, headerOf(one?.answer as Answer, 'location')], path).toEqual([308, to]);
    }
  });

  test('never lead to another host', async () => {
    const evil = [
      '//evil.example',
      '//evil.example/',
      '///evil.example//x',
      '/\\evil.example/',
      '/\\/evil.example',
      '/%5cevil.example/',
      '/.//evil.example',
      '/world/..//evil.example',
      '/fr//evil.example/',
    ];
    const more = [
      '/en//evil.example',
      '/en/%2f/evil.example/',
      '/en/\\evil.example',
      '/%0d%0aset-cookie:%20a=b/',
      '/en/%0d%0alocation:%20http:%2f%2fevil.example/',
      '/https://evil.example/',
      '/@evil.example/',
      '/en/@evil.example',
    ];
    for (const { asked, answer } of await askAll(
      paper,
      [...evil, ...more].map((path) => ({ method: 'GET', path })),
    )) {
      const location = headerOf(answer, 'location');
      expect([308, 400, 404], asked.path).toContain(answer.status);
      if (location) expect(location, asked.path).toMatch(/^\/(?![/\\])[^\r\n\\]*$/);
      expect(headerOf(answer, 'set-cookie')).toBe('');
    }
  });

  test('climb out of no folder', async () => {
    const base = ['/assets/', '/pictures/', '/pictures/harbour/', '/fr/assets/'];
    const up = [
      '../package.json',
      '../../package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '..%252f..%252fpackage.json',
      '..\\..\\package.json',
      '..%5c..%5cpackage.json',
      '....//....//package.json',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      '../../secret',
      '..%2f..%2f..%2fsecret',
      '.env',
      '.git/config',
      'reader.css%00.png',
      'original.png%00',
      'original.png/..%2f..%2fsecret',
    ];
    for (const { asked, answer } of await askAll(
      paper,
      base.flatMap((folder) => up.map((name) => ({ method: 'GET', path: folder + name }))),
    )) {
      expect([404, 308, 400], asked.path).toContain(answer.status);
      expect(answer.text, asked.path).not.toMatch(/"dependencies"|root:|\[core\]|PNG/);
      if (answer.status === 308) expect(headerOf(answer, 'location')).toMatch(/^\/(?!\/)/);
    }
  });
});

describe('methods', () => {
  test('that a route does not take are refused with those it does', async () => {
    const byPath = new Map<string, Set<string>>();
    for (const method of ['GET', 'POST'] as const)
      for (const path of pathsOf(paper, method)) byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
    const changed = await changedBy(paper, async () => {
      for (const [path, taken] of byPath) {
        const allow = [...taken].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
        const refused = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'LINK'].filter(
          (method) => !allow.includes(method),
        );
        for (const one of await askAll(
          paper,
          refused.map((method) => ({ method, path })),
        )) {
          expectPage(one, [405]);
          expect(headerOf(one.answer, 'allow').split(', ').toSorted(), path).toEqual(allow.toSorted());
        }
      }
    });
    expect(changed).toEqual([]);
  });
});

describe('a place to go back to', () => {
  const elsewhere = [
    'https://evil.example/',
    'http:evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/world/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    'evil.example',
    '@evil.example',
    `/${'x'.repeat(600)}`,
  ];

  /** Where a page or a redirect may lead: every address in it that isn't the paper's own. */
  function strangeIn({ text, headers }: Answer): string[] {
    const linked = [...text.matchAll(/\s(?:href|action|value|src)="([^"]*)"/g)].map(([, value = '']) => value.replaceAll('&amp;', '&'));
    const sent = headers.filter(([name]) => name === 'location').map(([, value]) => value);
    return [...linked, ...sent].filter(
      (value) => /evil|^(javascript|data):|x{600}/.test(decodeURIComponent(value)) && !/^https?:\/\/127\.0\.0\.1/.test(value),
    );
  }

  test('is on this host, whoever names it: an address, a form, a letter’s link or where a form came from', async () => {
    for (const to of elsewhere) {
      const query = `to=${encodeURIComponent(to)}`;
      const gets = ['/sign-in', '/subscribe', '/newsletters/said', '/fr/sign-in'].map((path) => ({
        method: 'GET',
        path: `${path}?${query}`,
      }));
      const posts = ['/sign-in', '/subscribe', '/sign-out', '/newsletters'].map((path) => {
        const form = formOf({ ...everyField, to, email: `to-${elsewhere.indexOf(to)}@canary.example` });
        return {
          method: 'POST',
          path,
          ...form,
          headers: { ...form.headers, referer: `https://evil.example${to.trim()}`.replace(/\s/g, '') },
        };
      });
      const unread = posts.map((one) => ({ ...one, ...formOf({ to, email: 'nobody' }) }));
      for (const { asked, answer } of await askAll(paper, [...gets, ...posts, ...unread])) {
        expect(answer.status, `${asked.path} ${to}`).toBeLessThan(500);
        expect(strangeIn(answer), `${asked.method} ${asked.path} ${to}`).toEqual([]);
      }
    }
    const astray = {
      status: 200,
      text: '<a href="//evil.example">',
      headers: [['location', 'https://evil.example/']] as [string, string][],
    };
    expect(strangeIn(astray)).toHaveLength(2);
    await paper.runJobs();
    expect(paper.letters.filter(({ text, html }) => /evil\.example/.test(text + html))).toEqual([]);
  });

  test('is gone back to after signing in, by code and by link, as long as it is here', async () => {
    for (const [to, back] of [
      ['/world/second?a=b', '/world/second?a=b'],
      ['//evil.example', '/'],
      ['/.//evil.example', '/'],
    ] as const) {
      const email = `back-${back.length}-${to.length}@canary.example`;
      const [asked] = await askAll(paper, [{ method: 'POST', path: '/sign-in', ...formOf({ email, to }) }]);
      await paper.runJobs();
      const letter = paper.letters.find((one) => one.to === email)?.text ?? '';
      const cookie = headerOf(asked?.answer as Answer, 'set-cookie').split(';')[0] ?? '';
      const form = formOf({ code: letter.match(/\b\d{6}\b/)?.[0] ?? '' });
      const [signedIn] = await askAll(paper, [{ method: 'POST', path: '/sign-in/code', ...form, headers: { ...form.headers, cookie } }]);
      expect([signedIn?.answer.status, headerOf(signedIn?.answer as Answer, 'location')]).toEqual([303, back]);
    }
  });
});
