import type { ShownTerm } from './island.ts';

const name = 'glossary';

/** Marks the glossary's terms in the source of the row that is being written, where the browser can (CSS Custom Highlight API). */
export function highlightTerms(row: Element | null, terms: ShownTerm[]): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(name);
  if (!row || terms.length === 0) return;
  const pieces = piecesOf(row);
  const ranges = terms.flatMap(({ from, to }) => {
    const [start, end] = [placeIn(pieces, from), placeIn(pieces, to - 1)];
    if (!start || !end) return [];
    const range = new Range();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset + 1);
    return [range];
  });
  CSS.highlights.set(name, new Highlight(...ranges));
}

type Piece = { node: Text; from: number };

/** The words of a row's lines with their places: lines are apart by one character, cells by another. */
function piecesOf(row: Element): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  row.querySelectorAll('.desk-source .desk-line').forEach((line, index) => {
    if (index > 0) at++;
    const cells = line.tagName === 'TR' ? [...line.children] : [line];
    cells.forEach((cell, place) => {
      if (place > 0) at++;
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        pieces.push({ node: node as Text, from: at });
        at += (node as Text).length;
      }
    });
  });
  return pieces;
}

function placeIn(pieces: Piece[], at: number): { node: Text; offset: number } | undefined {
  const piece = pieces.find(({ node, from }) => at >= from && at < from + node.length);
  return piece && { node: piece.node, offset: at - piece.from };
}
