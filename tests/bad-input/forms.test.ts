import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Asked, askAt, headerOf } from '../leaks/ask.ts';
import { everyField, formOf } from '../leaks/questions.ts';
import { newViewer } from '../leaks/viewers.ts';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { askAll, changedBy, expectPage, pathsOf } from './exchange.ts';

const paper = testPaper();

// Programs, payment providers and the editor send JSON, pictures and tables come in many parts: all of them are asked in tests of their own.
const otherBodies =
  /^\/(api|webhooks|websub|newsletters\/one-click)\/|\/(draft|presence|comments|exchange|follow|machine|acceptance)$|^\/newsroom\/(pictures(\/.+\/replace)?|subscriber-imports|sign-ups|sources\/.+\/letter|inbox\/new|exchange\/(memory|glossary))$/;
const formPaths = () => pathsOf(paper, 'POST').filter((path) => !otherBodies.test(path));

describe('forms', () => {
  const type = 'application/x-www-form-urlencoded';
  const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
  const unreadable: [string, number, Partial<Asked>][] = [
    ['JSON', 415, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(everyField) }],
    [
      'multipart',
      415,
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\ncontent-disposition: form-data; name="part"\r\n\r\nrest\r\n--x--',
      },
    ],
    ['plain text', 415, { headers: { 'content-type': 'text/plain' }, body: 'part=rest' }],
    ['no type', 415, { body: 'part=rest' }],
    ['more than 100 kB', 413, { headers, body: `part=rest&x=${'x'.repeat(100_000)}` }],
    [
      'more than 100 kB of unsaid length',
      413,
      { headers: { ...headers, 'transfer-encoding': 'chunked' }, body: `part=rest&x=${'x'.repeat(100_000)}` },
    ],
    ['NUL, escaped', 400, { headers, body: 'part=rest&email=a%00b&to=%00&plan=%00&code=%00&id=%00&newsletter=%00' }],
    ['NUL in a name', 400, { headers, body: 'part=rest&a%00=b' }],
    ['NUL, bare', 400, { headers, body: 'part=rest&email=a\u0000b' }],
    ['broken UTF-8, escaped', 400, { headers, body: 'part=rest&email=%ff%fe' }],
    ['broken UTF-8, bare', 400, { headers, body: Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xed, 0xa0, 0x80]) }],
  ];

  test.each(unreadable)('of %s are refused by every route and change nothing', async (_, status, form) => {
    const changed = await changedBy(paper, async () => {
      // Somebody whom every route lets in: a reader who is the publisher, too.
      const cookie = `${await newViewer(paper, 'reader')}; staff=${(await addStaff(paper, 'publisher')).token}`;
      const all = formPaths().map((path) => ({ method: 'POST', path, ...form, headers: { ...form.headers, cookie } }));
      for (const one of await askAll(paper, all)) expectPage(one, [status]);
    });
    // The viewer that asked.
    expect(changed.filter((name) => !/^(readers\.(reader|session)|access\.meter|staff\.(person|session))(_id_seq)?$/.test(name))).toEqual(
      [],
    );
  });

  test('that say nothing or too much charge nothing, begin nothing and break nothing', async () => {
    const long = 'x'.repeat(20_000);
    const bodies = [
      '',
      '&&&===',
      'a',
      '=b',
      `${'a=b&'.repeat(9000)}`,
      `email=${long}&code=${long}&to=/${long}&plan=${long}&id=${long}&key=${long}&newsletter=${long}`,
    ];
    const words = [
      "'; drop table stories.body; --",
      '<script>alert(1)</script>',
      '__proto__',
      '-1',
      '1e999',
      '[]',
      '{}',
      'null',
      '\u202e',
      '٣',
      '🙂'.repeat(50),
    ];
    const filled = words.map((word) => formOf(Object.fromEntries(Object.keys(everyField).map((name) => [name, word]))).body);
    const twice = `${formOf(everyField).body}&${formOf({ email: 'b@x.example', plan: 'annual', to: '//evil.example' }).body}&__proto__=x&constructor=y`;
    const viewers = ['', await newViewer(paper, 'reader'), await newViewer(paper, 'spent meter')];
    const openings = (path: string) => path.startsWith('/open/');
    const changed = await changedBy(paper, async () => {
      const paths = formPaths().filter((path) => path !== '/sign-out' && !openings(path));
      const all = [...bodies, ...filled, twice].flatMap((body, at) =>
        paths.map((path) => ({ method: 'POST', path, body, headers: { ...headers, cookie: viewers[at % 3] ?? '' } })),
      );
      for (const { asked, answer } of await askAll(paper, all)) {
        expect([200, 303, 400, 404, 410, 413, 429], `${asked.path} ${asked.body?.toString().slice(0, 80)}`).toContain(answer.status);
        expect(answer.text).not.toMatch(/<script>alert|node_modules|Error:/);
        expect(headerOf(answer, 'location')).not.toMatch(/^(https?:)?\/\//);
      }
    });
    expect(
      changed.filter((name) => /^(access|stories|settings)\.|^subscriptions\.(subscription|period|receipt|letter)/.test(name)),
    ).toEqual([]);
  });
});

describe('headers', () => {
  const forged = [
    '',
    'x',
    '%00',
    '%ff',
    '"',
    'null',
    'undefined',
    `${'A'.repeat(43)}`,
    `${'A'.repeat(43)}.${'A'.repeat(43)}`,
    '../../secret',
    '{"id":1}',
    'x'.repeat(4000),
    '\u00ff\u00fe',
    'a.b.c',
    '1; session=2',
  ];

  test('with forged cookies of every name are a visitor’s', async () => {
    const ask = askAt(await paper.serve());
    const plain = await ask({ method: 'GET', path: '/world/first' });
    const named = ['session', 'meter', 'sign-in', 'staff', '__Host-session', '__proto__', 'constructor'];
    const changed = await changedBy(paper, async () => {
      for (const cookie of named.flatMap((name) => forged.map((value) => `${name}=${value}`))) {
        for (const path of ['/world/first', '/account', '/sign-in/code', '/subscribe']) {
          const answer = await ask({ method: 'GET', path, headers: { cookie } });
          expect([answer.status, answer.text.includes('PAID-')], `${path} ${cookie.slice(0, 60)}`).toEqual([
            /account|code/.test(path) ? 303 : 200,
            false,
          ]);
          if (path === '/world/first') expect(answer.text).toBe(plain.text);
        }
      }
    });
    expect(changed).toEqual([]);
  });

  test('of 8 kB and queries of 8 kB are read; of 20 kB they are refused, and the next request is answered', async () => {
    const ask = askAt(await paper.serve());
    const { text } = await ask({ method: 'GET', path: '/world/first' });
    for (const headers of [
      { 'x-long': 'x'.repeat(8000) },
      { cookie: `junk=${'x'.repeat(8000)}` },
      { 'user-agent': 'x'.repeat(8000) },
      { accept: 'text/html,'.repeat(800) },
    ]) {
      expect((await ask({ method: 'GET', path: '/world/first', headers: headers as Record<string, string> })).text).toBe(text);
    }
    for (const query of ['x'.repeat(8000), 'a=b&'.repeat(2000), '%'.repeat(5000), '[]='.repeat(2000), '%00=%ff']) {
      const answer = await ask({ method: 'GET', path: `/world/first?${query}` });
      expect([answer.status, answer.text], query.slice(0, 20)).toEqual([200, text]);
    }
    expect((await ask({ method: 'GET', path: `/?${'x'.repeat(20_000)}` }).catch(() => ({ status: 431 }))).status).toBe(431);
    expect((await ask({ method: 'GET', path: '/', headers: { 'x-long': 'x'.repeat(20_000) } }).catch(() => ({ status: 431 }))).status).toBe(
      431,
    );
    expect((await ask({ method: 'GET', path: '/world/first' })).status).toBe(200);
  });

  test('that are no HTTP are refused without a word from inside', async () => {
    const { port } = new URL(await paper.serve());
    const said = (bytes: string) =>
      new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
        socket.on('data', (chunk) => (text += chunk));
        socket.on('error', () => resolve(text));
        socket.on('close', () => resolve(text));
      });
    const garbage = [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
      'BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nBad Header\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
    ];
    const smuggled =
      'POST /open/key-first HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /account HTTP/1.1\r\nHost: a\r\n\r\n';
    for (const bytes of [
      ...garbage,
      smuggled,
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ]) {
      const text = await said(bytes);
      expect(text, bytes).toMatch(/^HTTP\/1\.1 [45]\d\d /);
      expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      expect(text).not.toMatch(/node_modules|Error:|\bat /);
    }
    expect((await askAt(await paper.serve())({ method: 'GET', path: '/' })).status).toBe(200);
  });
});
