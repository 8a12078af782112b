import { expect, test } from 'vitest';
import { may, type Permission, type Role } from '#staff';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { addressesOf } from './addresses.ts';
import { askIn, bytesOfAnswer, eachOf, headerOf } from './ask.ts';
import { formOf } from './questions.ts';
import { marksIn } from './sweep.ts';

const paper = testPaper();
const roles = ['contributor', 'editor', 'publisher'] as const satisfies Role[];
const cookieFor = async (role: Role) => `staff=${(await addStaff(paper, role)).token}`;

const first = (path: string) => /^\/:section\/:slug$|^\/open/.test(path);

/** The addresses of readers' pages: one of each route, and of stories every one. */
const readersPages = () =>
  paper.routes
    .filter(({ who, method, path }) => method === 'GET' && (who === 'anyone' || who === 'reader') && !/^\/(newsroom|api)\b/.test(path))
    .flatMap((one) => addressesOf(paper, one).filter(({ isReal }, at) => isReal && (at === 0 || first(one.path))))
    .map(({ path }) => path);

test('a session of the newsroom changes no page of readers, by no byte', async () => {
  const pages = readersPages();
  expect(pages.length).toBeGreaterThan(40);
  const ask = askIn(paper.web);
  const asVisitor = new Map<string, string>();
  await eachOf(pages, 8, async (path) => void asVisitor.set(path, bytesOfAnswer(await ask({ method: 'GET', path }))));
  for (const role of roles) {
    const cookie = await cookieFor(role);
    const differing: string[] = [];
    await eachOf(pages, 8, async (path) => {
      if (bytesOfAnswer(await ask({ method: 'GET', path, headers: { cookie } })) !== asVisitor.get(path)) differing.push(path);
    });
    expect(differing, role).toEqual([]);
    const opened = await ask({ method: 'POST', path: '/open/key-for-subscribers', ...withCookie(cookie, { language: 'en' }) });
    expect(marksIn(opened.text), role).toEqual([]);
  }
});

function withCookie(cookie: string, fields: Record<string, string>) {
  const { headers, body } = formOf(fields);
  return { headers: { ...headers, cookie }, body };
}

test('what staff see of texts stays in the newsroom: on pages they may open, kept by nobody, in no header, log or letter', async () => {
  const ask = askIn(paper.web);
  const gets = paper.routes.filter(({ who, method }) => method === 'GET' && who.startsWith('staff:'));
  const from = { logged: paper.logged.length, letters: paper.letters.length };
  const { mended, first: published } = paper.fixtures.stories;
  const versions = [mended, published, paper.fixtures.hidden.unpublished].flatMap((story) => story?.versions.en ?? []);
  let seen = 0;
  for (const role of roles) {
    const cookie = await cookieFor(role);
    for (const one of gets) {
      const isOfVersion = one.path.startsWith('/newsroom/versions/:id');
      const paths = isOfVersion ? versions.map((id) => one.path.replace(':id', String(id))) : [addressesOf(paper, one)[0]?.path ?? ''];
      for (const path of paths) {
        const answer = await ask({ method: 'GET', path, headers: { cookie } });
        const name = `${role}: ${path}`;
        const isAllowed = may(role, one.who.replace(/^staff:/, '') as Permission);
        seen += marksIn(answer.text).length;
        if (!isAllowed) expect([answer.status, marksIn(answer.text)], name).toEqual([403, []]);
        expect(headerOf(answer, 'cache-control'), name).toBe('private, no-store');
        expect([headerOf(answer, 'etag'), marksIn(JSON.stringify(answer.headers))], name).toEqual(['', []]);
        expect(answer.status, name).toBeLessThan(500);
      }
    }
  }
  // The sweep would say nothing where the newsroom showed nothing.
  expect(seen).toBeGreaterThan(50);
  await paper.runJobs();
  expect(marksIn(JSON.stringify([paper.logged.slice(from.logged), paper.letters.slice(from.letters)]))).toEqual([]);
});
