import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { AlignmentRow, Document } from '#document';
import { someDocument } from '../../../../tests/documents.ts';
import { applyReturned } from '../parcel/apply.ts';
import { type Parcel, unitsOf } from '../parcel/parcel.ts';
import { readXliff } from './read.ts';
import { xliff12Of } from './write1.ts';
import { xliff21Of } from './write2.ts';

const row = (source: number, target: number, more: Partial<AlignmentRow> = {}): AlignmentRow => ({
  source,
  target,
  by: 'hand',
  isTouched: true,
  note: '',
  ...more,
});
const fieldsOf = (headline: string) => ({ headline, deck: '', dateline: '', leadCaption: '', leadAlt: '' });

const parcel: Parcel = {
  versionId: 12,
  base: 5,
  mark: 3,
  sourceLanguage: 'ar',
  targetLanguage: 'en',
  title: 'Water <at> last',
  state: 'draft',
  note: 'Names as in the glossary.',
  source: {
    ...fieldsOf('الماء'),
    document: {
      version: 1,
      blocks: [
        {
          type: 'paragraph',
          text: [
            { text: 'قال ' },
            { text: 'العمدة', marks: [{ type: 'link', href: 'https://example.org/?a=1&b=2' }] },
            { text: ' نعم', marks: [{ type: 'link', href: 'https://example.org/?a=1&b=2' }, { type: 'strong' }] },
            { text: ' ثم ' },
            { text: 'merci', marks: [{ type: 'foreign', language: 'fr' }, { type: 'emphasis' }] },
          ],
        },
        { type: 'divider' },
        { type: 'paragraph', text: [{ text: 'واحد' }] },
        { type: 'paragraph', text: [{ text: 'اثنان' }] },
        { type: 'list', ordered: true, items: [[{ text: 'أ' }], [{ text: 'ب' }]] },
      ],
    },
  },
  target: { ...fieldsOf('Water'), document: { version: 1, blocks: [{ type: 'paragraph', text: [{ text: 'One and two' }] }] } },
  rows: [
    row(1, 0, { isTouched: false }),
    row(1, 0, { isTouched: false }),
    row(2, 1, { by: 'machine', isTouched: false }),
    row(1, 0, { isTouched: false, note: 'later' }),
  ],
  fieldsBy: {},
};

const read = (text: string) => {
  const found = readXliff(Buffer.from(text));
  if (!found.ok) throw new Error(found.reason);
  return found.file;
};
const bring = (text: string, to = parcel) => applyReturned(to, read(text).units);
/** The file as a translation program hands it back: the targets of some units filled in. */
const translated = (targets: Record<string, string>, write = xliff21Of) =>
  write(parcel).replace(/<(unit|trans-unit) id="([^"]+)"[\s\S]*?<\/\1>/g, (unit, _, id) =>
    targets[id] === undefined
      ? unit
      : unit
          .replace(/<target[\s\S]*?<\/target>/, '')
          .replace('</source>', `</source><target state-x="">${targets[id]}</target>`.replace(' state-x=""', '')),
  );

const folder = process.env.SCHEMAS ?? 'nowhere';
const schemas = async (name: string) => {
  const schema = await readFile(`${folder}/${name}`, 'utf8');
  const contents = schema.replace(/schemaLocation="[^"]*xml\.xsd"/, 'schemaLocation="xml.xsd"');
  return {
    schema: [{ fileName: name, contents }],
    preload: [{ fileName: 'xml.xsd', contents: await readFile(`${folder}/xml.xsd`, 'utf8') }],
  };
};

const whole = { ...row(1, 1) };
const bothSides = fc.tuple(someDocument, fc.boolean()).map(([document, isTranslated]): Parcel => {
  const target: Document = isTranslated ? document : { version: 1, blocks: [] };
  const rows = document.blocks.map(() => (isTranslated ? whole : row(1, 0, { isTouched: false })));
  return { ...parcel, source: { ...fieldsOf('H'), document }, target: { ...fieldsOf('T'), document: target }, rows };
});

test.skipIf(!existsSync(`${folder}/xliff_core_2.0.xsd`))(
  'both kinds of file keep to the schemas of the OASIS, whatever the document holds',
  async () => {
    const samples = [parcel, { ...parcel, state: 'published' as const }, ...fc.sample(bothSides, { numRuns: 25, seed: 7 })];
    for (const [name, write] of [
      ['xliff_core_2.0.xsd', xliff21Of],
      ['xliff-core-1.2-transitional.xsd', xliff12Of],
    ] as const) {
      const xml = samples.map((one, at) => ({ fileName: `${at}.xml`, contents: write(one) }));
      expect(await validateXML({ xml, ...(await schemas(name)) })).toMatchObject({ valid: true, errors: [] });
    }
  },
);

test('any document survives going out and coming back, untouched or with the source’s words in place of the target’s', () => {
  fc.assert(
    fc.property(bothSides, fc.constantFrom(xliff21Of, xliff12Of), (one, write) => {
      const same = applyReturned(one, read(write(one)).units);
      expect(same).toMatchObject({ ok: true, target: one.target, rows: one.rows, changes: [] });
      const filled = unitsOf(one).map(({ id, sourceParts }) => ({ id, parts: sourceParts, state: undefined, notes: [] }));
      const isWorded = filled.some(({ id }) => id.startsWith('r'));
      const copied = applyReturned(one, filled);
      if (isWorded) expect(copied.ok && copied.target.document.blocks).toEqual(one.source.document.blocks);
    }),
    { numRuns: 60 },
  );
});

test('words come back with their marks, lists whole, dividers along, and rows are then of a hand', () => {
  for (const write of [xliff21Of, xliff12Of]) {
    const [pc, ph] = write === xliff21Of ? ['pc', 'ph id="x1" type="fmt" subType="xlf:lb"'] : ['g', 'x id="x1" ctype="lb"'];
    const code = (id: number, words: string) => `<${pc} id="${id}">${words}</${pc}>`;
    const text = translated(
      {
        headline: 'Water &amp;\n bread',
        'r1.1': `${code(3, code(4, 'merci'))}, said ${code(1, `the mayor${code(2, ', yes')}`)}`,
        r3: `One<${ph}/>Two`,
        'r4.1': 'a',
        'r4.2': 'b',
      },
      write,
    );
    const brought = bring(text);
    if (!brought.ok) throw new Error(JSON.stringify(brought));
    expect(brought.target.headline).toBe('Water & bread');
    expect(brought.target.document.blocks).toEqual([
      {
        type: 'paragraph',
        text: [
          { text: 'merci', marks: [{ type: 'foreign', language: 'fr' }, { type: 'emphasis' }] },
          { text: ', said ' },
          { text: 'the mayor', marks: [{ type: 'link', href: 'https://example.org/?a=1&b=2' }] },
          { text: ', yes', marks: [{ type: 'link', href: 'https://example.org/?a=1&b=2' }, { type: 'strong' }] },
        ],
      },
      { type: 'divider' },
      { type: 'paragraph', text: [{ text: 'One' }] },
      { type: 'paragraph', text: [{ text: 'Two' }] },
      { type: 'list', ordered: true, items: [[{ text: 'a' }], [{ text: 'b' }]] },
    ]);
    expect(brought.rows.map(({ source, target, by, isTouched }) => [source, target, by, isTouched])).toEqual([
      [1, 1, 'hand', true],
      [1, 1, 'hand', true],
      [2, 2, 'hand', true],
      [1, 1, 'hand', true],
    ]);
    expect(brought.rows[3]?.note).toBe('later');
    expect(brought.fields).toEqual(['headline']);
    expect(brought.changes.map(({ unit }) => unit.id)).toEqual(['headline', 'r1.1', 'r3', 'r4.1', 'r4.2']);
  }
});

test('a code that is lost, doubled, crossed or strange is refused with its unit, and nothing is taken over', () => {
  const said = (target: string) => {
    const outcome = bring(translated({ 'r1.1': target }));
    return outcome.ok ? 'taken' : outcome.problems.map(({ unit, reason, code }) => [unit, reason, code].join(' '));
  };
  const all = '<pc id="1">a<pc id="2">b</pc></pc> <pc id="3"><pc id="4">c</pc></pc>';
  expect(said(all)).toBe('taken');
  expect(said('<sc id="1"/>a<pc id="2">b</pc><ec startRef="1"/> <pc id="3"><pc id="4">c</pc></pc>')).toBe('taken');
  expect(said('only words')).toEqual(['r1.1 lost 1']);
  expect(said('<pc id="1">a</pc><pc id="2"/> <pc id="3"><pc id="4">c</pc></pc>')).toEqual(['r1.1 lost 2']);
  expect(said(`${all}<pc id="1">again</pc>`)).toEqual(['r1.1 duplicated 1']);
  expect(said('<sc id="1"/>a<sc id="2"/>b<ec startRef="1"/>c<ec startRef="2"/>')).toEqual(['r1.1 crossed 1']);
  expect(said('<sc id="1"/>a')).toEqual(['r1.1 crossed 1']);
  expect(said(`${all}<pc id="9">x</pc>`)).toEqual(['r1.1 unknown 9']);
  expect(said(`${all}<cp hex="0007"/>`)).toEqual(['r1.1 unknown cp']);
  const without = xliff21Of(parcel).replace(/<unit id="r3"[\s\S]*?<\/unit>/, '');
  expect(bring(without)).toEqual({ ok: false, problems: [{ unit: 'r3', reason: 'missing' }] });
  const twice = xliff21Of(parcel).replace(/<unit id="r3"[\s\S]*?<\/unit>/, '$&$&');
  expect(bring(twice)).toEqual({ ok: false, problems: [{ unit: 'r3', reason: 'twice' }] });
  expect(bring(translated({ headline: 'x'.repeat(301) }))).toEqual({ ok: false, problems: [{ unit: 'headline', reason: 'text' }] });
  expect(bring(translated({ headline: 'A <pc id="1">b</pc>' }))).toMatchObject({ ok: false, problems: [{ unit: 'headline' }] });
});

test('what other programs do to a file is read: sentences cut, notes added, states raised', () => {
  const cut = xliff21Of(parcel).replace(
    /<segment id="r3.s"[\s\S]*?<\/segment>/,
    `<segment id="a" state="translated"><source>1</source><target order="3">Two.</target></segment><ignorable><source> </source><target order="2"> </target></ignorable>
     <segment id="b" state="final"><source>2</source><target order="1"><mrk id="m" type="term">One.</mrk></target></segment>`,
  );
  const brought = bring(cut.replace('<unit id="r3" type="broadsheet:paragraph">', '$&<notes><note>Please check.</note></notes>'));
  expect(brought.ok && brought.target.document.blocks.at(-1)).toEqual({ type: 'paragraph', text: [{ text: 'One. Two.' }] });
  expect(brought.ok && brought.rows[2]).toMatchObject({ by: 'hand', isTouched: true, note: 'Please check.' });
  const mrk = translated({ r3: '<mrk mtype="seg" mid="1">One</mrk> <bpt id="7" rid="1">&lt;b&gt;</bpt>' }, xliff12Of);
  expect(bring(mrk)).toMatchObject({ ok: false, problems: [{ unit: 'r3', reason: 'unknown', code: '1' }] });
  // Passing a machine's words is touching them.
  const passed = bring(xliff21Of(parcel).replace('state="initial" subState="broadsheet:machine"', 'state="translated"'));
  expect(passed).toMatchObject({ ok: true, changes: [], rows: [{}, {}, { by: 'hand', isTouched: true }, {}] });
  expect(readXliff(Buffer.from('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>'))).toEqual({ ok: false, reason: 'no-file' });
  expect(readXliff(Buffer.from('<tmx/>'))).toEqual({ ok: false, reason: 'not-ours' });
  expect(readXliff(Buffer.from('<!DOCTYPE x><xliff/>'))).toMatchObject({ ok: false, reason: 'not-xml', problem: { reason: 'doctype' } });
  expect(read(xliff12Of(parcel)).frame).toEqual({ versionId: 12, base: 5, mark: 3 });
});
