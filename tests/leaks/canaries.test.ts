import { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicPage } from '#platform/http/public-page.ts';
import { type Ctx, route } from '#platform/http/route.ts';
import { readBody } from '#stories';
import { marksOf, unseenMarks } from '../marked-text.ts';
import { testPaper } from '../paper.ts';
import { isWide } from '../wide.ts';
import { addressesOf } from './addresses.ts';
import { askAt, askIn } from './ask.ts';
import { addressQuestions, methodQuestions, spellingQuestions } from './questions.ts';
import { type Question, sweep } from './sweep.ts';
import { kinds, viewerKinds } from './viewers.ts';

const paper = testPaper();

// A mailing for everybody to read: its stories stand in it, and so would whatever it gave away.
beforeAll(async () => {
  const parts = ['first', 'for-subscribers', 'from-the-archive', 'withdrawn', 'unpublished'].map((slug) => ({
    kind: 'story',
    story: `key-${slug}`,
  }));
  const { id } = await paper.press.selectFrom('newsletters.newsletter').select('id').where('slug', '=', 'daily').executeTakeFirstOrThrow();
  const mailing = {
    newsletterId: id,
    language: 'en',
    publicId: '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a',
    state: 'sent',
    beganAt: paper.app.clock(),
  };
  const composed = { subjects: JSON.stringify(['Daily']), parts: JSON.stringify({ whole: true, parts }) };
  await paper.press
    .insertInto('newsletters.mailing')
    .values({ ...mailing, ...composed })
    .execute();
});

/** Every mark that a viewer has been granted and that a page shows: on pages in every language, as the answer to opening in French where there is one. */
function grantedMarks(viewer: (typeof viewerKinds)[number]): string[] {
  const { reads, opens }: { reads: string[]; opens: string[] } = kinds[viewer];
  const languagesOf = (slug: string) => Object.keys(paper.fixtures.stories[slug]?.versions ?? {});
  const onPages = [...reads, 'open-to-all'].flatMap((slug) => languagesOf(slug).map((language) => [slug, language]));
  const onOpening = opens.map((slug) => [slug, languagesOf(slug).includes('fr') ? 'fr' : 'en']);
  const all = [...onPages, ...onOpening].flatMap(([slug = '', language = '']) => marksOf(slug, language));
  return [...new Set(all)].filter((mark) => !unseenMarks.some((at) => mark.endsWith(`-${at}`))).toSorted();
}

/**
 * To those who only read, what is for staff and programs is closed in one way, and methods that no route takes are refused in one: where the
 * sweep isn't wide, a few of them ask for what is for others, and with those methods.
 */
function asWide(questions: Question[]): Question[] {
  const few = viewerKinds.filter((_, at) => at % 6 === 0);
  const isForOthers = (path: string) => /^(\/\w\w)?\/(newsroom|api)(\/|$)/.test(path);
  const isCommon = (method: string) => ['GET', 'HEAD', 'POST'].includes(method);
  const isAsked = ({ viewer, method, path }: Question) =>
    few.includes(viewer) ? isCommon(method) || !isForOthers(path) : isCommon(method) && !isForOthers(path);
  return isWide ? questions : questions.filter(isAsked);
}

// Thousands of requests: some ten seconds of a quiet machine each.
describe('nobody without a grant is shown a paid word, nobody a draft', { timeout: isWide ? 600_000 : 120_000 }, () => {
  test('by any route, with any method', async () => {
    const questions = asWide(methodQuestions(paper));
    const asked = new Set(questions.map(({ viewer, method, path }) => `${viewer} ${method} ${path}`));
    const paths = new Set(paper.routes.map(({ path }) => path));
    if (isWide) expect(asked.size).toBe(paths.size * viewerKinds.length * 8);
    const { findings, statuses } = await sweep(paper, askIn(paper.web), questions);
    expect(findings).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(500);
  });

  test('at any address; whoever has a grant is shown every word of it', async () => {
    const ask = askAt(await paper.serve());
    const deadEnds = new Set<string>();
    for (const { path, isReal } of paper.routes.flatMap((one) => addressesOf(paper, one))) {
      if (isReal && (await ask({ method: 'GET', path })).status === 404) deadEnds.add(path);
    }
    const questions = addressQuestions(paper, (path) => !deadEnds.has(path));
    const { findings, seen } = await sweep(paper, ask, asWide(questions));
    expect(findings).toEqual([]);
    for (const viewer of viewerKinds) expect([...(seen.get(viewer) ?? [])].toSorted(), viewer).toEqual(grantedMarks(viewer));
  });

  test('in any spelling, in any form', async () => {
    const { findings } = await sweep(paper, askAt(await paper.serve()), spellingQuestions());
    expect(findings).toEqual([]);
  });

  test('under no name that a page is kept by', async () => {
    const { pages } = paper.app;
    const names = new Set<string>();
    const set = pages.set.bind(pages);
    pages.clear();
    pages.set = (name, ...rest) => {
      names.add(name);
      set(name, ...rest);
    };
    const ask = askAt(await paper.serve());
    const paths = ['/', '/world', '/world/first', '/world//first', '//world', '/fr/world/first', '/latest?before=1-1'];
    await sweep(paper, ask, [
      ...(['visitor', 'reader spent', 'paid'] as const).flatMap((viewer) => paths.map((path) => ({ viewer, method: 'GET', path }))),
      {
        viewer: 'paid',
        method: 'POST',
        path: '/open/key-first',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'part=rest',
      },
    ]);
    pages.set = set;
    expect([...names].filter((name) => !name.startsWith('/')).length).toBeGreaterThan(5);
    const { findings } = await sweep(
      paper,
      ask,
      [...names].map((path) => ({ viewer: 'visitor', method: 'GET', path })),
    );
    expect(findings).toEqual([]);
  });
});

const versionOf = (slug: string) => paper.fixtures.stories[slug]?.versions.en ?? 0;

describe('the sweep finds what is planted', () => {
  const questions: Question[] = [
    { viewer: 'visitor', method: 'GET', path: '/latest' },
    { viewer: 'paid', method: 'GET', path: '/latest' },
  ];
  const mark = 'PAID-first-en-1';
  const plants: [string, RegExp, (c: Ctx) => Response | Promise<Response>][] = [
    ['a body', /^visitor: GET \/latest shows PAID-second-en-30$/, async (c) => c.json(await readBody(paper.press, versionOf('second')))],
    ['a word escaped in an address', /^visitor: .+ shows PAID-first-en-1$/, (c) => c.text(`/?q=%22${mark}%22`)],
    ['a draft', /^paid: .+ shows DRAFT-mended-headline$/, (c) => c.text('DRAFT-mended-headline')],
    ['what was withdrawn', /^paid: .+ shows PAID-withdrawn-en-2$/, (c) => c.text('PAID-withdrawn-en-2')],
    ['a header', /^paid: .+ carries PAID-first-en-1 in a header$/, (c) => c.text('', 200, { 'x-text': mark })],
    ['a redirect', /^visitor: .+ carries PAID-first-en-1 in a header$/, (c) => c.redirect(`/?from=${mark}`)],
    ['a cookie', /^visitor: .+ carries PAID-first-en-1 in a header$/, (c) => c.text('', 200, { 'set-cookie': `last=${mark}` })],
    ['a paid page that may be kept', /^paid: .+ may be kept: public/, (c) => c.text(mark, 200, { 'cache-control': 'public, s-maxage=30' })],
    [
      'a paid page with an ETag',
      /^paid: .+ may be kept: private, no-store "x"/,
      (c) => c.text(mark, 200, { 'cache-control': 'private, no-store', etag: '"x"' }),
    ],
    [
      'a public page with a cookie',
      /is public and sets a cookie$/,
      (c) => c.text('', 200, { 'cache-control': 'public', 'set-cookie': 'a=b' }),
    ],
    ['a page that says nothing about being kept', /says nothing about being kept$/, (c) => c.text('')],
    ['a stack', /shows the inside of the house$/, (c) => c.text(new Error('x').stack ?? '')],
    ['a fault', /is answered 500$/, (c) => c.text('', 500)],
    [
      'a line of the log',
      /^in the log: PAID-first-en-1$/,
      (c) => {
        paper.app.log.info('opened', { text: mark });
        return c.text('');
      },
    ],
    [
      'a letter',
      /^in the letters: PAID-first-en-1$/,
      async (c) => {
        await paper.app.mailer.send({ to: 'reader@canary.example', subject: mark, text: '', html: '' });
        return c.text('');
      },
    ],
  ];
  test.each(plants)('%s', async (_, finding, plant) => {
    const leaky = new Hono();
    leaky.get('/latest', (c) => plant(c as unknown as Ctx));
    leaky.all('*', (c) => paper.web.fetch(c.req.raw));
    const { findings } = await sweep(paper, askIn(leaky), questions);
    expect(findings.filter((one) => finding.test(one))).not.toEqual([]);
    expect((await sweep(paper, askIn(paper.web), questions)).findings).toEqual([]);
  });

  test('a paid page among the public ones in memory', async () => {
    paper.app.pages.set('/latest', publicPage(mark), { tags: [], asOf: paper.app.pages.changes });
    const { findings } = await sweep(paper, askAt(await paper.serve()), questions);
    paper.app.pages.clear();
    expect(findings).toContain('visitor: GET /latest shows PAID-first-en-1');
  });

  test('a route with a parameter that nobody taught it', () => {
    const unknown = route('GET', '/secrets/:drawer', 'anyone', 'public', (c) => c.text(''));
    expect(() => addressesOf(paper, unknown)).toThrow(':drawer of GET /secrets/:drawer');
  });
});
