import { documentFromHtml, lineFromHtml } from '#document';
import { parseXml } from '#platform/xml.ts';
import { countryOf } from './countries.ts';
import { htmlFromPlain } from './html.ts';
import { authorsIn, momentIn, pubStatusIn, type Unreadable, type WireNews, type WirePicture } from './news.ts';
import { htmlFromNitf } from './nitf.ts';

type Fields = Map<string, unknown>;
type Base = { baseUrl?: string | undefined };

const most = { items: 2000, line: 500, deck: 2000, pictures: 40, body: 2_000_000 };

// Known here by the spelling of 2.x; 3.x writes the same words in camel case, and 1.x had bodies and associations by name.
const read = new Set(
  'uri standard type version pubstatus versioncreated firstcreated contentcreated embargoed embargoeduntil language headlines headline descriptions bodies people places subjects by byline usageterms copyrightholder ednote associations'.split(
    ' ',
  ),
);

/** Reads ninjs 2.x and 3.x, and 1.x as far as it has the same: one piece, a list, or an object that holds a list. Pieces that are no texts are passed over. */
export function readNinjs(text: string, base: Base = {}): { ok: true; news: WireNews[]; passedOver: number } | Unreadable {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, reason: 'no-feed', problem: 'It is not JSON.' };
  }
  const pieces = piecesIn(json);
  if (!pieces) return { ok: false, reason: 'no-feed', problem: 'There is no ninjs in it: no object with a “uri”, and no list of such.' };
  const news = pieces.slice(0, most.items).flatMap((one) => newsOf(one, base) ?? []);
  return { ok: true, news, passedOver: pieces.length - news.length };
}

function piecesIn(json: unknown): Fields[] | undefined {
  if (Array.isArray(json)) return json.flatMap((one) => fieldsOf(one) ?? []);
  const fields = fieldsOf(json);
  if (!fields) return undefined;
  if (fields.has('uri')) return [fields];
  const lists = [...fields.values()].filter((value) => Array.isArray(value));
  const list = lists.find((one) => one.length === 0 || one.some((piece) => fieldsOf(piece)?.has('uri')));
  return list?.flatMap((one) => fieldsOf(one) ?? []);
}

function newsOf(fields: Fields, base: Base): WireNews | undefined {
  const uri = wordsIn(fields, 'uri').trim();
  const type = wordsIn(fields, 'type') || 'text';
  if (uri === '' || !['text', 'composite'].includes(type)) return undefined;
  const language = wordsIn(fields, 'language') || undefined;
  const headline = chosen(listIn(fields, 'headlines'), 'main') || line(wordsIn(fields, 'headline'));
  const descriptions = listIn(fields, 'descriptions');
  const body = documentFromHtml(bodyOf(fields), base);
  const people = listIn(fields, 'people').filter((one) => /author|creator/i.test(wordsIn(one, 'rel')));
  const byline = authorsIn(line(wordsIn(fields, 'by') || wordsIn(fields, 'byline')));
  return {
    uri,
    version: wordsIn(fields, 'version') || undefined,
    pubStatus: pubStatusIn(wordsIn(fields, 'pubstatus') || undefined),
    versionCreated: momentIn(wordsIn(fields, 'versioncreated')),
    firstCreated: momentIn(wordsIn(fields, 'firstcreated')),
    contentCreated: momentIn(wordsIn(fields, 'contentcreated')),
    embargoedUntil: momentIn(wordsIn(fields, 'embargoeduntil') || wordsIn(fields, 'embargoed')),
    language,
    headline,
    deck: chosen(descriptions, 'summary', most.deck) || chosen(descriptions, 'abstract', most.deck),
    document: body.document,
    pictures: [...associated(fields), ...body.pictures].slice(0, most.pictures),
    authors: byline.length > 0 ? byline : people.map((one) => line(wordsIn(one, 'name'))).filter(Boolean),
    subjects: listIn(fields, 'subjects')
      .map((one) => line(wordsIn(one, 'name')))
      .filter(Boolean),
    countryCode: countryOf(
      listIn(fields, 'places').map((one) => ({ codes: [wordsIn(one, 'literal'), wordsIn(one, 'uri')], name: wordsIn(one, 'name') })),
      language,
    ),
    usageTerms: wordsIn(fields, 'usageterms'),
    copyrightHolder: line(wordsIn(fields, 'copyrightholder')),
    note: wordsIn(fields, 'ednote'),
    aside: Object.fromEntries([...written(fields)].filter(([name]) => !read.has(name.toLowerCase()) && !isNamedPart(name))),
  };
}

/** The text as HTML: the longest HTML there is, else NITF, else plain words. */
function bodyOf(fields: Fields): string {
  const bodies = [
    ...listIn(fields, 'bodies').map((one) => ({
      kind: `${wordsIn(one, 'contenttype')} ${wordsIn(one, 'role')}`,
      text: wordsIn(one, 'value'),
    })),
    ...[...fields].flatMap(([name, value]) => {
      return name.startsWith('body_') && typeof value === 'string' ? [{ kind: `${name.slice(5)} body`, text: value }] : [];
    }),
  ].filter(({ text }) => text.trim() !== '' && text.length <= most.body);
  const html = bodies.filter(({ kind }) => /html/i.test(kind)).toSorted((a, b) => b.text.length - a.text.length)[0];
  if (html) return html.text;
  for (const { text } of bodies.filter(({ kind }) => /nitf/i.test(kind))) {
    const parsed = parseXml(text);
    if (parsed.ok && parsed.root.name === 'nitf') return htmlFromNitf(parsed.root).html;
  }
  const plain = bodies.find(({ kind }) => /text\/plain|^text|^\s*(main|text|body)?\s*$/i.test(kind));
  return plain ? htmlFromPlain(plain.text) : '';
}

/** Pictures that come with a piece: of each the widest rendition that lies on the web. */
function associated(fields: Fields): WirePicture[] {
  const given = fields.get('associations');
  const named = Array.isArray(given) ? given : Object.values((given ?? {}) as object);
  return named.flatMap((one) => {
    const picture = fieldsOf(one);
    if (!picture || !['picture', 'graphic'].includes(wordsIn(picture, 'type'))) return [];
    const own = picture.get('renditions');
    const renditions = (Array.isArray(own) ? own : Object.values((own ?? {}) as object)).flatMap((one) => fieldsOf(one) ?? []);
    const best = renditions
      .filter(
        (rendition) => /^https?:\/\//i.test(wordsIn(rendition, 'href')) && !/^(video|audio)\//.test(wordsIn(rendition, 'contenttype')),
      )
      .toSorted((a, b) => number(b, 'width') - number(a, 'width'))[0];
    const url = best && wordsIn(best, 'href');
    if (!url || !URL.canParse(url)) return [];
    const descriptions = listIn(picture, 'descriptions');
    return [
      {
        url: new URL(url).href,
        credit: line(wordsIn(picture, 'by') || wordsIn(picture, 'copyrightholder') || wordsIn(picture, 'copyrightnotice')).slice(0, 300),
        caption: (chosen(descriptions, 'caption', most.deck) || line(wordsIn(picture, 'description_text'))).slice(0, most.deck),
        alt: chosen(descriptions, 'alt', 1000, true),
        uri: wordsIn(picture, 'uri') || undefined,
        type: wordsIn(best, 'contenttype') || undefined,
        ...(number(best, 'width') > 0 && number(best, 'height') > 0
          ? { width: number(best, 'width'), height: number(best, 'height') }
          : {}),
      },
    ];
  });
}

/** Of texts with roles the one of this role, else, unless that alone will do, the first that is no alternative text. */
function chosen(texts: Fields[], role: string, mostCharacters = most.line, only = false): string {
  const isAlt = (one: Fields) => /alt/i.test(wordsIn(one, 'role'));
  const found =
    texts.find((one) => wordsIn(one, 'role').toLowerCase().startsWith(role)) ?? (only ? undefined : texts.find((one) => !isAlt(one)));
  if (!found) return '';
  return line(wordsIn(found, 'value'), mostCharacters, /html/i.test(wordsIn(found, 'contenttype')));
}

function line(text: string, mostCharacters = most.line, isHtml = false): string {
  return isHtml ? lineFromHtml(text, mostCharacters) : text.replace(/\s+/g, ' ').trim().slice(0, mostCharacters);
}

/** An object's fields by their names in small letters; undefined for anything else. */
function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields: Fields & { written?: [string, unknown][] } = new Map(
    Object.entries(value).map(([name, one]) => [name.toLowerCase(), one] as const),
  );
  spellings.set(fields, Object.entries(value));
  return fields;
}

const spellings = new WeakMap<Fields, [string, unknown][]>();
const written = (fields: Fields) => spellings.get(fields) ?? [];
const isNamedPart = (name: string) => /^(body|headline|description)_/.test(name);

function wordsIn(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function number(fields: Fields, name: string): number {
  const value = fields.get(name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function listIn(fields: Fields, name: string): Fields[] {
  const value = fields.get(name);
  return Array.isArray(value) ? value.slice(0, 200).flatMap((one) => fieldsOf(one) ?? []) : [];
}
