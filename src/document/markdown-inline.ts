import type { Nodes, PhrasingContent } from 'mdast';
import type { Mark, Text } from './document.ts';
import { complain, parseMarkdown, type Source, writtenAs } from './markdown-source.ts';

/** Running text: words, strong, emphasis, links and foreign phrases. Everything else is named as a problem. */
export function textFrom(source: Source, nodes: PhrasingContent[], marks: Mark[] = []): Text {
  return nodes.flatMap((node) => inlineFrom(source, node, marks));
}

/** The text of an attribute, which may hold the same marks. Its problems are the owner's. */
export function textFromAttribute(source: Source, owner: Nodes, written: string): Text {
  const inner: Source = { ...source, text: written, lineOf: () => source.lineOf(owner) };
  const [only, ...others] = parseMarkdown(written).children;
  if (!only) return [];
  if (only.type === 'paragraph' && others.length === 0) return textFrom(inner, only.children);
  complain(source, owner, `“${written.slice(0, 40)}…” must be running text: put a backslash before its first sign.`);
  return [];
}

function inlineFrom(source: Source, node: PhrasingContent, marks: Mark[]): Text {
  switch (node.type) {
    case 'text':
      checkMarkup(source, node);
      return plain(node.value, marks);
    case 'strong':
      return textFrom(source, node.children, [...marks, { type: 'strong' }]);
    case 'emphasis':
      return textFrom(source, node.children, [...marks, { type: 'emphasis' }]);
    case 'link':
      if (node.title) complain(source, node, 'a link takes no title.');
      return textFrom(source, node.children, [...marks, { type: 'link', href: node.url }]);
    case 'textDirective':
      return directiveFrom(source, node, marks);
    case 'html':
      return nothing(source, node, 'HTML is not read: use the forms of db/demo/README.md.');
    case 'image':
    case 'imageReference':
      return nothing(source, node, 'a picture is written ::picture{slug="…" caption="…" alt="…"} on a line of its own.');
    case 'break':
      return nothing(source, node, 'a paragraph has no line breaks: take away the backslash or the spaces at the end of the line.');
    default:
      return nothing(source, node, `“${writtenAs(source, node).slice(0, 40)}” is not a form this paper reads.`);
  }
}

function directiveFrom(source: Source, node: Extract<PhrasingContent, { type: 'textDirective' }>, marks: Mark[]): Text {
  const { lang, ...others } = node.attributes ?? {};
  // A colon between two words ("12:noon") is no directive unless brackets follow.
  if (!/[[{]/.test(writtenAs(source, node))) return plain(writtenAs(source, node), marks);
  if (node.name !== 'foreign')
    return nothing(source, node, `:${node.name} is not known; a phrase in another language is :foreign[…]{lang=…}.`);
  if (!lang || Object.keys(others).length > 0)
    return nothing(source, node, 'a phrase in another language is :foreign[…]{lang=…}, with its language and nothing else.');
  return textFrom(source, node.children, [...marks, { type: 'foreign', language: lang }]);
}

/** A line break in the file is a space in the text. */
function plain(value: string, marks: Mark[]): Text {
  const text = value.replace(/[ \t]*\r?\n[ \t]*/g, ' ').normalize('NFC');
  if (text === '') return [];
  return [marks.length > 0 ? { text, marks } : { text }];
}

/** Markup left over as text is a mark that never closed. An escaped sign is meant. */
function checkMarkup(source: Source, node: Nodes): void {
  const left = /(?<!\\)(?:\*+|\]\(|`|:foreign)/.exec(writtenAs(source, node));
  if (left) complain(source, node, `“${left[0]}” opens or closes nothing; where it is meant, write a backslash before it.`);
}

function nothing(source: Source, node: Nodes, sentence: string): Text {
  complain(source, node, sentence);
  return [];
}
