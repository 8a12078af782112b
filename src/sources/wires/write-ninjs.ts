import { countWords, plainText } from '#document';
import { countryName } from '#platform/languages.ts';
import { htmlOf } from './html.ts';
import type { WireNews, WirePicture } from './news.ts';
import { type AddressOf, xhtmlOf } from './xhtml.ts';

// What may be handed on of what we don't read, by its names in 3.1; older files write the same in small letters.
const handedOn =
  'representationType profile urgency copyrightNotice organisations events objects infoSources title slugline located altIds trustIndicators genres expires rightsInfo digitalSourceType'.split(
    ' ',
  );
const inner = [
  ...'contactInfo postalCode symbolType langId linkedRights encodedRights contentType sizeInBytes aspectRatio videoCodec frameRate'.split(
    ' ',
  ),
  ...handedOn,
];
const spelling = new Map(inner.map((name) => [name.toLowerCase(), name]));

/** One version of a text in ninjs 3.1 (IPTC), its pictures as associations. */
export function ninjsOf(news: WireNews, addressOf?: AddressOf): Record<string, unknown> {
  const { language, headline, deck, document, usageTerms, copyrightHolder, note, countryCode } = news;
  const html = xhtmlOf(document, addressOf).map(htmlOf).join('\n');
  const text = plainText(document);
  return tidy({
    uri: news.uri,
    standard: { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    version: news.version,
    pubStatus: news.pubStatus,
    firstCreated: news.firstCreated?.toISOString(),
    versionCreated: news.versionCreated?.toISOString(),
    contentCreated: news.contentCreated?.toISOString(),
    embargoedUntil: news.embargoedUntil?.toISOString(),
    language,
    headlines: headline ? [{ role: 'main', contentType: 'text/plain', value: headline }] : undefined,
    descriptions: deck ? [{ role: 'summary', contentType: 'text/plain', value: deck }] : undefined,
    bodies: html
      ? [
          {
            role: 'main',
            contentType: 'text/html',
            charCount: text.length,
            wordCount: countWords(document, language ?? 'und'),
            value: html,
          },
        ]
      : undefined,
    by: news.authors.join('; ') || undefined,
    subjects: news.subjects.length > 0 ? news.subjects.map((name) => ({ name, rel: 'about' })) : undefined,
    places: countryCode ? [{ name: countryName(countryCode, 'en'), rel: 'about', literal: `iso3166-1a2:${countryCode}` }] : undefined,
    usageTerms: usageTerms || undefined,
    copyrightHolder: copyrightHolder || undefined,
    edNote: note || undefined,
    associations: news.pictures.length > 0 ? news.pictures.map(associationOf) : undefined,
    ...asideOf(news.aside),
  });
}

function associationOf(picture: WirePicture, index: number) {
  const { uri, url, credit, caption, alt, type, width, height } = picture;
  const descriptions = [
    ...(caption ? [{ role: 'caption', contentType: 'text/plain', value: caption }] : []),
    ...(alt ? [{ role: 'alttext', contentType: 'text/plain', value: alt }] : []),
  ];
  return tidy({
    name: `picture-${index + 1}`,
    uri: uri ?? url,
    type: 'picture',
    by: credit || undefined,
    descriptions: descriptions.length > 0 ? descriptions : undefined,
    renditions: [tidy({ name: 'main', href: url, contentType: type, width, height })],
  });
}

function asideOf(aside: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(aside).flatMap(([name, value]) => {
    const spelled = spelling.get(name.toLowerCase());
    return spelled && handedOn.includes(spelled) ? [[spelled, respelled(value)]] : [];
  });
  return Object.fromEntries(known);
}

function respelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [spelling.get(name.toLowerCase()) ?? name, respelled(one)]));
}

function tidy(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
