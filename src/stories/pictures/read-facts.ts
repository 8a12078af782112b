import type { Metadata } from 'sharp';
import type { PictureFacts } from './rules.ts';
import { cleanText, linkOf } from './rules.ts';

type Tag = { value?: unknown; description?: unknown; attributes?: { lang?: string } };
type Tags = Record<string, Tag | Tag[] | undefined>;

/**
 * What a picture's file says of it in IPTC, XMP and EXIF: who made it, for whom, under which licence, what it shows. XMP goes before IPTC,
 * IPTC before EXIF. Words whose language isn't said are taken for `language`. A file that says nonsense says nothing.
 */
export async function readFacts(found: Metadata, language: string): Promise<PictureFacts> {
  const { exif = {}, iptc = {}, xmp = {} } = await readTags(found);
  const creator = textOf(xmp.creator) || textOf(iptc['By-line']) || textOf(exif.Artist);
  const line = textOf(xmp.Credit) || textOf(iptc.Credit);
  const caption = wordsOf(xmp.description, language);
  const alt = wordsOf(xmp.AltTextAccessibility, language);
  caption[language] ||= textOf(iptc['Caption/Abstract']) || textOf(exif.ImageDescription) || textOf(xmp.Headline) || textOf(iptc.Headline);
  const languages = Object.keys({ ...caption, ...alt }).filter((one) => caption[one] || alt[one]);
  return {
    credit: cleanText(creator || line, 200),
    agency: cleanText(creator ? afterName(line, creator) : '', 200),
    copyright: cleanText(textOf(xmp.rights) || textOf(iptc['Copyright Notice']) || textOf(exif.Copyright), 300),
    licence: cleanText(textOf(xmp.UsageTerms), 300),
    licenceUrl: linkOf(textOf(xmp.WebStatement) || textOf(xmp.license)) ?? '',
    licenceEndsOn: '',
    source: cleanText(textOf(xmp.Source) || textOf(iptc.Source), 200),
    takenOn: dayIn(textOf(xmp.DateCreated) || textOf(exif.DateTimeOriginal) || textOf(iptc['Date Created'])),
    words: Object.fromEntries(
      languages.map((one) => [one, { caption: cleanText(caption[one] ?? '', 2000), alt: cleanText(alt[one] ?? '', 1000) }]),
    ),
  };
}

const mostSegment = 65_000;

/** The tags by group. exifreader is handed a file made of the metadata alone, so that its work is bounded whatever the picture holds. */
async function readTags({ exif, iptc, xmp }: Metadata): Promise<{ exif?: Tags; iptc?: Tags; xmp?: Tags }> {
  const segment = (marker: number, data: Buffer | undefined, mark = '') => {
    if (!data || data.length > mostSegment) return Buffer.alloc(0);
    const body = Buffer.concat([Buffer.from(mark, 'latin1'), data]);
    return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
  };
  const startsWith = (data: Buffer | undefined, mark: string) => data?.subarray(0, mark.length).toString('latin1') === mark;
  const file = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif, startsWith(exif, 'Exif\0\0') ? '' : 'Exif\0\0'),
    segment(0xe1, xmp, 'http://ns.adobe.com/xap/1.0/\0'),
    segment(0xed, iptc, startsWith(iptc, 'Photoshop 3.0') ? '' : 'Photoshop 3.0\0'),
    Buffer.from([0xff, 0xd9]),
  ]);
  const { default: reader } = await import('exifreader');
  try {
    return reader.load(file, { expanded: true }) as unknown as { exif?: Tags; iptc?: Tags; xmp?: Tags };
  } catch {
    // Damaged metadata is no reason to refuse a picture.
    return {};
  }
}

/** A tag's text: the first of several languages, several names one after the other. */
function textOf(tag: Tag | Tag[] | undefined): string {
  if (Array.isArray(tag)) return tag.map(textOf).filter(Boolean).join(', ');
  if (!tag) return '';
  const { value } = tag;
  if (typeof value === 'string') return decoded(value);
  if (!Array.isArray(value)) return '';
  if (value.every((one) => typeof one === 'number')) return decoded(String.fromCharCode(...value.slice(0, 4000)));
  const parts = value.flatMap((one: unknown) =>
    typeof one === 'string' ? [decoded(one)] : typeof one === 'object' && one ? [textOf(one as Tag)] : [],
  );
  const hasLanguages = value.some((one: unknown) => (one as Tag)?.attributes?.lang);
  return hasLanguages ? (parts[0] ?? '') : parts.join(', ');
}

/** A text in several languages, by language; `x-default` is in `language`. */
function wordsOf(tag: Tag | Tag[] | undefined, language: string): Record<string, string> {
  const value = tag && !Array.isArray(tag) ? tag.value : undefined;
  if (!Array.isArray(value)) return { [language]: textOf(tag) };
  const entries = value.flatMap((one: Tag): [string, string][] => {
    const lang = one?.attributes?.lang ?? 'x-default';
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$|^x-default$/.test(lang)) return [];
    return [[lang === 'x-default' ? language : (lang.split('-')[0] ?? lang).toLowerCase(), textOf(one)]];
  });
  // What is said twice for a language counts as it was said first.
  return Object.fromEntries(entries.slice(0, 20).reverse());
}

/** Text that came as bytes: UTF-8 where it is valid, else Windows-1252, as old programs write. */
function decoded(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What a credit line says beside the name: "Ana Núñez/Reuters" after "Ana Núñez" is "Reuters". */
function afterName(line: string, name: string): string {
  return line.startsWith(name) ? line.slice(name.length).replace(/^[\s/|,–—-]+/, '') : line;
}

function dayIn(text: string): string {
  const [, year, month, day] = text.match(/^(\d{4})[:-]?(\d\d)[:-]?(\d\d)/) ?? [];
  const iso = `${year}-${month}-${day}`;
  return year && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso) && Number(year) > 1800 ? iso : '';
}
