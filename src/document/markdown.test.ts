import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileLinks } from '../../tests/documents.ts';
import { type Block, documentFromMarkdown, parseDocument } from './index.ts';

const a = [{ text: 'a' }];
const blocksOf = (text: string) => {
  const read = documentFromMarkdown(text);
  return read.ok ? read.document.blocks : read.problems;
};
const problemsOf = (text: string) => {
  const read = documentFromMarkdown(text);
  return read.ok ? [] : read.problems;
};

describe('each form of db/demo/README.md', () => {
  it.each<[string, string, Block]>([
    [
      'paragraph',
      'One line\nand the next, 12:noon and 3:pm.',
      { type: 'paragraph', text: [{ text: 'One line and the next, 12:noon and 3:pm.' }] },
    ],
    [
      'marks',
      'Text with **strong**, *emphasis*, [a link](https://example.org/), [mail](mailto:desk@example.org) and :foreign[saudade]{lang=pt}.',
      {
        type: 'paragraph',
        text: [
          { text: 'Text with ' },
          { text: 'strong', marks: [{ type: 'strong' }] },
          { text: ', ' },
          { text: 'emphasis', marks: [{ type: 'emphasis' }] },
          { text: ', ' },
          { text: 'a link', marks: [{ type: 'link', href: 'https://example.org/' }] },
          { text: ', ' },
          { text: 'mail', marks: [{ type: 'link', href: 'mailto:desk@example.org' }] },
          { text: ' and ' },
          { text: 'saudade', marks: [{ type: 'foreign', language: 'pt' }] },
          { text: '.' },
        ],
      },
    ],
    [
      'marks within marks',
      '*[a **b**](https://example.org/)*',
      {
        type: 'paragraph',
        text: [
          { text: 'a ', marks: [{ type: 'link', href: 'https://example.org/' }, { type: 'emphasis' }] },
          { text: 'b', marks: [{ type: 'link', href: 'https://example.org/' }, { type: 'strong' }, { type: 'emphasis' }] },
        ],
      },
    ],
    ['escapes', 'Five \\* six &amp; \\[seven\\](8)', { type: 'paragraph', text: [{ text: 'Five * six & [seven](8)' }] }],
    ['subhead', '## a', { type: 'heading', level: 2, text: a }],
    ['lower subhead', '### a', { type: 'heading', level: 3, text: a }],
    ['list', '- a\n- a', { type: 'list', ordered: false, items: [a, a] }],
    ['numbered list', '1. a\n2. a', { type: 'list', ordered: true, items: [a, a] }],
    ['quote', '> a\n>\n> a', { type: 'quote', text: [a, a] }],
    ['quote by someone', ':::quote{by="B, of C"}\na\n\na\n:::', { type: 'quote', text: [a, a], by: 'B, of C' }],
    [
      'pull quote',
      ':::pullquote{by="Efraín Morelos, shipwright"}\na\n:::',
      { type: 'pullquote', text: a, by: 'Efraín Morelos, shipwright' },
    ],
    ['pull quote by nobody', ':::pullquote\na\n:::', { type: 'pullquote', text: a }],
    ['picture', '::picture{slug="cartagena-map" caption="a" alt="b"}', { type: 'picture', picture: 'cartagena-map', caption: a, alt: 'b' }],
    [
      'picture with marks in its caption',
      '::picture{slug="x" caption="The *Lady* &quot;M&quot;" alt="b"}',
      {
        type: 'picture',
        picture: 'x',
        caption: [{ text: 'The ' }, { text: 'Lady', marks: [{ type: 'emphasis' }] }, { text: ' "M"' }],
        alt: 'b',
      },
    ],
    [
      'gallery',
      ':::gallery{caption="a"}\n::picture{slug="x" caption="" alt="b"}\n::picture{slug="y" caption="a" alt="c"}\n:::',
      {
        type: 'gallery',
        pictures: [
          { picture: 'x', caption: [], alt: 'b' },
          { picture: 'y', caption: a, alt: 'c' },
        ],
        caption: a,
      },
    ],
    [
      'table',
      '| a | |\n|---|---|\n| a | **a** |',
      { type: 'table', header: [a, []], rows: [[a, [{ text: 'a', marks: [{ type: 'strong' }] }]]] },
    ],
    ['table with a caption', ':::table{caption="a"}\n| a |\n|--:|\n| a |\n:::', { type: 'table', caption: a, header: [a], rows: [[a]] }],
    ['divider', '---', { type: 'divider' }],
    ['embed', '::embed{url="https://example.org/x" title="a"}', { type: 'embed', url: 'https://example.org/x', title: 'a' }],
    ['newsletter', '::newsletter{slug="high-water"}', { type: 'newsletter', newsletter: 'high-water' }],
    ['related', '::related{slug="another-story"}', { type: 'related', story: 'another-story' }],
    ['correction', ':::correction{on="2026-03-01"}\na\n:::', { type: 'correction', on: '2026-03-01', text: a }],
  ])('%s', (_, text, block) => {
    expect(blocksOf(text)).toEqual([block]);
  });

  it('the example in the file itself', () => {
    const example = /```md\n---\n[\s\S]*?\n---\n([\s\S]*?)```/.exec(readFileSync('db/demo/README.md', 'utf8'))?.[1] ?? '';
    const read = documentFromMarkdown(example);
    expect(read.ok && read.document.blocks.map((block) => block.type)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'picture',
      'pullquote',
    ]);
    expect(read.ok && read.document.cut).toBe(3);
  });

  it('a related story by its key', () => {
    const read = documentFromMarkdown('::related{slug="another-story"}', {
      story: (slug) => (slug === 'another-story' ? 'k3y' : undefined),
    });
    expect(read.ok && read.document.blocks).toEqual([{ type: 'related', story: 'k3y' }]);
  });
});

describe('a mistake is named with its line', () => {
  it.each([
    ['a\n\n::picture{slug="x" caption="y"}', 'Line 3, picture: the alt text is missing.'],
    [
      'a\n\n::picture{slug="x" caption="say "y"" alt="z"}',
      "Line 3: this picture can't be read: look at its colons, quotation marks and braces.",
    ],
    ['a\n\n::picture[x]{slug="x" alt="y"}', 'Line 3: picture takes no square brackets.'],
    ['::picture{slug="x" alt="y" credit="z"}', 'Line 1: picture has no “credit”; it takes slug, caption, alt.'],
    ['::picture{slug="x" alt="y" caption="1987. A"}', 'Line 1: “1987. A…” must be running text: put a backslash before its first sign.'],
    [':::picture{slug="x" alt="y"}\n:::', 'Line 1: picture is written with two colons, on one line.'],
    ['::pullquote{by="x"}', 'Line 1: pullquote is written with three colons, and three more to close it.'],
    ['a\n\n:::pullquote\nb\n\nc', 'Line 3: :::pullquote is never closed by “:::”.'],
    ['a\n\n:::', 'Line 3: “:::” closes nothing here.'],
    [':::pullquote\na\n\nb\n:::', 'Line 1: a pullquote holds one paragraph.'],
    [':::quote\n- a\n:::', 'Line 2: a quote holds paragraphs only.'],
    [':::gallery\n::picture{slug="x" alt="y"}\nwords\n:::', 'Line 3: a gallery holds ::picture lines only.'],
    [':::table{caption="x"}\nno table\n:::', 'Line 1: a :::table holds one table: a row of headings, a row of dashes, rows.'],
    ['| a | b |\n|---|---|\n| c |', 'Line 1, table, row 1: it has 1 cells where the header has 2.'],
    ['::video{url="https://example.org"}', 'Line 1: there is no block called “video”.'],
    ['::constructor', 'Line 1: there is no block called “constructor”.'],
    ['::related{slug="gone"}', 'Line 1: there is no story “gone” to point to.'],
    [
      '::newsletter{slug="High Water"}',
      'Line 1, newsletter: the newsletter’s slug must be small letters, digits and hyphens, at most 100.',
    ],
    [
      '::embed{url="http://example.org" title="x"}',
      'Line 1, embed: the address must begin with https: and hold no password, space or control character.',
    ],
    [':::correction{on="March 1"}\nx\n:::', 'Line 1, correction: the date must be a day written as 2026-03-01.'],
    ['# a', 'Line 1: subheads are written ## or ###.'],
    ['##a', 'Line 1: a subhead has a space after its ##.'],
    ['a\n---', 'Line 1: dashes right under a text make it a heading: leave a line empty between them.'],
    ['1986. It rained.', 'Line 1: “1986.” at the beginning makes a list, and lists begin with 1: write “1986\\.” where it is meant.'],
    ['- a\n  - b', 'Line 2: an item of a list holds text only, without lists or further blocks in it.'],
    ['> a\n>\n> - b', 'Line 3: a quote holds text only, without lists or further blocks in it.'],
    ['a  \nb', 'Line 1: a paragraph has no line breaks: take away the backslash or the spaces at the end of the line.'],
    ['a\n\n![x](https://example.org/x.png)', 'Line 3: a picture is written ::picture{slug="…" caption="…" alt="…"} on a line of its own.'],
    ['a **b', 'Line 1: “**” opens or closes nothing; where it is meant, write a backslash before it.'],
    ['[a](https://example.org/ b)', 'Line 1: “](” opens or closes nothing; where it is meant, write a backslash before it.'],
    ['[a](https://example.org/ "b")', 'Line 1: a link takes no title.'],
    ['`a`', 'Line 1: “`a`” is not a form this paper reads.'],
    ['    a', 'Line 1: a block that begins with four spaces or with ``` is not read.'],
    ['[a][b]\n\n[b]: https://example.org', 'Line 3: “[b]: https://example.org” is not a form this paper reads.'],
    ['a <b>c', 'Line 1: HTML is not read: use the forms of db/demo/README.md.'],
    ['a\n\n<div>b</div>', 'Line 3: HTML is not read: use the forms of db/demo/README.md.'],
    ['a :foreign[b]', 'Line 1: a phrase in another language is :foreign[…]{lang=…}, with its language and nothing else.'],
    ['a :forein[b]{lang=pt}', 'Line 1: :forein is not known; a phrase in another language is :foreign[…]{lang=…}.'],
    ['a :foreign[b]{lang=pt_BR}', 'Line 1, paragraph: the language of the foreign phrase must be a BCP 47 tag such as “pt” or “ja-Latn”.'],
    [
      '[a](javascript:alert)',
      'Line 1, paragraph: the link must begin with https:, http: or mailto: and hold no password, space or control character.',
    ],
    ['::cut\n\na\n\nb', 'Line 1: ::cut stands between two blocks.'],
    ['a\n\n::cut', 'Line 3: ::cut stands between two blocks.'],
    ['a\n\n::cut\n\nb\n\n::cut\n\nc', 'Line 7: a text has one ::cut.'],
    ['a\u202eb', 'Line 1, paragraph: the text holds a character that cannot be printed.'],
  ])('%j', (text, problem) => {
    const read = documentFromMarkdown(text, { story: () => undefined });
    expect(read.ok ? [] : read.problems).toContain(problem);
  });

  it('counted in the file, not in the text, and in order', () => {
    const read = documentFromMarkdown('a\n\n<b>\n\n::picture{slug="x"}\n\n# c', { firstLine: 12 });
    expect(read.ok ? [] : read.problems.map((problem) => problem.slice(0, 8))).toEqual(['Line 14:', 'Line 16,', 'Line 18:']);
  });
});

describe('hostile Markdown', () => {
  it.each(hostileLinks.map((href) => [href.slice(0, 60), href]))('with a link to %j is refused or stays text', (_, href) => {
    const alone = documentFromMarkdown(`[x](<${href}>)`);
    const links = alone.ok ? JSON.stringify(alone.document).match(/"href"/g) : null;
    expect(links).toBeNull();
    expect(problemsOf(`::embed{url="${href}" title="x"}`)).not.toEqual([]);
  });

  it('never faults, and what it lets through is a valid document without HTML in it', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</p>',
      ':::',
      '::',
      ':',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '*',
      '**',
      '_',
      '`',
      '|',
      '---',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '## ',
      'picture',
      'quote',
      'by=',
      'lang=',
      'foreign',
      'javascript:',
      '&#0;',
      '&#x202e;',
      '\\',
      ' ',
      'عربي',
      '\u0000',
      '\ud800',
      '::cut\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 }), (some) => {
        const read = documentFromMarkdown(some.join(''));
        if (read.ok) expect(parseDocument(read.document)).toEqual(read);
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
