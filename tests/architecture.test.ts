import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, importsOf, readFiles, withoutComments } from './architecture/files.ts';
import { bannedThings, drawersIn, missingParts, putOff, tooLong } from './architecture/habits.ts';
import {
  againstArrows,
  beyondDocument,
  escapedLibraries,
  foreignTables,
  impureFiles,
  pastDoors,
  pressElsewhere,
  relationsIn,
  unlisted,
} from './architecture/walls.ts';

/** The order of the arrows: a folder may use only folders before it. Platform is open to all but document. */
const order = [
  'platform',
  'document',
  'design',
  'settings',
  'staff',
  'readers',
  'stories',
  'sources',
  'translation',
  'subscriptions',
  'access',
  'newsletters',
  'site',
  'newsroom',
  'api',
  'demo',
];

/** Pages of readers and pages of staff are made of the same modules and never of each other. */
const apart: [string, string][] = [['site', 'newsroom']];

/** Who may hold the handle that can read bodies: whoever decides, writes or checks, and the paper that puts the parts together. */
const pressHolders = [
  'src/platform/',
  'src/access/',
  // Mail for subscribers may hold whole stories, cut by the gate's rule.
  'src/newsletters/composing/',
  'src/newsletters/sending/',
  'src/stories/',
  // Partners’ texts and their translations are bodies that aren’t published yet.
  'src/sources/',
  'src/translation/',
  'src/staff/',
  'src/newsroom/',
  'src/api/',
  'src/demo/',
  'src/paper.ts',
  'src/main.ts',
  'src/doctor.ts',
];

/** The doctor proves that the reader-side role can't read a body, so it must try. */
const exceptedTables = { 'src/doctor.ts': ['stories.body'] };

const libraryHomes = {
  'graphile-worker': ['src/platform/jobs.ts', 'src/platform/migrations.ts'],
  pg: ['src/platform/'],
  nodemailer: ['src/platform/mail.ts'],
  'nodemailer/lib/smtp-connection': ['src/platform/bulk-mail.ts'],
  'nodemailer/lib/qp': ['src/platform/mail-template.ts'],
  'intl-messageformat': ['src/platform/words.ts'],
  '@hono/node-server': ['src/serve.ts', 'src/platform/http/route.ts'],
  sharp: ['src/stories/'],
  stripe: ['src/subscriptions/stripe/'],
  '@simplewebauthn/server': ['src/platform/passkeys.ts'],
  otpauth: ['src/staff/factors/totp.ts'],
  uqr: ['src/staff/factors/totp.ts'],
  'openid-client': ['src/staff/sso/provider.ts'],
};

/** Makes documents for the tests of `document` and of its renderers, and so knows what the door hides. */
const insiders = { 'tests/documents.ts': 'document' };

const files = readFiles(path.resolve(import.meta.dirname, '..'));
// The offences planted below are none.
files.delete('tests/architecture.test.ts');
const planted = (texts: Record<string, string>): Files => new Map(Object.entries(texts));

test('the scanners see the project', () => {
  expect(files.size).toBeGreaterThan(100);
  expect(relationsIn(files).get('stories')).toContain('storyAuthor');
  expect(
    importsOf(
      `import { a } from '#a';\nimport type { B } from './b.ts';\nexport * from './c.ts';\nconst d = await import('d');\nimport 'e';`,
    ),
  ).toEqual([
    { from: '#a', isType: false },
    { from: './b.ts', isType: true },
    { from: './c.ts', isType: false },
    { from: 'd', isType: false },
    { from: 'e', isType: false },
  ]);
  expect(withoutComments(`const a = 'https://x'; // no\n/* no */ const b = '/assets/*';`)).toBe(
    `const a = 'https://x'; \n const b = '/assets/*';`,
  );
});

describe('walls', () => {
  test('every folder of src has its place in the order', () => {
    expect(unlisted(files, order)).toEqual([]);
    expect(unlisted(planted({ 'src/gossip/index.ts': '' }), ['site'])).toHaveLength(2);
  });

  test('arrows point one way', () => {
    expect(againstArrows(files, order, apart)).toEqual([]);
    const offence = planted({
      'src/stories/a.ts': `import { gate } from '#access';`,
      'src/document/a.ts': `import type { Money } from '#platform/money.ts';`,
      'src/platform/a.ts': `export { b } from '#settings';`,
      'src/newsroom/a.ts': `const { front } = await import('#site');`,
      'src/access/a.ts': `import { c } from '#stories';\nimport { d } from '#platform/app.ts';`,
      'src/web.ts': `import { e } from '#site';`,
    });
    expect(againstArrows(offence, [...order, 'newsroom'], apart)).toEqual([
      'src/stories/a.ts uses #access',
      'src/document/a.ts uses #platform',
      'src/platform/a.ts uses #settings',
      'src/newsroom/a.ts uses #site',
    ]);
  });

  test('modules are entered through their doors', () => {
    expect(pastDoors(files, insiders)).toEqual([]);
    const offence = planted({
      'src/site/a.ts': `import { a } from '#stories/store.ts';`,
      'src/site/b.ts': `import { a } from '../stories/store.ts';`,
      'src/site/c.ts': `import { a } from '#platform';`,
      'tests/d.test.ts': `import { a } from '../src/stories/store.ts';`,
      'src/site/e.ts': `import { a } from '#stories';\nimport { b } from './pages/b.tsx';\nimport en from '../../locales/en.json';`,
    });
    expect(pastDoors(offence)).toHaveLength(4);
  });

  test('a table is named by its owner alone', () => {
    expect(foreignTables(files, exceptedTables)).toEqual([]);
    const offence = planted({
      'db/migrations/0001.sql':
        'create table stories.body (\n);\ncreate table platform.kept_mail (\n);\ncreate function access.open_story(\n) returns text',
      'src/site/a.ts': `db.selectFrom('stories.body as b')`,
      'src/site/b.ts': `db.insertInto('platform.keptMail')`,
      'src/site/c.ts': 'sql`select 1 from other o join\n  stories.body b on true`',
      'src/site/d.ts': 'sql`select access.open_story(1)`',
      'src/stories/e.ts': `db.selectFrom('stories.body')`,
      'src/site/f.ts': `// reads 'stories.body'\nwords('stories.body.title'); stories.body.length;`,
    });
    expect(foreignTables(offence)).toEqual([
      'src/site/a.ts names stories.body',
      'src/site/b.ts names platform.keptMail',
      'src/site/c.ts names stories.body',
      'src/site/d.ts names access.open_story',
    ]);
    expect(
      foreignTables(
        planted({ 'db/migrations/0001.sql': 'create table stories.body (', 'src/doctor.ts': `sql\`select from stories.body\`` }),
        exceptedTables,
      ),
    ).toEqual([]);
  });

  test('the press is in few hands', () => {
    expect(pressElsewhere(files, pressHolders)).toEqual([]);
    const offence = planted({
      'src/site/a.ts': `import type { Press } from '#platform/database.ts';`,
      'src/web.ts': 'const { press } = paper;',
      'src/site/b.ts': 'sql`select document from stories.revision`',
      'src/site/c.ts': '// The press can.',
      'src/access/d.ts': 'readBody(press, 1)',
    });
    expect(pressElsewhere(offence, pressHolders)).toEqual([
      'src/site/a.ts names Press',
      'src/web.ts names press',
      'src/site/b.ts names stories.revision',
    ]);
  });

  test('the editor knows the document and nothing else of the paper', () => {
    expect(beyondDocument(files)).toEqual([]);
    const offence = planted({
      'editor/a.tsx': `import { parseDocument } from '#document';\nimport type { Phrase } from '../src/platform/words.ts';\nimport { b } from './b.ts';`,
      'editor/b.ts': `import { saveDraft } from '#stories';`,
      'editor/c/d.ts': `import { words } from '../../src/platform/words.ts';\nimport { a } from '../a.tsx';`,
    });
    expect(beyondDocument(offence)).toEqual(['editor/b.ts imports #stories', 'editor/c/d.ts imports ../../src/platform/words.ts']);
  });

  test('a library that has an adapter is known to it alone', () => {
    expect(escapedLibraries(files, libraryHomes)).toEqual([]);
    const offence = planted({
      'src/newsletters/a.ts': `import nodemailer from 'nodemailer';`,
      'src/platform/mail.ts': `import nodemailer from 'nodemailer';`,
    });
    expect(escapedLibraries(offence, libraryHomes)).toEqual(['src/newsletters/a.ts imports nodemailer']);
  });

  test('documents and rules are pure', () => {
    expect(impureFiles(files)).toEqual([]);
    const offence = planted({
      'src/document/a.ts': `import { readFile } from 'node:fs/promises';`,
      'src/document/b.ts': 'export const now = () => new Date();',
      'src/access/decide.ts': `import { sql } from 'kysely';`,
      'src/readers/rules.ts': 'export async function rule() {}',
      'src/subscriptions/rules.ts': `import type { Plan } from './store.ts';\nimport { addCalendar } from '#platform/dates.ts';\n// We await nothing.\nnew Date(0);`,
      'src/access/gate.ts': 'await everything();',
    });
    expect(impureFiles(offence)).toEqual([
      'src/document/a.ts imports node:fs/promises',
      'src/document/b.ts has new Date()',
      'src/access/decide.ts imports kysely',
      'src/readers/rules.ts has async',
    ]);
  });
});

describe('habits', () => {
  test('files are short', () => {
    expect(tooLong(files)).toEqual([]);
    const lines = (count: number) => 'line\n'.repeat(count);
    const offence = planted({
      'src/a/b.ts': lines(301),
      'src/a/index.ts': lines(41),
      'src/a/README.md': lines(41),
      'STYLE.md': lines(201),
    });
    expect(tooLong(offence.set('docs/decisions/0001-x.md', lines(41)).set('docs/how-to/add-a-page.md', lines(61)))).toHaveLength(6);
    expect(tooLong(planted({ 'src/a/b.ts': lines(300), 'src/a/index.ts': lines(40) }))).toEqual([]);
  });

  test('every module has a door and a page about it', () => {
    expect(missingParts(files)).toEqual([]);
    expect(missingParts(planted({ 'src/gossip/spread.ts': '' }))).toEqual([
      'src/gossip/index.ts is missing',
      'src/gossip/README.md is missing',
    ]);
  });

  test('nothing is called after a drawer', () => {
    expect(drawersIn(files)).toEqual([]);
    expect(
      drawersIn(planted({ 'src/utils/a.ts': '', 'src/site/helpers.ts': '', 'tests/shared/a.ts': '', 'src/site/library.ts': '' })),
    ).toHaveLength(3);
  });

  test('what the house does not use is not there', () => {
    expect(bannedThings(files)).toEqual([]);
    const offences = [
      'export default function page() {}',
      'const a: any = 1;',
      'export enum Kind {}',
      'export interface Story {}',
      'namespace Words {}',
      'console.log(1);',
      'process.env.PORT;',
      'class StoryService {}',
      'function getStory() {}',
      'db.transaction().execute(work);',
      '<p style="color:red">',
    ];
    for (const text of offences) expect(bannedThings(planted({ 'src/site/a.tsx': text })), text).toHaveLength(1);
    expect(
      bannedThings(planted({ 'src/site/a.ts': `class Gone extends Error {}\n// console.log\nlinks.any(one);\nconst anyone = 'anyone';` })),
    ).toEqual([]);
  });

  test('nothing is silenced, nothing is put off without a decision', () => {
    expect(putOff(files)).toEqual([]);
    const mark = ['TO', 'DO'].join('');
    const offence = planted({
      'src/a.ts': `// ${mark}: later`,
      'src/b.ts': `// @ts-${'ignore'}`,
      'src/c.ts': `// ${mark} docs/decisions/0009-x.md`,
      'docs/decisions/0009-x.md': '',
    });
    expect(putOff(offence)).toEqual([`src/a.ts puts off without a decision record: ${mark}: later`, 'src/b.ts silences the compiler']);
  });
});
