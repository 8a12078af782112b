import type { Nodes, RootContent } from 'mdast';
import { type Draft, directiveFrom } from './markdown-directives.ts';
import { textFrom } from './markdown-inline.ts';
import { complain, parseMarkdown, type Source, writtenAs } from './markdown-source.ts';
import { tableFrom } from './markdown-table.ts';
import { type ParsedDocument, parse } from './parse.ts';

export type MarkdownOptions = {
  /** The public key of the story a `::related` names; without it the name itself is taken. */
  story?: (slug: string) => string | undefined;
  /** The line of the file the text begins on, counted from 1, when front matter stood before it. */
  firstLine?: number;
};

/** Reads the Markdown of db/demo/README.md. Problems are sentences that begin with the line. */
export function documentFromMarkdown(text: string, { story = (slug) => slug, firstLine = 1 }: MarkdownOptions = {}): ParsedDocument {
  const source: Source = { text, lineOf: (node) => firstLine - 1 + (node.position?.start.line ?? 1), problems: [], story };
  const blocks: Draft[] = [];
  const lines: number[] = [];
  let cut: number | undefined;
  const nodes = parseMarkdown(text).children;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'leafDirective' && node.name === 'cut') {
      if (cut !== undefined) complain(source, node, 'a text has one ::cut.');
      if (blocks.length === 0 || index === nodes.length - 1) complain(source, node, '::cut stands between two blocks.');
      cut = blocks.length;
      continue;
    }
    const draft = blockFrom(source, node);
    if (!draft) continue;
    blocks.push(draft);
    lines.push(source.lineOf(node));
  }
  const parsed = parse({ version: 1, blocks, ...(cut ? { cut } : {}) }, (block) =>
    block === undefined ? 'The text' : `Line ${lines[block]}`,
  );
  if (parsed.ok && source.problems.length === 0) return parsed;
  const problems = [...source.problems, ...(parsed.ok ? [] : parsed.problems)];
  return { ok: false, problems: problems.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })) };
}

/** One block; undefined after a problem. */
function blockFrom(source: Source, node: RootContent): Draft | undefined {
  switch (node.type) {
    case 'paragraph':
      return checkParagraph(source, node) ? { type: 'paragraph', text: textFrom(source, node.children) } : undefined;
    case 'heading':
      if (!writtenAs(source, node).startsWith('#'))
        return refuse(source, node, 'dashes right under a text make it a heading: leave a line empty between them.');
      if (node.depth !== 2 && node.depth !== 3) return refuse(source, node, 'subheads are written ## or ###.');
      return { type: 'heading', level: node.depth, text: textFrom(source, node.children) };
    case 'list':
      if (node.ordered && node.start !== 1)
        return refuse(
          source,
          node,
          `“${node.start}.” at the beginning makes a list, and lists begin with 1: write “${node.start}\\.” where it is meant.`,
        );
      return { type: 'list', ordered: node.ordered === true, items: node.children.map((one) => simple(source, one, 'an item of a list')) };
    case 'blockquote':
      return {
        type: 'quote',
        text: node.children.map((one) => (one.type === 'paragraph' ? textFrom(source, one.children) : simple(source, one, 'a quote'))),
      };
    case 'table':
      return tableFrom(source, node);
    case 'thematicBreak':
      return { type: 'divider' };
    case 'leafDirective':
    case 'containerDirective':
      return directiveFrom(source, node);
    case 'html':
      return refuse(source, node, 'HTML is not read: use the forms of db/demo/README.md.');
    case 'code':
      return refuse(source, node, 'a block that begins with four spaces or with ``` is not read.');
    default:
      return refuse(source, node, `“${writtenAs(source, node).slice(0, 40)}” is not a form this paper reads.`);
  }
}

/** Whether a paragraph is one, and not a block that was written wrongly. */
function checkParagraph(source: Source, node: RootContent): boolean {
  const block = /^:{2,}\s*(\w*)/m.exec(writtenAs(source, node));
  if (block)
    complain(
      source,
      node,
      block[1] ? `this ${block[1]} can't be read: look at its colons, quotation marks and braces.` : '“:::” closes nothing here.',
    );
  const isSubhead = /^#{1,6}[^#\s]/.test(writtenAs(source, node));
  if (isSubhead) complain(source, node, 'a subhead has a space after its ##.');
  return !block && !isSubhead;
}

/** The running text of something that may hold one paragraph only. */
function simple(source: Source, node: Nodes, name: string) {
  const [only, ...others] = 'children' in node ? (node.children as Nodes[]) : [];
  if (only?.type === 'paragraph' && others.length === 0 && node.type === 'listItem') return textFrom(source, only.children);
  complain(source, others[0] ?? node, `${name} holds text only, without lists or further blocks in it.`);
  return [];
}

function refuse(source: Source, node: Nodes, sentence: string): undefined {
  complain(source, node, sentence);
}
