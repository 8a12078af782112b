import { strToU8, zipSync } from 'fflate';
import type { Mark, Text } from '#document';
import { directionOf, languageName } from '#platform/languages.ts';
import { escapeXml } from '#platform/xml.ts';
import { type Parcel, type Unit, unitsOf } from '../parcel/parcel.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A translation as a table of two columns for word processors (ECMA-376): source and target, each row found again by a bookmark in its source cell. */
export function docxOf(parcel: Parcel): Uint8Array {
  const units = unitsOf(parcel);
  const links: string[] = [];
  let bookmarks = 0;
  const side = (texts: Text[], language: string, bookmark = '') => {
    const isRtl = directionOf(language) === 'rtl';
    const shown = texts.length > 0 ? texts : [[]];
    return shown
      .map((text, at) => {
        const runs = text.map((inline) => runOf(inline, isRtl, language, links)).join('');
        return `<w:p>${isRtl ? '<w:pPr><w:bidi/></w:pPr>' : ''}${at === 0 && bookmark ? bookmarked(bookmark, runs, bookmarks++) : runs}</w:p>`;
      })
      .join('');
  };
  const cell = (inner: string, look = '') => `<w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/>${look}</w:tcPr>${inner}</w:tc>`;
  const rowOf = (unit: Unit) => {
    const source = side(unit.source, parcel.sourceLanguage, bookmarkOf(unit.id));
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(source, '<w:shd w:val="clear" w:color="auto" w:fill="F3F0E8"/>')}${cell(side(unit.target, parcel.targetLanguage))}</w:tr>`;
  };
  const names = [parcel.sourceLanguage, parcel.targetLanguage].map((language) => [
    { text: languageName(language, language), marks: [{ type: 'strong' as const }] },
  ]);
  const frame = `bs_frame_${parcel.versionId}_${parcel.base}_${parcel.mark}`;
  const top = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(side([names[0] ?? []], parcel.sourceLanguage, frame))}${cell(side([names[1] ?? []], parcel.targetLanguage))}</w:tr>`;
  const border = (edge: string) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const layout = `<w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid>`;
  const table = `<w:tbl>${layout}${top}${units.map(rowOf).join('')}</w:tbl>`;
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  const title = `<w:p>${runOf({ text: parcel.title, marks: [{ type: 'strong' }] }, directionOf(parcel.sourceLanguage) === 'rtl', parcel.sourceLanguage, links)}</w:p>`;
  const body = `${head}<w:document xmlns:w="${word}" xmlns:r="${office}/relationships"><w:body>${title}${table}<w:p/>${page}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(body),
    'word/styles.xml': strToU8(stylesOf(units)),
    'word/_rels/document.xml.rels': strToU8(relationsOf(links)),
  });
}

/** The name of a unit's bookmark: letters, digits and underscores, as word processors want them. */
export function bookmarkOf(id: string): string {
  return `bs_unit_${id.replace('.', '_')}`;
}

function bookmarked(name: string, inner: string, id: number): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
}

function runOf({ text, marks = [] }: Text[number], isRtl: boolean, language: string, links: string[]): string {
  const foreign = marks.find((mark): mark is Extract<Mark, { type: 'foreign' }> => mark.type === 'foreign');
  const link = marks.find((mark): mark is Extract<Mark, { type: 'link' }> => mark.type === 'link');
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type);
  const style = foreign ? styleOf(foreign.language) : link ? 'Hyperlink' : undefined;
  const look = [
    style ? `<w:rStyle w:val="${escapeXml(style)}"/>` : '',
    has('strong') ? '<w:b/><w:bCs/>' : '',
    has('emphasis') ? '<w:i/><w:iCs/>' : '',
    isRtl ? '<w:rtl/>' : '',
    `<w:lang ${isRtl ? 'w:bidi' : 'w:val'}="${escapeXml(foreign?.language ?? language)}"/>`,
  ].join('');
  const run = `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  if (!link) return run;
  links.push(link.href);
  return `<w:hyperlink r:id="link${links.length}">${run}</w:hyperlink>`;
}

function styleOf(language: string): string {
  return `Foreign-${language}`;
}

function stylesOf(units: Unit[]): string {
  const marks = units
    .flatMap(({ source, target }) => [...source, ...target])
    .flatMap((text) => text.flatMap((inline) => inline.marks ?? []));
  const languages = new Set(marks.flatMap((mark) => (mark.type === 'foreign' ? mark.language : [])));
  const named = (id: string, name: string, look: string) =>
    `<w:style w:type="character" w:customStyle="1" w:styleId="${escapeXml(id)}"><w:name w:val="${escapeXml(name)}"/><w:rPr>${look}</w:rPr></w:style>`;
  const foreign = [...languages].map((language) => named(styleOf(language), `Foreign (${language})`, '<w:color w:val="7A4B00"/>'));
  const link = named('Hyperlink', 'Hyperlink', '<w:color w:val="0B5394"/><w:u w:val="single"/>').replace(' w:customStyle="1"', '');
  return `${head}<w:styles xmlns:w="${word}">${link}${foreign.join('')}</w:styles>`;
}

function relationsOf(links: string[]): string {
  const each = links.map(
    (href, at) =>
      `<Relationship Id="link${at + 1}" Type="${office}/relationships/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`,
  );
  const styles = `<Relationship Id="styles" Type="${office}/relationships/styles" Target="styles.xml"/>`;
  return `${head}<Relationships xmlns="${packaged}/relationships">${styles}${each.join('')}</Relationships>`;
}

const contentTypes = `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
