import { documentFromHtml, type FoundPicture } from '#document';
import { parseXml, serializeXml, type XmlElement } from '#platform/xml.ts';
import { countryOf } from './countries.ts';
import { htmlFromPlain, htmlOf, partAt, partsOf, wordsOf } from './html.ts';
import { authorsIn, momentIn, pubStatusIn, type Unreadable, type WireNews, type WirePicture } from './news.ts';
import { htmlFromNitf } from './nitf.ts';

const newsNamespace = 'http://iptc.org/std/nar/2006-10-01/';
const most = { items: 2000, line: 500, deck: 2000, pictures: 40 };

/** Reads NewsML-G2 (IPTC, 2.x): a newsItem, or all of a newsMessage with the pictures its texts link to. Items that are no texts are passed over. */
export function readNewsml(
  source: string | Uint8Array,
  { baseUrl }: { baseUrl?: string | undefined } = {},
): { ok: true; news: WireNews[]; passedOver: number } | Unreadable {
  const parsed = parseXml(source);
  if (!parsed.ok) {
    const { reason, detail } = parsed.problem;
    return { ok: false, reason: reason === 'doctype' || reason === 'entity' ? 'doctype' : 'broken', problem: detail };
  }
  const { root } = parsed;
  if (root.namespace !== newsNamespace || !['newsItem', 'newsMessage'].includes(root.name))
    return { ok: false, reason: 'no-feed', problem: `There is no NewsML-G2 in it: it begins with <${root.name.slice(0, 50)}>.` };
  const sets = root.name === 'newsItem' ? [{ ...root, children: [root] }] : partsOf(root, 'itemSet');
  const items = sets.flatMap((set) => partsOf(set, 'newsItem')).slice(0, most.items);
  const pictures = new Map(items.filter((item) => isOf(item, 'picture', 'graphic')).map((item) => [item.attributes.guid ?? '', item]));
  const packages = sets.flatMap((set) => partsOf(set, 'packageItem')).map(referencesIn);
  const texts = items.filter((item) => isOf(item, 'text', 'composite') && item.attributes.guid);
  const news = texts.map((item) => {
    const guid = item.attributes.guid ?? '';
    const together = packages.filter((refs) => refs.includes(guid)).flat();
    const named = [...referencesIn(partAt(item, 'itemMeta')), ...together];
    const linked = [...new Set(named)].flatMap((name) => pictures.get(name) ?? []);
    return newsOf(
      item,
      linked.flatMap((one) => pictureOf(one, baseUrl)),
      baseUrl,
    );
  });
  return { ok: true, news, passedOver: items.length - texts.length };
}

function newsOf(item: XmlElement, linked: WirePicture[], baseUrl: string | undefined): WireNews {
  const meta = partAt(item, 'itemMeta');
  const content = partAt(item, 'contentMeta');
  const rights = partAt(item, 'rightsInfo');
  const body = bodyOf(partAt(item, 'contentSet'));
  const text = documentFromHtml(body.html, { baseUrl });
  const language = partAt(content, 'language')?.attributes.tag ?? body.language ?? item.attributes['xml:lang'];
  const embargo = partAt(meta, 'embargoed');
  const status = pubStatusIn(codeOf(partAt(meta, 'pubStatus')));
  const subjects = partsOf(content, 'subject');
  const places = subjects.filter((one) => /geoArea/i.test(one.attributes.type ?? ''));
  const located = partsOf(content, 'located');
  const own = partsOf(partAt(item, 'contentSet'), 'remoteContent').flatMap((one) => remotePicture(one, content, rights, baseUrl));
  return {
    uri: item.attributes.guid ?? '',
    version: item.attributes.version,
    // An embargo without an end holds until further notice (NewsML-G2 Guidelines, embargoed).
    pubStatus: status === 'usable' && embargo && wordsOf(embargo) === '' ? 'withheld' : status,
    versionCreated: momentIn(wordsOf(partAt(meta, 'versionCreated'))),
    firstCreated: momentIn(wordsOf(partAt(meta, 'firstCreated'))),
    contentCreated: momentIn(wordsOf(partAt(content, 'contentCreated'))),
    embargoedUntil: momentIn(wordsOf(embargo)),
    language,
    headline: (spoken(content, 'headline', language) || body.headline).slice(0, most.line),
    deck: (described(content, /summary|abstract/i) || body.deck).slice(0, most.deck),
    document: text.document,
    pictures: distinct([...linked, ...own, ...text.pictures]).slice(0, most.pictures),
    authors: bylineOf(content, language, body.byline),
    subjects: [...subjects.filter((one) => !places.includes(one)), ...partsOf(content, 'keyword')]
      .map((one) => (one.name === 'keyword' ? wordsOf(one) : nameIn(one, language)))
      .filter(Boolean),
    countryCode: countryOf([...places, ...located].flatMap(placesIn), language),
    usageTerms: wordsOf(partAt(rights, 'usageTerms')),
    copyrightHolder: nameOf(partAt(rights, 'copyrightHolder')),
    note: wordsOf(partAt(meta, 'edNote')),
    aside: asideOf(meta, content),
  };
}

type Body = { html: string; headline: string; deck: string; byline: string; language?: string | undefined };

/** The text in the richest form it is sent in: XHTML, NITF, HTML as text, plain words. */
function bodyOf(set: XmlElement | undefined): Body {
  const none = { headline: '', deck: '', byline: '' };
  const inline = partsOf(set, 'inlineXML').map((one) => ({
    language: one.attributes['xml:lang'],
    root: one.children.find((child) => typeof child !== 'string'),
  }));
  const xhtml = inline.find(({ root }) => root && /^(html|body|div|article|section)$/i.test(root.name));
  if (xhtml?.root) return { ...none, html: htmlOf(partAt(xhtml.root, 'body') ?? xhtml.root), language: xhtml.language };
  const nitf = inline.find(({ root }) => root?.name === 'nitf');
  if (nitf?.root) return { ...htmlFromNitf(nitf.root), language: nitf.language };
  const written = partsOf(set, 'inlineData').map((one) => ({ type: one.attributes.contenttype ?? '', text: one.children.join('') }));
  const html = written.find(({ type }) => /html/i.test(type));
  if (html) return { ...none, html: html.text };
  return { ...none, html: htmlFromPlain(written.find(({ type }) => /^(text\/plain.*|)$/i.test(type))?.text ?? '') };
}

function bylineOf(content: XmlElement | undefined, language: string | undefined, otherwise: string): string[] {
  const byline = authorsIn(spoken(content, 'by', language));
  if (byline.length > 0) return byline;
  const creators = partsOf(content, 'creator').filter(({ attributes: { role } }) => !role || /author|writer|reporter/i.test(role));
  const names = creators.map(nameOf).filter(Boolean);
  return names.length > 0 ? names : authorsIn(otherwise);
}

/** A picture that came as an item of its own. */
function pictureOf(item: XmlElement, baseUrl: string | undefined): WirePicture[] {
  const remotes = partsOf(partAt(item, 'contentSet'), 'remoteContent');
  const found = remotes.flatMap((one) => remotePicture(one, partAt(item, 'contentMeta'), partAt(item, 'rightsInfo'), baseUrl));
  const [widest] = found.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0));
  return widest ? [{ ...widest, uri: item.attributes.guid }] : [];
}

function remotePicture(
  remote: XmlElement,
  content: XmlElement | undefined,
  rights: XmlElement | undefined,
  baseUrl: string | undefined,
): WirePicture[] {
  const { href = '', contenttype = '', width, height } = remote.attributes;
  if (contenttype !== '' && !/^image\//i.test(contenttype)) return [];
  if (!URL.canParse(href.trim(), baseUrl)) return [];
  const url = new URL(href.trim(), baseUrl);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return [];
  const photographer = partsOf(content, 'creator').map(nameOf).filter(Boolean).join(', ');
  const credit = wordsOf(partAt(content, 'creditline')) || photographer || nameOf(partAt(rights, 'copyrightHolder'));
  const size = Number(width) > 0 && Number(height) > 0 ? { width: Number(width), height: Number(height) } : {};
  return [
    {
      url: url.href,
      credit: credit.slice(0, 300),
      caption: (described(content, /caption/i) || described(content, /./)).slice(0, most.deck),
      alt: '',
      type: contenttype || undefined,
      ...size,
    },
  ];
}

/** The items that an element links to or groups, wherever in it. */
function referencesIn(element: XmlElement | undefined): string[] {
  return (element?.children ?? []).flatMap((one) => {
    if (typeof one === 'string') return [];
    const own = one.name === 'link' || one.name === 'itemRef' ? one.attributes.residref : undefined;
    return own ? [own, ...referencesIn(one)] : referencesIn(one);
  });
}

function isOf(item: XmlElement, ...kinds: string[]): boolean {
  const kind = codeOf(partAt(item, 'itemMeta', 'itemClass'))
    ?.split(/[:/#]/)
    .at(-1);
  return kinds.includes(kind ?? 'text');
}

const codeOf = (element: XmlElement | undefined) => element?.attributes.qcode ?? element?.attributes.uri;

/** Of words in several languages those in the text's own, else the first. */
function inLanguage(elements: XmlElement[], language: string | undefined): XmlElement | undefined {
  return elements.find((one) => language && one.attributes['xml:lang'] === language) ?? elements[0];
}

function spoken(content: XmlElement | undefined, name: string, language: string | undefined): string {
  return wordsOf(inLanguage(partsOf(content, name), language));
}

function nameIn(element: XmlElement, language: string | undefined): string {
  return wordsOf(inLanguage(partsOf(element, 'name'), language)) || (element.attributes.literal ?? '');
}

const nameOf = (element: XmlElement | undefined) => (element ? nameIn(element, undefined) : '');

function described(content: XmlElement | undefined, role: RegExp): string {
  return wordsOf(partsOf(content, 'description').find((one) => role.test(one.attributes.role ?? '-')));
}

/** A place with those it lies in. */
function placesIn(place: XmlElement): { codes: string[]; name: string }[] {
  const around = [...partsOf(place, 'sameAs'), ...partsOf(place, 'broader')];
  return [place, ...around].map((one) => ({
    codes: [one.attributes.qcode ?? '', one.attributes.uri ?? '', one.attributes.literal ?? ''],
    name: nameOf(one),
  }));
}

function distinct(pictures: (WirePicture | FoundPicture)[]): WirePicture[] {
  return [...new Map(pictures.map((one) => [one.url, one] as const).toReversed()).values()].toReversed();
}

const readInItem = new Set('itemClass provider versionCreated firstCreated embargoed pubStatus edNote'.split(' '));
const readInContent = new Set('contentCreated located creator language subject keyword headline by description'.split(' '));

function asideOf(meta: XmlElement | undefined, content: XmlElement | undefined): Record<string, unknown> {
  const unread = (element: XmlElement | undefined, read: Set<string>) =>
    (element?.children ?? []).filter((one): one is XmlElement => typeof one !== 'string' && !read.has(one.name));
  const rest = { itemMeta: unread(meta, readInItem), contentMeta: unread(content, readInContent) };
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, parts]) =>
      parts.length > 0 ? [[name, parts.map((one) => serializeXml(one).split('\n').slice(1).join('\n'))]] : [],
    ),
  );
}
