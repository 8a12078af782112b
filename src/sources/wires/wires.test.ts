import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { documentFromHtml, plainText } from '#document';
import { momentIn, pubStatusIn, type WireNews } from './news.ts';
import { parseWire } from './parse-wire.ts';
import { readNewsml } from './read-newsml.ts';
import { readNinjs } from './read-ninjs.ts';
import { newsmlOf } from './write-newsml.ts';
import { ninjsOf } from './write-ninjs.ts';

const nar = 'http://iptc.org/std/nar/2006-10-01/';
// The schemas of the IPTC stand elsewhere: tests/schemas/README.md.
const schemas = process.env.SCHEMAS ?? 'nowhere';
const schema = (name: string) => path.join(schemas, name);

const story: WireNews = {
  uri: 'tag:harbour.example,2026:ports-1',
  version: '3',
  pubStatus: 'usable',
  firstCreated: new Date('2026-11-23T08:00:00Z'),
  versionCreated: new Date('2026-11-24T09:30:00.250Z'),
  contentCreated: new Date('2026-11-23T07:00:00Z'),
  embargoedUntil: new Date('2026-11-24T18:00:00Z'),
  language: 'es',
  headline: 'Los puertos & el “río” <ancho>',
  deck: 'Lo que cambia con la marea.',
  document: documentFromHtml(
    '<h2>Primero</h2><p>Una <strong>línea</strong> con <a href="https://harbour.example/x?a=1&amp;b=2">enlace</a> &lt;tag&gt;.</p><ul><li>Uno</li><li>Dos</li></ul><blockquote><p>Nos quedamos.</p><footer>Alcaldesa</footer></blockquote><table><tr><th>Año</th><th>Barcos</th></tr><tr><td>2025</td><td></td></tr></table><hr><p>Dijo <span lang="pt">saudade</span>.</p>',
  ).document,
  pictures: [
    {
      url: 'https://harbour.example/p.jpg',
      credit: 'A. Ruiz',
      caption: 'El puerto al alba.',
      alt: '',
      uri: 'tag:harbour.example,2026:p',
      type: 'image/jpeg',
      width: 1200,
      height: 800,
    },
  ],
  authors: ['Ana Ruiz', 'Li Wei'],
  subjects: ['shipping', 'economy'],
  countryCode: 'CL',
  usageTerms: 'Solo con crédito.',
  copyrightHolder: 'The Harbour',
  note: 'Corrige el número de barcos.',
  aside: { urgency: 3, slugline: 'ports', genres: [{ name: 'Report', uri: 'https://harbour.example/genre/report' }] },
};

const newsOf = (read: ReturnType<typeof readNinjs>) => (read.ok ? read.news : []);
const newsml = (inside: string, attributes = 'guid="urn:newsml:x:1" version="2" xml:lang="fr"') =>
  `<?xml version="1.0"?><newsItem xmlns="${nar}" ${attributes} standard="NewsML-G2" standardversion="2.35" conformance="power">${inside}</newsItem>`;
const usable = '<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-11-24T10:00:00+01:00</versionCreated></itemMeta>';

describe('what one version is written as', () => {
  test('ninjs comes back as the same', () => {
    const written = JSON.stringify(ninjsOf(story));
    expect(newsOf(readNinjs(written))).toEqual([{ ...story, authors: ['Ana Ruiz', 'Li Wei'] }]);
  });

  test('NewsML-G2 comes back as the same, but for what only ninjs says', () => {
    const written = newsmlOf(story, { sender: 'paper.example', now: story.versionCreated as Date });
    const [back] = newsOf(readNewsml(written));
    expect(back).toEqual({ ...story, aside: { itemMeta: [expect.stringContaining('irel:associatedWith')] } });
  });

  test.skipIf(!existsSync(schema('ninjs-schema_3.1.json')))('ninjs keeps to the schemas of the IPTC', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
    const validate = ajv.compile(JSON.parse(readFileSync(schema('ninjs-schema_3.1.json'), 'utf8')));
    for (const one of [story, { ...story, version: undefined, deck: '', pictures: [], aside: {} }, emptied(story)])
      expect(validate(JSON.parse(JSON.stringify(ninjsOf(one)))) || validate.errors).toBe(true);
    expect(validate({ ...ninjsOf(story), pubStatus: 'killed' })).toBe(false);
  });

  test.skipIf(!existsSync(schema('NewsML-G2_2.35-spec-All-Power.xsd')))('NewsML-G2 keeps to the schema of the IPTC', async () => {
    const main = schema('NewsML-G2_2.35-spec-All-Power.xsd');
    const validate = (contents: string) =>
      validateXML({
        xml: [{ fileName: 'news.xml', contents }],
        schema: [readFileSync(main, 'utf8')],
        preload: [{ fileName: 'xml.xsd', contents: readFileSync(schema('xml.xsd'), 'utf8') }],
        initialMemoryPages: 1024,
        maxMemoryPages: 4096,
      });
    for (const one of [story, emptied(story)]) {
      const checked = await validate(newsmlOf(one, { sender: 'paper.example', now: new Date() }));
      expect(checked.errors).toEqual([]);
    }
    const wrong = await validate(
      newsmlOf(story, { sender: 'paper.example', now: new Date() }).replace('<itemMeta>', '<itemMeta><headline/>'),
    );
    expect(wrong.valid).toBe(false);
  });
});

function emptied(news: WireNews): WireNews {
  return {
    ...news,
    pubStatus: 'canceled',
    document: { version: 1, blocks: [] },
    pictures: [],
    authors: [],
    subjects: [],
    headline: '',
    deck: '',
    countryCode: undefined,
    embargoedUntil: undefined,
    language: undefined,
    aside: {},
  };
}

describe('ninjs', () => {
  test('of 2.x and 1.x is read by the same words, a list in any envelope', () => {
    const two = {
      uri: 'https://harbour.example/2',
      type: 'text',
      versioncreated: '2026-11-24T09:00:00Z',
      embargoed: '2026-11-25T00:00:00+02:00',
      pubstatus: 'withheld',
      usageterms: 'Ask first',
      headlines: [{ value: 'Second' }, { role: 'main', value: 'Main  one' }],
      bodies: [
        { contenttype: 'text/plain', value: 'Plain' },
        { contenttype: 'text/html', value: '<body><p>First.</p><p>Next.</p></body>' },
      ],
      associations: [
        { name: 'v', uri: 'x:v', type: 'video', renditions: [{ name: 'a', href: 'https://harbour.example/v.mp4' }] },
        {
          name: 'p',
          uri: 'x:p',
          type: 'picture',
          by: 'B. Photo',
          descriptions: [{ value: 'A ship' }],
          renditions: [
            { name: 'small', href: 'https://harbour.example/s.jpg', width: 100 },
            { name: 'large', href: 'https://harbour.example/l.jpg', width: 900 },
            { name: 'file', href: 'file:///etc/passwd', width: 9000 },
          ],
        },
      ],
    };
    const one = {
      uri: 'x:1',
      headline: 'By name',
      body_xhtml: '<p>Old.</p>',
      byline: 'By Ana Ruiz',
      associations: { main: two.associations[1] },
    };
    const read = parseWire(
      'ninjs',
      Buffer.from(JSON.stringify({ total: 3, items: [two, one, { uri: 'x:3', type: 'video' }, { uri: 'x:4' }] })),
    );
    expect(read).toMatchObject({ ok: true, passedOver: 2 });
    const [first, second] = read.ok ? read.items : [];
    expect(first).toMatchObject({
      guid: two.uri,
      url: two.uri,
      headline: 'Main one',
      status: 'withheld',
      embargoUntil: new Date('2026-11-24T22:00:00Z'),
      usageTerms: 'Ask first',
      pictures: [{ url: 'https://harbour.example/l.jpg', credit: 'B. Photo', caption: 'A ship', alt: '' }],
    });
    expect(first && plainText(first.document)).toBe('First.\n\nNext.');
    expect(second).toMatchObject({ guid: 'x:1', headline: 'By name', authors: ['Ana Ruiz'], pictures: [{ caption: 'A ship' }] });
  });

  test('that is none says why', () => {
    expect(parseWire('ninjs', Buffer.from('<html>'))).toEqual({ ok: false, reason: 'no-feed', problem: 'It is not JSON.' });
    expect(parseWire('ninjs', Buffer.from('{"a":1}'))).toMatchObject({ ok: false });
    expect(parseWire('ninjs', Buffer.from('[]'))).toEqual({ ok: true, items: [], passedOver: 0 });
    expect(parseWire('ninjs', Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`))).toMatchObject({ ok: true, items: [] });
  });

  test('keeps what nobody here reads aside, whatever it is called, and hands on what the standard knows', () => {
    const text = `{"uri":"x:1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"organisations":[{"name":"A","contactinfo":[{"type":"web"}]}],"onload":"alert(1)","sizeinbytes":3}`;
    const [news] = newsOf(readNinjs(text));
    expect(Object.keys(news?.aside ?? {}).toSorted()).toEqual(['__proto__', 'constructor', 'onload', 'organisations', 'sizeinbytes']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(ninjsOf(news as WireNews)).toMatchObject({ organisations: [{ name: 'A', contactInfo: [{ type: 'web' }] }] });
    expect(JSON.stringify(ninjsOf(news as WireNews))).not.toMatch(/alert|sizeInBytes/);
  });
});

describe('NewsML-G2', () => {
  const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.head><hedline><hl1>Title of NITF</hl1></hedline><byline>By Meredith Jameson, <byttl>Staff Reporter</byttl></byline><abstract><p>In short.</p></abstract></body.head>
    <body.content><block><p>First <em>line</em> by <person>A. Body</person>.</p></block><hl2>Middle</hl2><media media-type="image"><media-reference source="pics/a.jpg" width="300" alternate-text="A port"/><media-caption><p>The port.</p></media-caption><media-producer>C. Photo</media-producer></media><bq><block><p>We stay.</p></block></bq></body.content></body></nitf></inlineXML>`;

  test('with a body in NITF is read with its head and its pictures', () => {
    const read = parseWire('newsml', Buffer.from(newsml(`${usable}<contentSet>${nitf}</contentSet>`)), {
      url: 'https://harbour.example/feed/',
    });
    const [item] = read.ok ? read.items : [];
    expect(item).toMatchObject({
      guid: 'urn:newsml:x:1',
      version: '2',
      language: 'fr',
      status: 'usable',
      headline: 'Title of NITF',
      deck: 'In short.',
      authors: ['Meredith Jameson'],
      changedAt: new Date('2026-11-24T09:00:00Z'),
      pictures: [{ url: 'https://harbour.example/feed/pics/a.jpg', credit: 'C. Photo', caption: 'The port.', alt: 'A port' }],
    });
    expect(item?.document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'quote']);
  });

  test('says embargo, kill and where it happened', () => {
    const read = (inside: string) => newsOf(readNewsml(newsml(inside)))[0];
    const meta = (inside: string) => `<itemMeta><itemClass qcode="ninat:text"/>${inside}</itemMeta>`;
    expect(read(meta('<pubStatus qcode="stat:canceled"/><edNote>Sources recanted.</edNote>'))).toMatchObject({
      pubStatus: 'canceled',
      note: 'Sources recanted.',
    });
    expect(read(meta('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'))).toMatchObject({ pubStatus: 'withheld' });
    expect(read(meta('<embargoed>2026-11-25T06:00:00+01:00</embargoed>'))).toMatchObject({
      embargoedUntil: new Date('2026-11-25T05:00:00Z'),
    });
    expect(read(meta('<embargoed/>'))).toMatchObject({ pubStatus: 'withheld' });
    const place = '<contentMeta><subject type="cpnat:geoArea"><name>Annaba</name><broader qcode="iso3166-1a2:DZ"/></subject></contentMeta>';
    expect(read(`${meta('')}${place}`)).toMatchObject({ countryCode: 'DZ', subjects: [] });
    expect(read(`${meta('')}<contentMeta><located><name>Espagne</name></located></contentMeta>`)).toMatchObject({ countryCode: 'ES' });
    expect([undefined, 'usable', 'stat:canceled', 'stat:unheard-of'].map(pubStatusIn)).toEqual([
      'usable',
      'usable',
      'canceled',
      'withheld',
    ]);
    expect(
      ['2026-11-24T10:00:00', '2026-11-24T10:00:00.5Z ', '2026-11-24', 'soon', '99999-01-01', '0001-01-01'].map((one) =>
        momentIn(one)?.toISOString(),
      ),
    ).toEqual(['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.500Z', '2026-11-24T00:00:00.000Z', undefined, undefined, undefined]);
  });
});

describe('what is hostile', () => {
  test('is refused before anything is fetched or unfolded', async () => {
    let asked = 0;
    const canary = createServer((_, response) => {
      asked += 1;
      response.end('secret');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const { port } = canary.address() as { port: number };
    const at = `http://127.0.0.1:${port}`;
    const body = newsml(`${usable}<contentSet><inlineData contenttype="text/plain">&x;</inlineData></contentSet>`).replace(
      '<?xml version="1.0"?>',
      '',
    );
    const bomb = Array.from({ length: 9 }, (_, n) => `<!ENTITY x${n} "${`&x${n - 1};`.repeat(10)}">`).join('');
    const hostile = [
      `<!DOCTYPE newsItem [<!ENTITY x SYSTEM "${at}/x">]>${body}`,
      `<!DOCTYPE newsItem SYSTEM "${at}/x.dtd">${body.replace('&x;', 'x')}`,
      `<!DOCTYPE newsItem [<!ENTITY x "lol">${bomb}]>${body}`,
      body,
      newsml(
        `${usable}<contentSet><inlineXML>${'<div xmlns="http://www.w3.org/1999/xhtml">'.repeat(5000)}${'</div>'.repeat(5000)}</inlineXML></contentSet>`,
      ),
      newsml(usable, `guid="x" ${Array.from({ length: 5000 }, (_, n) => `a${n}="1"`).join(' ')}`),
      newsml(usable, `guid="${'x'.repeat(5_000_000)}"`),
    ];
    for (const source of hostile) expect(parseWire('newsml', Buffer.from(source)), source.slice(0, 80)).toMatchObject({ ok: false });
    const inside = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "${at}/y">]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>`;
    const ninjs = parseWire(
      'ninjs',
      Buffer.from(JSON.stringify({ uri: 'x:1', headline: 'Y', bodies: [{ contentType: 'application/nitf+xml', value: inside }] })),
    );
    expect(ninjs).toMatchObject({ ok: true, items: [{ document: { blocks: [] } }] });
    expect(asked).toBe(0);
    canary.close();
  });

  test('leaves nothing that a browser would do', () => {
    const evil =
      '<p onclick="alert(1)">Fine<script>alert(2)</script> <a href="javascript:alert(3)">here</a><img src="x" onerror="alert(4)"/><svg onload="alert(5)"><p>In</p></svg><style>p{}</style><iframe src="javascript:alert(6)"></iframe></p><form action="https://evil.example"><input name="q"/></form>';
    const xhtml = `<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${evil}<textarea>alert(7)&lt;/textarea&gt;</textarea><plaintext>after</plaintext><p>Last.</p></body></html></inlineXML>`;
    for (const read of [
      parseWire('newsml', Buffer.from(newsml(`${usable}<contentSet>${xhtml}</contentSet>`))),
      parseWire('ninjs', Buffer.from(JSON.stringify({ uri: 'x:1', bodies: [{ contentType: 'text/html', value: `${evil}<p>Last.</p>` }] }))),
    ]) {
      const told = JSON.stringify(read);
      expect(told).not.toMatch(/alert|evil\.example|javascript/);
      expect(told).toContain('Fine');
      const item = read.ok ? read.items[0] : undefined;
      expect(item?.document.blocks.at(-1)).toEqual({ type: 'paragraph', text: [{ text: 'Last.' }] });
    }
  });
});
