import { cleaned, isBalanced, isVisible } from '../characters.ts';
import type { Inline, Text } from '../document.ts';
import { textOf } from '../plain-text.ts';
import { tidyText } from '../tidy.ts';

/** Running text as a document holds it: one space where HTML has any white space, none at the ends, no character that can't be printed. */
export function flowing(pieces: Inline[]): Text {
  const text: Text = [];
  const isTurned = !isBalanced(pieces.map((piece) => piece.text).join(''));
  for (const piece of pieces) {
    const printable = cleaned(piece.text.replace(/[\t\n\f\r \u0085\u2028\u2029]+/g, ' '));
    let words = isTurned ? printable.replace(/[\u2066-\u2069]/g, '') : printable;
    if (text.length === 0 || text.at(-1)?.text.endsWith(' ')) words = words.replace(/^ +/, '');
    if (words !== '') text.push({ ...piece, text: words });
  }
  for (let last = text.at(-1); last; last = text.at(-1)) {
    last.text = last.text.replace(/ +$/, '');
    if (last.text !== '') break;
    text.pop();
  }
  const tidied = tidyText(text);
  return isVisible(textOf(tidied)) ? tidied : [];
}

/** Words of one line without marks, at most so many characters. */
export function line(text: string, most: number): string {
  const words = textOf(flowing([{ text }])).normalize('NFC');
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  return `${/\s/.test(cut) ? cut.replace(/\s+\S*$/, '') : cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A text in parts of at most so many characters, cut after a sentence where one ends, else at a space. */
export function inParts(text: Text, most: number): Text[] {
  const parts: Text[] = [];
  let rest = text;
  while (textOf(rest).length > most) {
    const words = textOf(rest).slice(0, most);
    const sentence = Math.max(...['. ', '! ', '? ', '؟ ', '。'].map((end) => words.lastIndexOf(end) + (end.length - 1)));
    const space = words.lastIndexOf(' ');
    const at = sentence > most / 2 ? sentence + 1 : space > 0 ? space + 1 : most - (/[\ud800-\udbff]$/.test(words) ? 1 : 0);
    const { before, after } = cutAt(rest, at);
    parts.push(flowing(before));
    rest = flowing(after);
  }
  return [...parts, rest].filter((part) => part.length > 0);
}

function cutAt(text: Text, at: number): { before: Text; after: Text } {
  const before: Text = [];
  const after: Text = [];
  let passed = 0;
  for (const inline of text) {
    const inside = Math.min(Math.max(at - passed, 0), inline.text.length);
    if (inside > 0) before.push({ ...inline, text: inline.text.slice(0, inside) });
    if (inside < inline.text.length) after.push({ ...inline, text: inline.text.slice(inside) });
    passed += inline.text.length;
  }
  return { before, after };
}
