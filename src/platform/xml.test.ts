import { createServer } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsIn, escapeXml, parseXml, serializeXml, type XmlElement, xmlElement } from './xml.ts';

const reasonOf = (source: string | Uint8Array, limits = {}) => {
  const read = parseXml(source, limits);
  return read.ok ? 'read' : read.problem.reason;
};

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test('namespaces, attributes, sections and entities are read as written', () => {
  const read = parseXml(
    `<?xml version="1.0"?>\n<a:story xmlns:a="urn:a" xmlns="urn:b" xml:lang="ar" __proto__="x"><p>A &amp; <![CDATA[<b>]]>&#x41;</p><!-- no --></a:story>`,
  );
  expect(read).toEqual({
    ok: true,
    root: {
      name: 'story',
      namespace: 'urn:a',
      attributes: Object.assign(Object.create(null), { 'xml:lang': 'ar', ['__proto__']: 'x' }),
      children: [{ name: 'p', namespace: 'urn:b', attributes: {}, children: ['A & <b>A'], line: 2 }],
      line: 2,
    },
  });
});

test('nothing that a file names is fetched or expanded', async () => {
  let asked = 0;
  const canary = createServer((_, response) => {
    asked += 1;
    response.end('secret');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const address = canary.address();
  const at = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  const hostile = [
    `<!DOCTYPE a SYSTEM "${at}/a.dtd"><a/>`,
    `<!DOCTYPE a PUBLIC "-//X//Y" "${at}/a.dtd"><a/>`,
    `<!DOCTYPE a [<!ENTITY x SYSTEM "${at}/x">]><a>&x;</a>`,
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    `<!DOCTYPE a [<!ENTITY % x SYSTEM "${at}/x"> %x;]><a/>`,
    `<?xml version="1.0"?><!-- first --><!DOCTYPE a><a/>`,
    `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`).join('')}]><a>&a8;</a>`,
  ];
  for (const source of hostile) {
    expect(reasonOf(source), source).toBe('doctype');
    expect(reasonOf(utf16(`\ufeff${source}`, true)), source).toBe('doctype');
    await expect(elementsIn(inPieces(Buffer.from(source), 7), ['a']).next(), source).rejects.toMatchObject({
      problem: { reason: 'doctype' },
    });
  }
  for (const source of ['<a>&x;</a>', '<a b="&nbsp;"/>', '<a>&eacute;</a>']) expect(reasonOf(source), source).toBe('entity');
  // Neither an inclusion nor a stylesheet is more than an element and an instruction.
  expect(
    reasonOf(`<?xml-stylesheet href="${at}/x.xsl"?><a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="${at}/x"/></a>`),
  ).toBe('read');
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(0);
  canary.close();
});

test('what is too deep or too long is refused before it is held', async () => {
  expect(reasonOf('<a>'.repeat(201) + '</a>'.repeat(201))).toBe('deep');
  expect(reasonOf('<a>'.repeat(200) + '</a>'.repeat(200))).toBe('read');
  expect(reasonOf('<a>'.repeat(1_000_000))).toBe('deep');
  expect(reasonOf(`<a ${Array.from({ length: 201 }, (_, n) => `b${n}=""`).join(' ')}/>`)).toBe('long');
  expect(reasonOf(`<a b="${'x'.repeat(500_000)}"/>`, { run: 100_000 })).toBe('long');
  expect(reasonOf(`<a>${'x'.repeat(500_000)}</a>`, { run: 100_000 })).toBe('long');
  expect(reasonOf(`<a><!--${'x'.repeat(500_000)}--></a>`, { run: 100_000 })).toBe('long');
  expect(reasonOf(`<${'x'.repeat(500_000)}/>`, { run: 100_000 })).toBe('long');
  expect(reasonOf(`<a>${'<b/>'.repeat(11)}</a>`, { elements: 11 })).toBe('long');
  expect(reasonOf(`<a>${'<b>xxxx</b>'.repeat(11)}</a>`, { characters: 40 })).toBe('long');
  const endless = (async function* () {
    yield Buffer.from('<a><b>');
    for (;;) yield Buffer.from('x'.repeat(65_536));
  })();
  await expect(elementsIn(endless, ['b'], { run: 1_000_000 }).next()).rejects.toMatchObject({ problem: { reason: 'long' } });
});

test('bytes are read in the encoding they are in', () => {
  const text = '<a>Ångström, المدينة, 東京</a>';
  const words = (source: Uint8Array) => {
    const read = parseXml(source);
    return read.ok ? read.root.children[0] : read.problem.reason;
  };
  const said = 'Ångström, المدينة, 東京';
  expect(words(Buffer.from(text))).toBe(said);
  expect(words(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${text}`))).toBe(said);
  for (const isBig of [false, true]) {
    expect(words(utf16(`\ufeff${text}`, isBig))).toBe(said);
    expect(words(utf16(`<?xml version="1.0" encoding="UTF-16"?>${text}`, isBig))).toBe(said);
  }
  expect(words(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>caf\xe9 \x93x\x94</a>', 'latin1'))).toBe('café “x”');
  expect(words(Buffer.from('<?xml version="1.0" encoding="shift_jis"?><a>\x93\x8c\x8b\x9e</a>', 'latin1'))).toBe('東京');
  expect(words(Buffer.from('<a>caf\xe9</a>', 'latin1'))).toBe('encoding');
  expect(words(Buffer.from('<?xml version="1.0" encoding="utf-7"?><a/>'))).toBe('encoding');
  expect(words(Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>'))).toBe('encoding');
});

test('broken markup is told by a sentence with its line', () => {
  const said = (source: string) => {
    const read = parseXml(source);
    return read.ok ? 'read' : read.problem.detail;
  };
  expect(said('<a>\n<b>\n</a>')).toMatch(/^Line 3: .+\.$/);
  expect(said('<!DOCTYPE a>')).toBe('Line 1: a DOCTYPE is not allowed.');
  for (const source of [
    '',
    'words',
    '<a/><b/>',
    '<a',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<x:a/>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a>&#1;</a>',
  ])
    expect(said(source), source).toMatch(/^Line \d+: .+\.$/);
  expect(reasonOf('<?xml version="1.1"?><a>&#1;</a>')).toBe('broken');
});

test('whatever is written is read again', () => {
  const name = fc.constantFrom('a', 'b', 'النص');
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((words) => words.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
    .filter(Boolean);
  const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
    tree: fc
      .record({
        name,
        namespace: fc.constantFrom('', 'urn:a', 'urn:b'),
        attributes: fc.dictionary(name, text),
        children: fc.oneof({ maxDepth: 4 }, fc.array(text, { maxLength: 1 }), fc.array(tie('tree'), { maxLength: 3 })),
      })
      .map(({ name, attributes, children, namespace }) => xmlElement(name, attributes, children, namespace)),
  }));
  const bare = (one: XmlElement): unknown => ({
    ...one,
    line: undefined,
    children: one.children.map((child) => (typeof child === 'string' ? child : bare(child))),
  });
  fc.assert(
    fc.property(tree, (root) => {
      const read = parseXml(serializeXml(root, { 'urn:b': 'b' }));
      expect(read.ok && bare(read.root)).toEqual(bare(root));
    }),
    { numRuns: 200 },
  );
  expect(escapeXml('a\u0000<b>&"\'\n')).toBe('a&lt;b&gt;&amp;&quot;&apos;&#10;');
});

test('a stream yields each wanted element as it ends, however the bytes are cut', async () => {
  const bytes = Buffer.from(`<tmx><header lang="العربية"/><body>${'<tu><seg>é</seg><tu/></tu>'.repeat(50)}</body></tmx>`);
  for (const size of [1, 3, 64, 100_000]) {
    const names: string[] = [];
    for await (const one of elementsIn(inPieces(bytes, size), ['header', 'tu'])) names.push(`${one.name} ${one.children.length}`);
    expect(names).toEqual(['header 0', ...Array.from({ length: 50 }, () => 'tu 2')]);
  }
});
