import { type Document, documentFromMarkdown } from '#document';

/** How many marks the paid part of a marked text carries: every block kind, and every place of it that holds words. */
export const paidMarks = 30;

/** The marks a story's text in a language carries behind the gate: `PAID-first-en-1` to `PAID-first-en-30`. */
export function marksOf(slug: string, language: string): string[] {
  return Array.from({ length: paidMarks }, (_, at) => `PAID-${slug}-${language}-${at + 1}`);
}

/** Marks that a renderer keeps back itself: the addresses of a story and of a newsletter that don't exist. */
export const unseenMarks = [26, 27];

/**
 * A text of two public paragraphs and, behind them, one block of every kind. `secret` begins the marks of the second part: `PAID`
 * in what is published, `DRAFT` in what isn't. `more` stands at the end, for texts that differ in the paid part only.
 */
export function markedText(mark: string, secret: 'PAID' | 'DRAFT' = 'PAID', more = ''): Document {
  const m = (at: number) => `${secret}-${mark}-${at}`;
  const open = secret === 'PAID' ? 'PUB' : 'DRAFT';
  const blocks = [
    `${open}-${mark} The first paragraph says what it is.`,
    `The second paragraph, ${open}-${mark}, goes on.`,
    `${m(1)} begins the rest.`,
    `## ${m(2)}`,
    `> ${m(3)} quoted`,
    `- ${m(4)}\n- ${m(5)}`,
    `:::pullquote{by="${m(6)}"}\n${m(7)}\n:::`,
    `| ${m(8)} | b |\n| --- | --- |\n| c | ${m(9)} |`,
    `### ${m(10)}`,
    `1. ${m(11)}\n2. **${m(12)}** and *${m(13)}*`,
    `A link to [${m(14)}](https://example.org/${m(15)}) in a paragraph.`,
    `::picture{slug="harbour" caption="${m(16)}" alt="${m(17)}"}`,
    `:::gallery{caption="${m(18)}"}\n::picture{slug="harbour" caption="${m(19)}" alt="${m(20)}"}\n\n::picture{slug="market" caption="${m(21)}" alt="${m(22)}"}\n:::`,
    `:::table{caption="${m(23)}"}\n| a | b |\n| --- | --- |\n| c | d |\n:::`,
    '---',
    `::embed{url="https://maps.example/${m(24)}" title="${m(25)}"}`,
    '::newsletter{slug="daily"}',
    `::newsletter{slug="${m(26).toLowerCase()}"}`,
    '::related{slug="key-second"}',
    `::related{slug="${m(27)}"}`,
    `:::correction{on="2026-11-20"}\n${m(28)}\n:::`,
    `:::quote{by="${m(29)}"}\nSaid twice.\n:::`,
    `${m(30)} ends it.`,
    ...(more ? [more] : []),
  ];
  const read = documentFromMarkdown(blocks.join('\n\n'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.document;
}
