import { type Mark, safeLink, type Text } from '#document';
import { parseXml, type XmlElement } from '#platform/xml.ts';
import { readZip } from '#platform/zip.ts';
import type { Returned } from '../parcel/apply.ts';
import { frameIn } from '../xliff/frame.ts';
import type { ReadFile } from '../xliff/read.ts';

const limits = { entries: 2000, bytes: 30_000_000, allBytes: 40_000_000 };
const wanted = ['word/document.xml', 'word/styles.xml', 'word/_rels/document.xml.rels'];

/** What a document's runs are read by: its links, and which character styles say that a phrase is in another language. */
type Around = { links: Map<string, string>; foreign: Map<string, string> };

/** Reads the table that `docxOf` wrote, as Word or LibreOffice saved it. Documents with programs in them aren't read. */
export function readDocx(bytes: Uint8Array): ReadFile {
  const archive = readZip(bytes, (name) => wanted.includes(name), limits);
  if (!archive.ok) return { ok: false, reason: archive.reason === 'not-zip' ? 'not-ours' : 'unsafe' };
  if (archive.names.some((name) => /vbaproject|vbadata|\.bin$/i.test(name))) return { ok: false, reason: 'unsafe' };
  const parts = wanted.map((name) =>
    parseXml(archive.files.get(name) ?? Buffer.from('<none/>'), { depth: 150, run: 600_000, characters: 30_000_000 }),
  );
  const [body, styles, relations] = parts.map((part) => (part.ok ? part.root : undefined));
  const broken = parts.find((part) => !part.ok);
  if (broken && !broken.ok) return { ok: false, reason: 'not-xml', problem: broken.problem };
  if (!body || !styles || !relations || body.name !== 'document') return { ok: false, reason: 'not-ours' };
  const around = { links: linksIn(relations), foreign: foreignIn(styles) };
  const rows = everyNamed(body, 'tr').map((row) => ({
    row,
    bookmark: everyNamed(row, 'bookmarkStart')
      .flatMap(nameOf)
      .find((name) => name.startsWith('bs_')),
  }));
  const frame = rows.map(({ bookmark }) => frameIn(bookmark?.replace(/^bs_frame_/, 'broadsheet-').replaceAll('_', '-'))).find(Boolean);
  if (!frame) return { ok: false, reason: 'no-file' };
  const units = rows.flatMap(({ row, bookmark }): Returned[] => {
    const id = /^bs_unit_(\w+)$/.exec(bookmark ?? '')?.[1]?.replace('_', '.');
    const cell = everyNamed(row, 'tc')[1];
    if (id === undefined || !cell) return [];
    const texts = textsIn(cell, around).filter((text) => text.length > 0);
    return [{ id, parts: undefined, texts: texts.length > 0 ? texts : undefined, state: undefined, notes: [] }];
  });
  return { ok: true, file: { frame, units } };
}

function nameOf({ attributes }: XmlElement): string[] {
  const name = attributes['w:name'];
  return name === undefined ? [] : [name];
}

function linksIn(relations: XmlElement): Map<string, string> {
  const all = everyNamed(relations, 'Relationship').filter(({ attributes }) => attributes.TargetMode === 'External');
  return new Map(
    all.flatMap(({ attributes: { Id, Target } }) => (Id !== undefined && Target !== undefined ? [[Id, Target] as const] : [])),
  );
}

function foreignIn(styles: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  for (const style of everyNamed(styles, 'style')) {
    const name = everyNamed(style, 'name')[0]?.attributes['w:val'] ?? '';
    const language = /^Foreign \(([A-Za-z0-9-]{2,35})\)$/.exec(name)?.[1];
    if (language) found.set(style.attributes['w:styleId'] ?? '', language);
  }
  return found;
}

/** The paragraphs of a cell. Of tracked changes what was put in is read, and what was taken out isn't. */
function textsIn(cell: XmlElement, around: Around): Text[] {
  const texts: Text[] = [];
  const walk = (element: XmlElement, marks: Mark[]) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'p') texts.push([]);
      if (['del', 'moveFrom', 'pPr', 'instrText', 'delText', 'tbl'].includes(child.name)) continue;
      if (child.name === 'r') read(child, [...marks, ...marksOf(child, around)]);
      else walk(child, child.name === 'hyperlink' ? [...marks, ...linkOf(child, around)] : marks);
    }
  };
  const read = (run: XmlElement, marks: Mark[]) => {
    const add = (words: string) => {
      if (texts.length === 0) texts.push([]);
      if (words !== '') texts.at(-1)?.push(marks.length > 0 ? { text: words, marks } : { text: words });
    };
    for (const child of run.children) {
      if (typeof child === 'string') continue;
      if (child.name === 't')
        add(
          child.children
            .filter((one) => typeof one === 'string')
            .join('')
            .replace(/[\t\n\r]+/g, ' '),
        );
      else if (child.name === 'tab') add(' ');
      else if (child.name === 'noBreakHyphen') add('\u2011');
      else if (child.name === 'br' || child.name === 'cr') texts.push([]);
    }
  };
  walk(cell, []);
  return texts;
}

function marksOf(run: XmlElement, { foreign }: Around): Mark[] {
  const look = run.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'rPr');
  const set = new Map(
    look?.children.flatMap((child) => (typeof child === 'string' ? [] : [[child.name, child.attributes['w:val'] ?? '']])),
  );
  const style = set.get('rStyle') ?? '';
  const isOn = (name: string) => set.has(name) && !['0', 'false', 'off', 'none'].includes(set.get(name) ?? '');
  const language = foreign.get(style);
  return [
    ...(language ? [{ type: 'foreign' as const, language }] : []),
    ...(isOn('b') || style === 'Strong' ? [{ type: 'strong' as const }] : []),
    ...(isOn('i') || style === 'Emphasis' ? [{ type: 'emphasis' as const }] : []),
  ];
}

function linkOf({ attributes }: XmlElement, { links }: Around): Mark[] {
  const href = safeLink(links.get(attributes['r:id'] ?? '') ?? '');
  return href ? [{ type: 'link', href }] : [];
}

/** Those of a name at any depth, but none within another of them. */
function everyNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child): XmlElement[] =>
    typeof child === 'string' ? [] : child.name === name ? [child] : everyNamed(child, name),
  );
}
