import { countryName } from '#platform/languages.ts';
import { serializeXml, type XmlElement, xmlElement } from '#platform/xml.ts';
import type { WireNews, WirePicture } from './news.ts';
import { type AddressOf, xhtml, xhtmlOf } from './xhtml.ts';

const nar = 'http://iptc.org/std/nar/2006-10-01/';
const catalogue = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml';

/** One version of a text in NewsML-G2 2.35 (IPTC): a newsMessage of the text and of the pictures it links to. `sender` is the host it comes from. */
export function newsmlOf(news: WireNews, { sender, now, addressOf }: { sender: string; now: Date; addressOf?: AddressOf }): string {
  const pictures = news.pictures.map((picture, index) => ({ picture, guid: picture.uri ?? `${news.uri}#picture-${index + 1}` }));
  const items = [textItem(news, sender, now, addressOf, pictures), ...pictures.map((one) => pictureItem(news, sender, now, one))];
  const header = part('header', {}, [
    part('sent', {}, [now.toISOString()]),
    part('sender', {}, [sender]),
    part('transmitId', {}, [`${news.uri}#${news.version ?? 1}`]),
  ]);
  return serializeXml(part('newsMessage', {}, [header, part('itemSet', {}, items)]));
}

type Named = { picture: WirePicture; guid: string };

function textItem(news: WireNews, sender: string, now: Date, addressOf: AddressOf | undefined, pictures: Named[]): XmlElement {
  const { language, countryCode } = news;
  const links = pictures.map(({ guid }) =>
    part('link', { rel: 'irel:associatedWith', residref: guid }, [part('itemClass', { qcode: 'ninat:picture' })]),
  );
  const body = xmlElement('body', {}, xhtmlOf(news.document, addressOf), xhtml);
  const head = xmlElement('head', {}, [xmlElement('title', {}, [news.headline], xhtml)], xhtml);
  const html = xmlElement('html', { 'xml:lang': language }, [head, body], xhtml);
  return item(news, news.uri, [
    rightsOf(news),
    metaOf(news, 'text', sender, now, links),
    part('contentMeta', {}, [
      ...moment('contentCreated', news.contentCreated),
      ...news.authors.map((name) => part('creator', { role: 'crol:author', literal: name }, [part('name', {}, [name])])),
      ...(language ? [part('language', { tag: language })] : []),
      ...news.subjects.map((name) => part('subject', { literal: name }, [part('name', {}, [name])])),
      ...(countryCode
        ? [
            part('subject', { type: 'cpnat:geoArea', qcode: `iso3166-1a2:${countryCode}` }, [
              part('name', {}, [countryName(countryCode, 'en')]),
            ]),
          ]
        : []),
      ...(news.headline ? [part('headline', {}, [news.headline])] : []),
      ...(news.deck ? [part('description', { role: 'drol:summary' }, [news.deck])] : []),
    ]),
    part('contentSet', {}, [part('inlineXML', { contenttype: 'application/xhtml+xml' }, [html])]),
  ]);
}

function pictureItem(news: WireNews, sender: string, now: Date, { picture, guid }: Named): XmlElement {
  const { url, credit, caption, type, width, height } = picture;
  return item(news, guid, [
    rightsOf(news),
    metaOf(news, 'picture', sender, now, []),
    part('contentMeta', {}, [
      ...(credit ? [part('creditline', {}, [credit])] : []),
      ...(caption ? [part('description', { role: 'drol:caption' }, [caption])] : []),
    ]),
    part('contentSet', {}, [part('remoteContent', { href: url, contenttype: type, width, height })]),
  ]);
}

function item(news: WireNews, guid: string, children: XmlElement[]): XmlElement {
  const version = /^[1-9]\d{0,14}$/.test(news.version ?? '') ? news.version : 1;
  const names = { guid, version, standard: 'NewsML-G2', standardversion: '2.35', conformance: 'power', 'xml:lang': news.language };
  return part('newsItem', names, [part('catalogRef', { href: catalogue }), ...children]);
}

function rightsOf({ copyrightHolder, usageTerms }: WireNews): XmlElement {
  const holder = copyrightHolder ? [part('copyrightHolder', { literal: copyrightHolder }, [part('name', {}, [copyrightHolder])])] : [];
  return part('rightsInfo', {}, [...holder, ...(usageTerms ? [part('usageTerms', {}, [usageTerms])] : [])]);
}

function metaOf(news: WireNews, kind: string, sender: string, now: Date, links: XmlElement[]): XmlElement {
  return part('itemMeta', {}, [
    part('itemClass', { qcode: `ninat:${kind}` }),
    part('provider', { literal: sender }, [part('name', {}, [news.copyrightHolder || sender])]),
    ...moment('versionCreated', news.versionCreated ?? now),
    ...moment('firstCreated', news.firstCreated),
    ...moment('embargoed', news.embargoedUntil),
    part('pubStatus', { qcode: `stat:${news.pubStatus}` }),
    ...(news.note ? [part('edNote', {}, [news.note])] : []),
    ...links,
  ]);
}

const moment = (name: string, at: Date | undefined) => (at ? [part(name, {}, [at.toISOString()])] : []);

function part(name: string, attributes: Record<string, string | number | undefined>, children: (XmlElement | string)[] = []): XmlElement {
  return xmlElement(name, attributes, children, nar);
}
