import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileLinks, someDocument } from '../../tests/documents.ts';
import { type Block, emptyDocument, parseDocument } from './index.ts';

const runs = { numRuns: 300 };
const problemsOf = (...blocks: unknown[]) => {
  const parsed = parseDocument({ version: 1, blocks });
  return parsed.ok ? [] : parsed.problems;
};
const paragraph = (text: string, ...marks: unknown[]) => ({ type: 'paragraph', text: [marks.length > 0 ? { text, marks } : { text }] });

describe('a valid document', () => {
  it('may be empty', () => {
    expect(parseDocument(emptyDocument())).toEqual({ ok: true, document: { version: 1, blocks: [] } });
  });

  it('is read back as it is, however often', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const parsed = parseDocument(JSON.parse(JSON.stringify(document)));
        expect(parsed).toEqual({ ok: true, document });
        expect(parseDocument(parsed.ok && parsed.document)).toEqual(parsed);
      }),
      runs,
    );
  });

  it('comes out in one form whatever form it came in', () => {
    const loose = {
      type: 'paragraph',
      text: [
        { text: 'Cafe', marks: [] },
        { text: '\u0301 ' },
        { text: 'ici', marks: [{ type: 'emphasis' }, { type: 'link', href: 'HTTPS://Example.org' }] },
        { text: ' et là', marks: [{ type: 'link', href: 'https://example.org/' }, { type: 'emphasis' }] },
        { text: 'saudade', marks: [{ type: 'foreign', language: 'pt-br' }] },
      ],
    };
    expect(parseDocument({ version: 1, blocks: [loose] })).toEqual({
      ok: true,
      document: {
        version: 1,
        blocks: [
          {
            type: 'paragraph',
            text: [
              { text: 'Café ' },
              { text: 'ici et là', marks: [{ type: 'link', href: 'https://example.org/' }, { type: 'emphasis' }] },
              { text: 'saudade', marks: [{ type: 'foreign', language: 'pt-BR' }] },
            ],
          },
        ],
      },
    });
  });
});

describe('what is wrong is said with its place', () => {
  const a = [{ text: 'a' }];
  it.each<[unknown, string]>([
    [{ type: 'picture', picture: 'a', caption: [] }, 'Block 1, picture: the alt text is missing.'],
    [
      { type: 'picture', picture: 'A b', caption: [], alt: 'x' },
      'Block 1, picture: the picture’s slug must be small letters, digits and hyphens, at most 100.',
    ],
    [{ type: 'picture', picture: 'a', caption: [{ text: '' }], alt: 'x' }, 'Block 1, picture: the caption is empty.'],
    [{ type: 'gallery', pictures: [{ picture: 'a', caption: [], alt: 7 }] }, 'Block 1, gallery, picture 1: the alt text must be text.'],
    [{ type: 'heading', level: 1, text: a }, 'Block 1, heading: the level must be 2 or 3.'],
    [{ type: 'paragraph', text: 'a' }, 'Block 1, paragraph: the text must be a list.'],
    [{ type: 'paragraph', text: [{ text: ' \u200b' }] }, 'Block 1, paragraph: the text is empty.'],
    [{ type: 'list', ordered: 1, items: [a] }, 'Block 1, list: the kind of list must be true or false.'],
    [{ type: 'list', ordered: true, items: [a, []] }, 'Block 1, list, item 2: it is empty.'],
    [{ type: 'table', header: [a, a], rows: [[a, a], [a]] }, 'Block 1, table, row 2: it has 1 cells where the header has 2.'],
    [{ type: 'table', header: [a], rows: [[[{ text: 3 }]]] }, 'Block 1, table, row 1, column 1: the text must be text.'],
    [
      { type: 'embed', url: 'http://example.org', title: 'x' },
      'Block 1, embed: the address must begin with https: and hold no password, space or control character.',
    ],
    [
      { type: 'related', story: '../x' },
      'Block 1, related: the story’s key must be letters, digits, hyphens and underscores, at most 100.',
    ],
    [{ type: 'correction', on: '2026-02-30', text: a }, 'Block 1, correction: the date must be a day written as 2026-03-01.'],
    [
      paragraph('x', { type: 'foreign', language: 'pt_BR' }),
      'Block 1, paragraph: the language of the foreign phrase must be a BCP 47 tag such as “pt” or “ja-Latn”.',
    ],
    [paragraph('x', { type: 'strong' }, { type: 'strong' }), 'Block 1, paragraph: the marks hold one kind twice.'],
    [paragraph('x', { type: 'blink' }), 'Block 1, paragraph: the kind of mark is not one a document may have.'],
    [{ type: 'html', html: '<b>' }, 'Block 1, html: the type is not one a document may have.'],
    [{ type: 'divider', onclick: 'x' }, 'Block 1, divider: “onclick” does not belong here.'],
    [{ type: '<img src=x>' }, 'Block 1: the type is not one a document may have.'],
    [null, 'Block 1: it must be an object.'],
  ])('%j', (block, problem) => {
    expect(problemsOf(block)).toEqual([problem]);
  });

  it('concerns the document itself', () => {
    const blocks: Block[] = [{ type: 'divider' }];
    const of = (json: unknown) => {
      const parsed = parseDocument(json);
      return parsed.ok ? [] : parsed.problems;
    };
    expect(of(null)).toEqual(['The document: it must be an object.']);
    expect(of({ version: 2, blocks })).toEqual(['The document: the version must be 1.']);
    expect(of({ version: 1 })).toEqual(['The document: the list of blocks is missing.']);
    expect(of({ version: 1, blocks, cut: 2 })).toEqual(['The document: the cut lies behind the last block.']);
    expect(of({ version: 1, blocks, cut: 0 })).toEqual(['The document: the cut must leave at least one block before it.']);
    expect(of({ version: 1, blocks, cut: 0.5 })).toEqual(['The document: the cut must be a whole number.']);
  });
});

describe('a hostile document is refused', () => {
  it.each(hostileLinks.map((href) => [href.slice(0, 60), href]))('with a link to %j', (_, href) => {
    expect(problemsOf(paragraph('x', { type: 'link', href }))).toHaveLength(1);
    expect(problemsOf({ type: 'embed', url: href, title: 'x' })).toHaveLength(1);
  });

  it.each([
    '\u0000',
    '\t',
    '\n',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u202a',
    '\u202e',
    '\ufeff',
    '\ufffd',
    '\uffff',
    '\ud800',
    '\udc00',
    '\u2067open',
    'closed\u2069',
  ])('with %j among its letters, wherever they stand', (bad) => {
    const text = `a${bad}b`;
    const inline = [{ text }];
    const fine = [{ text: 'a' }];
    const places = [
      paragraph(text),
      { type: 'list', ordered: true, items: [inline] },
      { type: 'quote', text: [fine], by: text },
      { type: 'pullquote', text: inline },
      { type: 'picture', picture: 'a', caption: inline, alt: 'a' },
      { type: 'picture', picture: 'a', caption: [], alt: text },
      { type: 'table', header: [fine], rows: [[inline]] },
      { type: 'embed', url: 'https://example.org/', title: text },
    ];
    for (const block of places) expect(problemsOf(block)).toHaveLength(1);
  });

  it('with keys of the prototype', () => {
    expect(problemsOf(JSON.parse('{"type":"divider","__proto__":{"admin":true}}'))).toEqual([
      'Block 1, divider: “__proto__” does not belong here.',
    ]);
    expect(problemsOf(JSON.parse('{"type":"__proto__"}'))).toHaveLength(1);
    expect(problemsOf({ type: 'constructor' })).toHaveLength(1);
  });

  it('with any key nobody knows or any value of the wrong kind, anywhere', () => {
    const spoilt = fc.tuple(someDocument, fc.nat(), fc.constantFrom<unknown>(null, 7, {}, [], [[]], true, undefined, 'x'.repeat(25_000)));
    fc.assert(
      fc.property(spoilt, ([document, where, value]) => {
        const copy = JSON.parse(JSON.stringify(document));
        const objects = objectsIn(copy);
        const target = objects[where % objects.length] as Record<string, unknown>;
        const before = JSON.stringify(copy);
        target[`on${where % 9}`] = value ?? null;
        const grown = parseDocument(copy);
        expect(grown.ok).toBe(false);
        delete target[`on${where % 9}`];
        expect(JSON.stringify(copy)).toBe(before);
        const keys = Object.keys(target);
        const key = keys[where % keys.length] ?? '';
        const old = target[key];
        target[key] = value;
        // Some replacements are valid in their place (an empty caption); whatever is let through must then stand by itself.
        const swapped = parseDocument(copy);
        if (swapped.ok) expect(parseDocument(swapped.document)).toEqual(swapped);
        else expect(swapped.problems.every((problem) => problem.length < 300)).toBe(true);
        if (typeof old === 'string') expect(swapped.ok).toBe(false);
      }),
      runs,
    );
  });

  it('when it is anything at all, without a fault', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (anything) => {
        expect(parseDocument(anything).ok).toBe(false);
        expect(parseDocument({ version: 1, blocks: [anything] }).ok).toBe(false);
      }),
      runs,
    );
  });
});

describe('a document has bounds', () => {
  const many = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
  const a = [{ text: 'a' }];

  it.each<[string, unknown[], string]>([
    ['blocks', many(2001, { type: 'divider' }), 'The document: the list of blocks holds more than 2000 blocks.'],
    [
      'letters of a paragraph',
      [{ type: 'paragraph', text: [{ text: 'a'.repeat(12_000) }, { text: 'b'.repeat(8001), marks: [{ type: 'strong' }] }] }],
      'Block 1, paragraph: the text is longer than 20,000 characters.',
    ],
    ['letters in all', many(30, paragraph('a'.repeat(19_000))), 'The document: it is longer than 500,000 characters.'],
    ['columns', [{ type: 'table', header: many(31, a), rows: [many(31, a)] }], 'Block 1, table: the header has more than 30 columns.'],
    ['rows', [{ type: 'table', header: [a], rows: many(501, [a]) }], 'Block 1, table: the table has more than 500 rows.'],
    ['parts', many(1000, { type: 'list', ordered: true, items: many(300, a) }), 'The document: it holds more than 200,000 parts.'],
  ])('for %s', (_, blocks, problem) => {
    expect(problemsOf(...blocks)).toContain(problem);
  });

  it('for depth, even bottomless', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(problemsOf(loop)).toEqual(['The document: it is nested too deep.']);
  });

  it('and is read up to them', () => {
    const blocks = [
      ...many(1998, { type: 'divider' }),
      paragraph('a'.repeat(20_000)),
      { type: 'table', header: many(30, a), rows: many(500, many(30, a)) },
    ];
    expect(problemsOf(...blocks)).toEqual([]);
  });

  it('and never answers with more than fifty problems', () => {
    expect(problemsOf(...many(1000, { type: 'x' }))).toHaveLength(50);
  });
});

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}
