import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFromHtml, lineFromHtml, parseDocument, plainText } from '../index.ts';

const blocksOf = (html: string, baseUrl?: string) => documentFromHtml(html, { baseUrl }).document.blocks;
const p = (text: string) => ({ type: 'paragraph', text: [{ text }] });

describe('a text from a page', () => {
  test('keeps its paragraphs, headings, lists, quotations, tables and links, and nothing else', () => {
    const html = `<h1>Ports</h1><div>Lead <b>bold</b> and <a href="/far">a link</a>.<br>Same line<br><br>Next</div>
      <ul><li><p>One</p><ul><li>Inner</li></ul></li><li>Two</li></ul>
      <blockquote><p>We stay.</p><p>All of us.</p><footer>— A mayor</footer></blockquote><hr>
      <table><caption>Ships</caption><tr><th>Year<th>Ships</tr><tr><td>2025<td>12</tr><tr><td colspan=2>none</tr></table>
      <iframe src="https://video.example/1" title="The harbour"></iframe><p onclick="x()">He said <q>no</q> in <span lang="pt-br">saudade</span></p>`;
    expect(blocksOf(html, 'https://paper.example/a/b')).toEqual([
      { type: 'heading', level: 2, text: [{ text: 'Ports' }] },
      {
        type: 'paragraph',
        text: [
          { text: 'Lead ' },
          { text: 'bold', marks: [{ type: 'strong' }] },
          { text: ' and ' },
          { text: 'a link', marks: [{ type: 'link', href: 'https://paper.example/far' }] },
          { text: '. Same line' },
        ],
      },
      p('Next'),
      { type: 'list', ordered: false, items: [[{ text: 'One' }], [{ text: 'Inner' }], [{ text: 'Two' }]] },
      { type: 'quote', text: [[{ text: 'We stay.' }], [{ text: 'All of us.' }]], by: 'A mayor' },
      { type: 'divider' },
      {
        type: 'table',
        caption: [{ text: 'Ships' }],
        header: [[{ text: 'Year' }], [{ text: 'Ships' }]],
        rows: [
          [[{ text: '2025' }], [{ text: '12' }]],
          [[{ text: 'none' }], []],
        ],
      },
      { type: 'embed', url: 'https://video.example/1', title: 'The harbour' },
      { type: 'paragraph', text: [{ text: 'He said “no” in ' }, { text: 'saudade', marks: [{ type: 'foreign', language: 'pt-BR' }] }] },
    ]);
  });

  test('hands out its pictures with caption, credit and alternative text, and leaves counting pixels', () => {
    const html = `<figure><img src="small.jpg" srcset="small.jpg 300w, large.jpg 1200w" alt="A port"><figcaption>The port at dawn. <span class="credit">A. Person</span></figcaption></figure>
      <figure><img data-src="//cdn.example/b.jpg"><figcaption>At night (Photo: B. Person)</figcaption></figure>
      <img src="https://count.example/x.gif" width="1" height="1"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><video src="/v.mp4"></video>`;
    const { document, pictures, lost } = documentFromHtml(html, { baseUrl: 'https://paper.example/a/' });
    expect(document.blocks).toEqual([]);
    expect(pictures).toEqual([
      { url: 'https://paper.example/a/large.jpg', credit: 'A. Person', caption: 'The port at dawn.', alt: 'A port' },
      { url: 'https://cdn.example/b.jpg', credit: 'B. Person', caption: 'At night', alt: '' },
    ]);
    expect(lost).toEqual(['video https://paper.example/v.mp4']);
  });

  test.each([
    ['<script>alert(1)</script><p>a</p>', 'a'],
    ['<p><a href="javascript:alert(1)">a</a></p>', 'a'],
    ['<p><a href="java\tscript:alert(1)">a</a></p>', 'a'],
    ['<p style="display:none">b</p><p>a</p>', 'a'],
    ['<svg><script>alert(1)</script></svg><p>a', 'a'],
    ['<p>a<img src=x onerror=alert(1)></p>', 'a'],
    ['<p>\u202eevil\u0000 \u2066open</p>', 'evil open'],
    ['<template><p>b</p></template>a<!-- c -->', 'a'],
    ['&lt;script&gt;', '<script>'],
  ])('%j is read as %j without a mark', (html, words) => {
    const { document } = documentFromHtml(html);
    expect(plainText(document)).toBe(words);
    expect(JSON.stringify(document)).not.toContain('marks');
  });

  test.each([
    ['nesting', `${'<div>'.repeat(100_000)}deep${'<p>'.repeat(100_000)}`, 'deep'],
    ['formatting', `<p>${Array.from({ length: 390 }, (_, at) => `<b id=${at}>`).join('')}words${'<p>x'.repeat(50_000)}`, 'words'],
    ['attributes', `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ')}>words`, 'words'],
    ['endings', `${'<i>'.repeat(300)}${'</x>'.repeat(300_000)}words`, 'words'],
  ])('whose %s would keep a parser busy is read in a moment', (_, html, words) => {
    const began = performance.now();
    expect(plainText(documentFromHtml(html).document)).toContain(words);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test('passes the parser of documents, whatever it holds', () => {
    const tags = [
      'p',
      'div',
      'b',
      'a href="/x"',
      'ul',
      'li',
      'table',
      'tr',
      'td',
      'h2',
      'blockquote',
      'figure',
      'br',
      'q',
      'iframe src="https://x.example"',
      'span lang="x"',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...tags).map((tag) => `<${tag}>`),
      fc.constantFrom('p', 'div', 'b', 'ul', 'table', 'blockquote', 'li').map((tag) => `</${tag}>`),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('\u2066', '\u2069', '\ud800', '\u202e', 'e\u0301', '\u00a0', 'word '.repeat(5000)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { document, lost } = documentFromHtml(pieces.join(''), { baseUrl: 'https://paper.example/' });
        expect(parseDocument(document)).toEqual({ ok: true, document });
        expect(lost.filter((one) => one.startsWith('Block'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps a paragraph without end in parts, cut where sentences end', () => {
    const blocks = blocksOf(`<p>${'One short sentence. '.repeat(2500)}</p>`);
    expect(blocks.length).toBe(3);
    expect(blocks.every((block) => plainText({ version: 1, blocks: [block] }).endsWith('.'))).toBe(true);
  });

  test('is one line where a headline is asked for', () => {
    expect(lineFromHtml('War &amp; <i>peace</i>\n &#8217;s', 300)).toBe('War & peace ’s');
    expect(lineFromHtml('a '.repeat(400), 20)).toBe('a a a a a a a a a…');
  });
});
