import { describe, expect, test } from 'vitest';
import { plainText } from '#document';
import { dateOf } from './dates.ts';
import type { IncomingItem } from './incoming.ts';
import { readFeed } from './read-feed.ts';

const read = (body: string | Uint8Array, type = 'application/xml') =>
  readFeed({ body: typeof body === 'string' ? Buffer.from(body) : body, type, url: 'https://paper.example/feeds/all.xml' });
const itemsOf = async (body: string | Uint8Array, type?: string): Promise<IncomingItem[]> => {
  const found = await read(body, type);
  if (!found.ok) throw new Error(`${found.problem} ${found.detail}`);
  return found.items;
};
const problemOf = async (body: string | Uint8Array, type?: string) => {
  const found = await read(body, type);
  return found.ok ? 'none' : found.problem;
};
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title><link>https://paper.example/</link><description>x</description>${channel}${items}</channel></rss>`;

describe('a feed', () => {
  test('of RSS is read with its texts, people, words, dates, pictures and hub', async () => {
    const xml = rss(
      `<item><title>War &amp;amp; &lt;i&gt;peace&lt;/i&gt;</title><link>/story</link><guid isPermaLink="false">n-1</guid><dc:creator>Ana Author</dc:creator>
        <author>ed@paper.example (Ed Editor)</author><category>Ports</category><category>Sea</category><pubDate>Tue, 24 Nov 2026 10:00:00 CET</pubDate>
        <description>A summary of its own.</description><content:encoded><![CDATA[<p>The text, with <a href="/far">a link</a>.</p><img src="in.jpg" alt="In">]]></content:encoded>
        <media:content url="https://cdn.example/a.jpg" medium="image"><media:credit>A. Person</media:credit><media:description>The port.</media:description></media:content>
        <enclosure url="https://cdn.example/talk.mp3" type="audio/mpeg" length="1"/></item>`,
      '<language>en-gb</language><copyright>Paper 2026</copyright><atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://paper.example/feeds/all.xml"/>',
    );
    const found = await read(xml);
    expect(found).toMatchObject({ ok: true, title: 'Paper', hub: 'https://hub.example/', topic: 'https://paper.example/feeds/all.xml' });
    const [item] = await itemsOf(xml);
    expect(item).toMatchObject({
      guid: 'n-1',
      url: 'https://paper.example/story',
      headline: 'War & peace',
      deck: 'A summary of its own.',
      language: 'en-gb',
      authors: ['Ed Editor', 'Ana Author'],
      subjects: ['Ports', 'Sea'],
      publishedAt: new Date('2026-11-24T09:00:00Z'),
      usageTerms: 'Paper 2026',
      status: 'usable',
      pictures: [
        { url: 'https://cdn.example/a.jpg', credit: 'A. Person', caption: 'The port.', alt: '' },
        { url: 'https://paper.example/in.jpg', credit: '', caption: '', alt: 'In' },
      ],
    });
    expect(JSON.stringify(item?.document)).toContain('"href":"https://paper.example/far"');
  });

  test('of Atom is read, with what it says was taken back and what isn’t for print yet', async () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" xml:lang="fr"><title>Journal</title><id>x</id><updated>2026-11-24T10:00:00Z</updated><author><name>La Rédaction</name></author>
      <entry><id>tag:1</id><title type="html">L&amp;#8217;eau</title><link href="/un"/><link rel="enclosure" type="image/jpeg" href="/un.jpg"/><published>2026-11-24T08:00:00+01:00</published><updated>2026-11-24T09:00:00+01:00</updated>
        <content type="html">&lt;p&gt;Texte.&lt;/p&gt;</content><category term="eau" label="Eau"/></entry>
      <entry><id>tag:2</id><title>Plus tard</title><updated>2026-11-24T09:00:00Z</updated><summary>Bientôt.</summary><app:control><app:draft>yes</app:draft></app:control></entry>
      <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:0" when="2026-11-24T10:00:00Z"><at:comment>Faux.</at:comment></at:deleted-entry></feed>`;
    const [one, two, gone] = await itemsOf(xml);
    expect(one).toMatchObject({
      guid: 'tag:1',
      headline: 'L’eau',
      language: 'fr',
      url: 'https://paper.example/un',
      authors: ['La Rédaction'],
      subjects: ['Eau'],
    });
    expect(one?.changedAt).toEqual(new Date('2026-11-24T08:00:00Z'));
    expect(one?.pictures.map(({ url }) => url)).toEqual(['https://paper.example/un.jpg']);
    expect(two).toMatchObject({ guid: 'tag:2', status: 'withheld' });
    expect(gone).toMatchObject({ guid: 'tag:0', status: 'canceled', killReason: 'Faux.', changedAt: new Date('2026-11-24T10:00:00Z') });
  });

  test('of JSON and of RDF is read', async () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://j.example/',
      language: 'es',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      items: [
        {
          id: '1',
          url: '/a',
          title: 'Agua',
          content_html: '<p>Texto</p>',
          date_published: '2026-11-24T10:00:00Z',
          image: '/a.jpg',
          tags: ['agua'],
        },
        { id: '2', content_text: 'a < b\n\nc' },
      ],
    };
    const [one, two] = await itemsOf(JSON.stringify(json), 'application/feed+json');
    expect(one).toMatchObject({ guid: '1', url: 'https://j.example/a', language: 'es', pictures: [{ url: 'https://j.example/a.jpg' }] });
    expect(two && plainText(two.document)).toBe('a < b\n\nc');
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title><link>https://r.example/</link><description>x</description></channel><item rdf:about="y"><title>T</title><link>https://r.example/1</link><dc:date>2026-11-24T10:00:00Z</dc:date></item></rdf:RDF>`;
    expect((await itemsOf(rdf))[0]).toMatchObject({ guid: 'https://r.example/1', headline: 'T' });
  });

  test('in which items have no names still knows them again', async () => {
    const xml = rss('<item><title>A</title><description>x</description></item><item><title>B</title><description>x</description></item>');
    const [first, second] = [await itemsOf(xml), await itemsOf(xml)];
    expect(first.map(({ guid }) => guid)).toEqual(second.map(({ guid }) => guid));
    expect(new Set(first.map(({ guid }) => guid)).size).toBe(2);
  });

  test('is not taken for its summary where that is only how the text begins', async () => {
    const xml = rss(
      '<item><title>A</title><description>The port was closed on Monday because […]</description><content:encoded>&lt;p&gt;The port was closed on Monday because of a storm.&lt;/p&gt;</content:encoded></item>',
    );
    expect((await itemsOf(xml))[0]?.deck).toBe('');
  });
});

describe('an odd feed', () => {
  const accented = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><title>é</title><item><title>Café</title></item></channel></rss>`;
  test.each([
    ['declared', Buffer.from(accented('ISO-8859-1'), 'latin1'), 'text/xml'],
    ['said by the server', Buffer.from(accented('x').replace(' encoding="x"', ''), 'latin1'), 'text/xml; charset=iso-8859-1'],
    ['wrongly declared as UTF-8', Buffer.from(accented('utf-8'), 'latin1'), 'text/xml'],
    ['wrongly said by the server', Buffer.from(accented('utf-8')), 'text/xml; charset=us-nonsense'],
    ['marked as UTF-16', Buffer.from(`\ufeff${accented('utf-16')}`, 'utf16le'), 'text/xml'],
  ])('whose encoding is %s is read', async (_, body, type) => {
    expect((await itemsOf(body, type))[0]?.headline).toBe('Café');
  });

  test('with entities of HTML, bare ampersands and control characters is mended', async () => {
    const [item] = await itemsOf(
      rss(
        '<item><title>Caf&eacute; &amp; bar & R&D\u0000</title><link>https://paper.example/?a=1&b=2</link><description><![CDATA[a & b &nbsp;]]></description></item>',
      ),
    );
    expect(item?.headline).toBe('Café & bar & R&D');
    expect(item?.url).toBe('https://paper.example/?a=1&b=2');
  });

  test('with a DOCTYPE that declares nothing is read, and one that declares anything is refused', async () => {
    const old = rss('<item><title>Old</title></item>').replace(
      '<rss',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss',
    );
    expect((await itemsOf(old))[0]?.headline).toBe('Old');
    const bomb = rss('<item><title>&b;</title></item>').replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss',
    );
    expect(await problemOf(bomb)).toBe('doctype');
    const outside = rss('<item><title>&x;</title></item>').replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss');
    expect(await problemOf(outside)).toBe('doctype');
  });

  test.each([
    ['<!doctype html><html><body>Page</body></html>', 'no-feed'],
    ['Sorry', 'no-feed'],
    ['', 'no-feed'],
    ['{"a":1}', 'no-feed'],
    [rss('<item><title>A</item>'), 'broken'],
    [rss('<item>').slice(0, -20), 'broken'],
    [`<rss>${'<a>'.repeat(500)}`, 'broken'],
  ])('%j ends as %s', async (body, problem) => {
    expect(await problemOf(body)).toBe(problem);
  });

  test('of ten thousand items is read while others are served', async () => {
    const items = Array.from(
      { length: 10_500 },
      (_, at) => `<item><guid>g${at}</guid><title>T${at}</title><description>Some words of item ${at}.</description></item>`,
    );
    let served = 0;
    const timer = setInterval(() => served++, 1);
    expect(await itemsOf(rss(items.join('')))).toHaveLength(10_000);
    clearInterval(timer);
    expect(served).toBeGreaterThan(20);
  });
});

test.each([
  ['Tue, 24 Nov 2026 10:00:00 GMT', '2026-11-24T10:00:00Z'],
  ['Tue, 24 Nov 2026 10:00:00 +0100', '2026-11-24T09:00:00Z'],
  ['mar., 24 Nov 2026 10:00:00 CEST', '2026-11-24T08:00:00Z'],
  ['2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00Z'],
  ['2026-11-24 10:00:00', '2026-11-24T10:00:00Z'],
  ['2026-11-24 10:00:00 +0100', '2026-11-24T09:00:00Z'],
  ['2026-11-24', '2026-11-24T00:00:00Z'],
  ['24.11.2026 10:00', '2026-11-24T10:00:00Z'],
  ['1795514400', '2026-11-24T10:00:00Z'],
  ['Tue, 24 Nov 2026 10:00:00 EST', '2026-11-24T15:00:00Z'],
  ['yesterday', undefined],
  ['0001-01-01T00:00:00Z', undefined],
])('the date %j is %s', (text, moment) => {
  expect(dateOf(text)?.toISOString().replace('.000', '')).toBe(moment);
});
