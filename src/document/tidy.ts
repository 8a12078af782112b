import type { Mark, MarkType, Text } from './document.ts';

const order: MarkType[] = ['link', 'foreign', 'strong', 'emphasis'];

/** The same text in its one form: marks in order, none empty, neighbours with equal marks joined, NFC. */
export function tidyText(text: Text): Text {
  const tidied: Text = [];
  for (const { text: words, marks } of text) {
    const sorted = marks?.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type)) ?? [];
    const last = tidied.at(-1);
    if (last && isSame(last.marks ?? [], sorted)) last.text = (last.text + words).normalize('NFC');
    else tidied.push(sorted.length > 0 ? { text: words, marks: sorted } : { text: words });
  }
  return tidied;
}

function isSame(some: Mark[], others: Mark[]): boolean {
  return some.length === others.length && some.every((mark, index) => spelling(mark) === spelling(others[index]));
}

function spelling(mark: Mark | undefined): string {
  if (!mark) return '';
  return `${mark.type} ${'href' in mark ? mark.href : 'language' in mark ? mark.language : ''}`;
}
