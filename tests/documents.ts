import fc from 'fast-check';
import { isBalanced, isClean, isVisible } from '../src/document/characters.ts';
import type { Block, Document, Mark, Text } from '../src/document/index.ts';
import { tidyText } from '../src/document/tidy.ts';

// Words that break careless renderers stand among ordinary ones: a valid document may quote any of them.
const nasty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</p></div><!--',
  ']]>',
  '&lt;b&gt; & &amp;',
  "' onmouseover='x",
  '{{constructor}}',
  '$' + '{x}',
  '`',
  'javascript:alert(1)',
  '</textarea></title>',
  '__proto__',
];
const words = [
  'the',
  'harbour,',
  'Ångström',
  'naïve',
  'المدينة',
  '١٢٣',
  '東京の',
  '夜',
  'ёлка',
  '👩‍🚀',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '\u2067שלום\u2069',
  'a\u200db',
  '3.5',
  '—',
  ...nasty,
];

/** Words of a line: printable, NFC, not blank. */
const someLine = fc
  .oneof(
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((some) => some.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .map((line) => line.normalize('NFC'))
  .filter((line) => isClean(line) && isBalanced(line) && isVisible(line));

const someSlug = fc.constantFrom('harbour', 'delta-map', 'nobody-has-this');

const someMarks: fc.Arbitrary<Mark[]> = fc.subarray<Mark>([
  { type: 'link', href: 'https://example.org/a?b=%22%3E&c=%3Cscript%3E#d' },
  { type: 'foreign', language: 'ar' },
  { type: 'strong' },
  { type: 'emphasis' },
]);
const otherLink = fc.constantFrom(
  'http://example.org/',
  'mailto:desk@example.org?subject=A%20word',
  'https://xn--bcher-kva.example/%D8%A8',
);

const someInline = fc.tuple(someLine, someMarks, otherLink).map(([text, marks, href]) => {
  const linked = marks.map((mark) => (mark.type === 'link' && text.length % 2 ? { ...mark, href } : mark));
  return linked.length > 0 ? { text, marks: linked } : { text };
});

const someText: fc.Arbitrary<Text> = fc.array(someInline, { minLength: 1, maxLength: 5 }).map(tidyText);
const maybeEmpty: fc.Arbitrary<Text> = fc.oneof(someText, fc.constant<Text>([]));
const optional = <T, K extends string>(name: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ [key in K]?: T }> =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [name]: given }) as { [key in K]?: T });

const somePicture = fc.record({ picture: someSlug, caption: maybeEmpty, alt: fc.oneof(someLine, fc.constant('')) });
const someTable = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([columns, rows]) => {
  const row = fc.array(maybeEmpty, { minLength: columns, maxLength: columns });
  return fc.record({ type: fc.constant('table' as const), header: row, rows: fc.array(row, { minLength: rows, maxLength: rows }) });
});

const byType: { [T in Block['type']]: fc.Arbitrary<Extract<Block, { type: T }>> } = {
  paragraph: fc.record({ type: fc.constant('paragraph' as const), text: someText }),
  heading: fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(2 as const, 3 as const),
    text: someInline.map((one) => [one]),
  }),
  list: fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(someText, { minLength: 1, maxLength: 4 }) }),
  quote: joined(
    fc.record({ type: fc.constant('quote' as const), text: fc.array(someText, { minLength: 1, maxLength: 3 }) }),
    optional('by', someLine),
  ),
  pullquote: joined(fc.record({ type: fc.constant('pullquote' as const), text: someText }), optional('by', someLine)),
  picture: joined(fc.record({ type: fc.constant('picture' as const) }), somePicture),
  gallery: joined(
    fc.record({ type: fc.constant('gallery' as const), pictures: fc.array(somePicture, { minLength: 1, maxLength: 3 }) }),
    optional('caption', someText),
  ),
  table: joined(someTable, optional('caption', someText)),
  divider: fc.constant({ type: 'divider' as const }),
  embed: fc.record({
    type: fc.constant('embed' as const),
    url: fc.constantFrom('https://example.org/a%22b', 'https://maps.example/?q=1'),
    title: someLine,
  }),
  newsletter: fc.record({ type: fc.constant('newsletter' as const), newsletter: someSlug }),
  related: fc.record({ type: fc.constant('related' as const), story: fc.constantFrom('k3y', 'nothing') }),
  correction: fc.record({ type: fc.constant('correction' as const), on: fc.constantFrom('2024-02-29', '2026-12-31'), text: someText }),
};

const someBlock: fc.Arbitrary<Block> = fc.oneof(...Object.values(byType));

/** Any valid document, in its one form, of up to a dozen blocks. */
export const someDocument: fc.Arbitrary<Document> = fc
  .tuple(fc.array(someBlock, { maxLength: 12 }), fc.option(fc.nat(11), { nil: undefined }))
  .map(([blocks, cut]) => (cut !== undefined && cut > 0 && cut <= blocks.length ? { version: 1, blocks, cut } : { version: 1, blocks }));

function joined<A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> {
  return fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }));
}

/** Addresses no link may have, in the spellings browsers are known to accept. */
export const hostileLinks = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript%3Aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'view-source:https://example.org/',
  'https://user:secret@example.org/',
  'https://user@example.org/',
  'https://@example.org/',
  'https:\\\\example.org',
  'https:/example.org',
  'https:example.org',
  '//example.org/',
  '/account',
  '#top',
  '?a=b',
  '',
  'https://',
  'https://exa mple.org/',
  'https://example.org/a b',
  'https://example.org/\\a',
  'https://example.org\\@evil.example/',
  'https://example.org/\u0000',
  'https://example.org/\u202egnp.exe',
  'https://[::1',
  'mailto:',
  'mailto:a@example.org?bcc=b@example.org',
  'mailto:a@example.org?subject=x%0aBcc:b@example.org',
  'mailto:a@example.org,b@example.org',
  `https://example.org/${'a'.repeat(3000)}`,
];
