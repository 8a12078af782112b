import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Document } from '#document';
import { parseXml } from '#platform/xml.ts';
import { someDocument } from '../../../../tests/documents.ts';
import { applyReturned } from '../parcel/apply.ts';
import type { Parcel } from '../parcel/parcel.ts';
import { readDocx } from './read.ts';
import { docxOf } from './write.ts';

const fieldsOf = (headline: string) => ({ headline, deck: '', dateline: '', leadCaption: '', leadAlt: '' });
const parcelOf = (document: Document, isTranslated: boolean): Parcel => ({
  versionId: 12,
  base: 5,
  mark: 3,
  sourceLanguage: 'ar',
  targetLanguage: 'en',
  title: 'A <title>',
  state: 'draft',
  note: '',
  source: { ...fieldsOf('الماء'), document },
  target: { ...fieldsOf(isTranslated ? 'Water' : ''), document: isTranslated ? document : { version: 1, blocks: [] } },
  rows: document.blocks.map(() => ({ source: 1, target: isTranslated ? 1 : 0, by: 'hand', isTouched: isTranslated, note: '' })),
  fieldsBy: {},
});
const read = (bytes: Uint8Array) => {
  const found = readDocx(bytes);
  if (!found.ok) throw new Error(found.reason);
  return found.file;
};
/** The document with its text changed, as a word processor saves it. */
const edited = (bytes: Uint8Array, change: (xml: string) => string) => {
  const files = unzipSync(bytes);
  return zipSync({ ...files, 'word/document.xml': strToU8(change(strFromU8(files['word/document.xml'] ?? new Uint8Array()))) });
};
const link = 'https://example.org/?a=1&b=2';
const story: Document = {
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      text: [{ text: 'قال ' }, { text: 'العمدة', marks: [{ type: 'link', href: link }] }, { text: ' نعم', marks: [{ type: 'strong' }] }],
    },
    { type: 'paragraph', text: [{ text: 'واحد' }] },
  ],
};
const empty = '<w:p></w:p></w:tc></w:tr>';

test('any document survives a word processor’s table', () => {
  fc.assert(
    fc.property(someDocument, (document) => {
      const parcel = parcelOf(document, true);
      const bytes = docxOf(parcel);
      for (const part of Object.values(unzipSync(bytes))) expect(parseXml(part).ok).toBe(true);
      expect(applyReturned(parcel, read(bytes).units)).toMatchObject({ ok: true, target: parcel.target, rows: parcel.rows, changes: [] });
    }),
    { numRuns: 40 },
  );
});

test('what was typed comes back: paragraphs, bold, links, tracked changes', () => {
  const parcel = parcelOf(story, false);
  const typed = [
    '<w:p><w:r><w:t>Water</w:t></w:r></w:p></w:tc></w:tr>',
    `<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:hyperlink r:id="link1"><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>mayor</w:t></w:r></w:hyperlink>
      <w:del><w:r><w:delText> no</w:delText></w:r></w:del><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> said yes</w:t></w:r></w:ins></w:p></w:tc></w:tr>`,
    '<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr>',
  ];
  const brought = applyReturned(parcel, read(edited(docxOf(parcel), (xml) => xml.replaceAll(empty, () => typed.shift() ?? ''))).units);
  if (!brought.ok) throw new Error(JSON.stringify(brought));
  expect(brought.target.headline).toBe('Water');
  expect(brought.target.document.blocks).toEqual([
    {
      type: 'paragraph',
      text: [
        { text: 'The ' },
        { text: 'mayor', marks: [{ type: 'link', href: link }] },
        { text: ' said yes', marks: [{ type: 'strong' }] },
      ],
    },
    { type: 'paragraph', text: [{ text: 'One' }] },
    { type: 'paragraph', text: [{ text: 'Two' }] },
  ]);
  expect(brought.rows.map(({ target }) => target)).toEqual([1, 2]);
  const unlinked = edited(docxOf(parcel), (xml) => xml.replaceAll(empty, '<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>'));
  expect(applyReturned(parcel, read(unlinked).units)).toEqual({ ok: false, problems: [{ unit: 'r1.1', reason: 'lost', code: '1' }] });
});

test('programs, bombs, names that lead out and what is no such document are refused', () => {
  const files = unzipSync(docxOf(parcelOf(story, true)));
  const reason = (more: Record<string, Uint8Array>) => {
    const found = readDocx(zipSync({ ...files, ...more }));
    return found.ok ? 'read' : found.reason;
  };
  expect(reason({ 'docProps/app.xml': strToU8('<a/>') })).toBe('read');
  expect(reason({ 'word/vbaProject.bin': new Uint8Array(3) })).toBe('unsafe');
  expect(reason({ '../../etc/cron.d/x': new Uint8Array(3) })).toBe('unsafe');
  expect(reason({ '/etc/passwd': new Uint8Array(3) })).toBe('unsafe');
  expect(reason({ 'word/document.xml': new Uint8Array(60_000_000) })).toBe('unsafe');
  expect(reason(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`a${at}`, new Uint8Array(1)])))).toBe('unsafe');
  expect(reason({ 'word/document.xml': strToU8('<!DOCTYPE a><a/>') })).toBe('not-xml');
  expect(reason({ 'word/document.xml': strToU8('<a/>') })).toBe('not-ours');
  expect(readDocx(strToU8('PK and no more'))).toEqual({ ok: false, reason: 'not-ours' });
  // It says that it is small, and isn't.
  const lying = Buffer.from(zipSync({ ...files, 'word/document.xml': new Uint8Array(29_000_000) }));
  const at = lying.lastIndexOf('word/document.xml') - 46;
  lying.writeUInt32LE(1000, at + 24);
  expect(readDocx(lying)).toEqual({ ok: false, reason: 'unsafe' });
  for (let cut = 0; cut < lying.length; cut += 97) expect(readDocx(lying.subarray(0, cut)).ok).toBe(false);
});
