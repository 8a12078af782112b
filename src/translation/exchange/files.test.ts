import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { testPaper } from '../../../tests/paper.ts';
import { addStaff, type StaffFixture } from '../../../tests/staff.ts';
import { tbxUnits } from './tbx/read.ts';
import { tmxUnits } from './tmx/read.ts';

const paper = testPaper();
let editor: StaffFixture;
beforeAll(async () => {
  editor = await addStaff(paper, 'editor');
});

const header =
  '<header creationtool="X" creationtoolversion="1" segtype="sentence" o-tmf="X" adminlang="en" srclang="fr-FR" datatype="xml"/>';
const tmx = (units: string) => `<?xml version="1.0"?>\n<tmx version="1.4">\n${header}\n<body>\n${units}</body></tmx>`;
const tu = (fr: string, en: string) =>
  `<tu><tuv xml:lang="en-GB"><seg>${en}</seg></tuv><tuv xml:lang="fr-FR"><seg>${fr}</seg></tuv></tu>\n`;

async function bring(kind: 'memory' | 'glossary', bytes: string | Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], `old.${kind === 'memory' ? 'tmx' : 'tbx'}`));
  const answer = await editor.browser.form(`/newsroom/exchange/${kind}`, form);
  const path = answer.headers.get('location') ?? '';
  await paper.runJobs();
  return { path, html: async () => (await editor.browser.get(path)).text() };
}
const act = async (path: string, name: 'start' | 'stop' | 'remove') => {
  const answer = await editor.browser.post(`${path}/${name}`);
  if (name === 'start') await paper.runJobs();
  return answer.headers.get('location');
};
const pairs = () =>
  paper.press
    .selectFrom('translation.pair')
    .select(['sourceLanguage', 'targetLanguage', 'sourceText', 'targetText', 'scope', 'state'])
    .orderBy('id')
    .execute();
const exported = async (address: string) => (await editor.browser.post(`/newsroom/exchange/${address}`)).text();
const collect = async <T>(units: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const unit of units) all.push(unit);
  return all;
};
const asIs = (tag: string) => tag || undefined;

test('a memory is looked through, taken over when somebody says so, and once', async () => {
  const units = [
    tu('Le port dort.', 'The <hi>harbour</hi><bpt i="1">&lt;b&gt;</bpt> is asleep.'),
    tu('Seul', ''),
    '<tu><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>',
    tu('Les bateaux aussi.', 'So are the boats.'),
    '<tu><tuv xml:lang="not a tag"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>',
  ].join('');
  const file = await bring('memory', gzipSync(tmx(units)));
  expect(await file.html()).toContain('has only one language');
  expect(await pairs()).toEqual([]);
  await act(file.path, 'start');
  const pair = { sourceLanguage: 'fr', targetLanguage: 'en', scope: 'paper', state: 'approved' };
  const taken = [
    { ...pair, sourceText: 'Le port dort.', targetText: 'The harbour is asleep.' },
    { ...pair, sourceText: 'Les bateaux aussi.', targetText: 'So are the boats.' },
  ];
  expect(await pairs()).toEqual(taken);
  expect(await file.html()).toContain('2 are new here');
  const again = await bring('memory', tmx(units));
  await act(again.path, 'start');
  expect([await pairs(), (await again.html()).includes('0 are new here')]).toEqual([taken, true]);
  const mine = await bring('memory', tmx(tu('À moi', 'Mine')), { scope: 'person' });
  await act(mine.path, 'start');
  expect((await pairs()).at(-1)).toMatchObject({ scope: 'person', sourceText: 'À moi' });
  expect(await act(mine.path, 'remove')).toBe('/newsroom/exchange/memory');

  const out = await exported('memory.tmx');
  expect(out).not.toContain('À moi');
  const fileIn = async (fileName: string) => ({ fileName, contents: await readFile(`tests/schemas/${fileName}`, 'utf8') });
  const schema = { schema: [await fileIn('tmx14.xsd')], preload: [await fileIn('xml.xsd')] };
  expect(await validateXML({ xml: [{ fileName: 'out.xml', contents: out }], ...schema })).toMatchObject({ valid: true, errors: [] });
  const planted = [{ fileName: 'out.xml', contents: out.replace(' srclang="*all*"', '') }];
  expect(await validateXML({ xml: planted, ...schema })).toMatchObject({ valid: false });
  const back = await collect(tmxUnits(one(out), asIs));
  expect(back).toMatchObject(
    taken.map(({ sourceText, targetText }) => ({ from: 'fr', source: sourceText, targets: [{ to: 'en', text: targetText }] })),
  );
});

async function* one(text: string) {
  yield Buffer.from(text);
}

test('taking over goes on where it was stopped, and a file that is broken or hostile is kept out whole', async () => {
  const count = 2500;
  const file = await bring('memory', tmx(Array.from({ length: count }, (_, at) => tu(`Phrase ${at}`, `Sentence ${at}`)).join('')));
  const importId = file.path.split('/').at(-1) ?? '';
  const before = (await pairs()).length;
  // Killed after its first piece, and stopped by hand: nothing is lost, and nothing comes twice.
  await editor.browser.post(`${file.path}/start`);
  await act(file.path, 'stop');
  await paper.runJobs();
  expect((await pairs()).length).toBe(before);
  await act(file.path, 'start');
  expect((await pairs()).length).toBe(before + count);
  const done = await paper.press.selectFrom('translation.import').selectAll().where('id', '=', importId).executeTakeFirstOrThrow();
  expect([done.doneUnits, done.added, done.doneAt !== null]).toEqual([count, count, true]);
  expect(await paper.app.files.size(`exchange/${importId}/0.json`)).toBeUndefined();

  for (const [bytes, said] of [
    [`<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/x.dtd">${tmx('')}`, 'DOCTYPE in line 1'],
    [tmx(`${tu('a', 'b')}<tu>`), 'markup is broken'],
    [tmx(`<tu><tuv xml:lang="fr"><seg>${'x'.repeat(600_000)}</seg></tuv></tu>`), 'too long'],
    [gzipSync(tmx('')).subarray(0, 40), 'can’t be read'],
  ] as const) {
    const refused = await bring('memory', bytes);
    expect(await refused.html()).toContain(said);
    await act(refused.path, 'start');
  }
  expect((await pairs()).length).toBe(before + count);
});

test('a million units would need no more memory than these', async () => {
  async function* endless(count: number) {
    yield Buffer.from(tmx('').split('</body>')[0] ?? '');
    for (let at = 0; at < count; at += 100)
      yield Buffer.from(tu(`Une phrase ${at} de longueur ordinaire.`, `A sentence ${at}.`).repeat(100));
    yield Buffer.from('</body></tmx>');
  }
  let units = 0;
  let most = 0;
  // What lies about and is no longer used isn't memory that is needed.
  setFlagsFromString('--expose-gc');
  const tidy = runInNewContext('gc') as () => void;
  const used = () => {
    tidy();
    return process.memoryUsage().heapUsed;
  };
  const start = used();
  for await (const unit of tmxUnits(endless(50_000), asIs)) {
    units += 'fault' in unit ? 0 : 1;
    if (units % 10_000 === 0) most = Math.max(most, used() - start);
  }
  expect(units).toBe(50_000);
  expect(most).toBeLessThan(20_000_000);
});

test('term bases are read in both styles and editions, and the glossary comes back as it left', async () => {
  const dca = `<martif type="TBX" xml:lang="en"><text><body><termEntry id="x1"><descripGrp><descrip type="subjectField">place</descrip></descripGrp>
    <langSet xml:lang="fr-FR"><ntig><termGrp><term>Marseille</term></termGrp></ntig></langSet>
    <langSet xml:lang="en"><tig><term>Marseilles</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig><tig><term>Marseille</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>`;
  const dct = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
    <conceptEntry id="c1"><min:subjectField>term</min:subjectField><basic:definition>A tax on ships.</basic:definition><langSec xml:lang="en"><termSec><term>harbour dues</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
    <langSec xml:lang="ar"><termSec><term>رسوم الميناء</term><note>Transliteration: rusūm al-mīnāʾ</note></termSec></langSec></conceptEntry>
    <conceptEntry id="c2"><langSec xml:lang="en"><termSec><term> </term></termSec></langSec></conceptEntry></body></text></tbx>`;
  for (const text of [dca, dct, dca]) await act((await bring('glossary', text)).path, 'start');
  const terms = await paper.press
    .selectFrom('translation.term')
    .select(['language', 'text', 'status', 'transliteration'])
    .orderBy('id')
    .execute();
  expect(terms).toEqual([
    { language: 'fr', text: 'Marseille', status: 'preferred', transliteration: '' },
    { language: 'en', text: 'Marseilles', status: 'forbidden', transliteration: '' },
    { language: 'en', text: 'Marseille', status: 'preferred', transliteration: '' },
    { language: 'en', text: 'harbour dues', status: 'preferred', transliteration: '' },
    { language: 'ar', text: 'رسوم الميناء', status: 'preferred', transliteration: 'rusūm al-mīnāʾ' },
  ]);
  const out = await exported('glossary.tbx');
  const [place, dues, ...more] = await collect(tbxUnits(one(out), asIs));
  expect(more).toEqual([]);
  expect(place).toMatchObject({ concept: { kind: 'place', terms: [{}, {}, { text: 'Marseille', status: 'preferred' }] } });
  expect(dues).toMatchObject({
    concept: { note: 'A tax on ships.', terms: [{ text: 'رسوم الميناء', transliteration: 'rusūm al-mīnāʾ' }, { text: 'harbour dues' }] },
  });
  const back = await bring('glossary', out);
  await act(back.path, 'start');
  expect(await back.html()).toContain('0 are new here');
  await paper.press.deleteFrom('translation.concept').execute();
  await act((await bring('glossary', out)).path, 'start');
  expect(await exported('glossary.tbx')).toBe(out);
});
