import type { Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A Markdown text being read: its source, what was wrong so far, and how to find the story a folder name means. */
export type Source = {
  text: string;
  lineOf: (node: Nodes) => number;
  problems: string[];
  story: (slug: string) => string | undefined;
};

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [directive(), gfmTable()], mdastExtensions: [directiveFromMarkdown(), gfmTableFromMarkdown()] });
}

/** The node as it was written. */
export function writtenAs(source: Source, node: Nodes): string {
  return source.text.slice(node.position?.start.offset, node.position?.end.offset);
}

export function complain(source: Source, node: Nodes, sentence: string): void {
  source.problems.push(`Line ${source.lineOf(node)}: ${sentence}`);
}
