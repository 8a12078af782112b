import type { Mark } from '#document';

type Line = { text: string; marks: Mark[] }[];

/** What a paste was understood as. A list is open while its next item may follow. */
export type CleanBlock =
  | { kind: 'p'; text: Line }
  | { kind: 'heading'; level: 2 | 3; text: Line }
  | { kind: 'list'; ordered: boolean; items: Line[]; isOpen: boolean }
  | { kind: 'quote'; text: Line[] }
  | { kind: 'table'; caption: Line; rows: Line[][] }
  | { kind: 'hr' };

/** A block as the editor reads it back. */
export function blockHtml(block: CleanBlock): string {
  switch (block.kind) {
    case 'p':
      return `<p>${lineHtml(block.text)}</p>`;
    case 'heading':
      return `<h${block.level}>${lineHtml(block.text)}</h${block.level}>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${block.text.map((text) => `<p>${lineHtml(text)}</p>`).join('')}</blockquote>`;
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${lineHtml(cell)}</td>`).join('')}</tr>`);
      const caption = `<div data-block="caption">${lineHtml(block.caption)}</div>`;
      return `<section data-block="table">${caption}<table><tbody>${rows.join('')}</tbody></table></section>`;
    }
    case 'hr':
      return '<hr>';
    default:
      return unknownBlock(block);
  }
}

const outermostFirst: Mark['type'][] = ['link', 'foreign', 'strong', 'emphasis'];

/** Running text with its marks; spaces at its ends and twice in a row go. */
function lineHtml(line: Line): string {
  let before = ' ';
  const parts = line.map(({ text, marks }) => {
    const words = (before.endsWith(' ') ? text.replace(/^ +/, '') : text).replace(/[ \u00a0]{2,}/g, ' ');
    before = words || before;
    return { words, marks };
  });
  for (const part of parts.toReversed()) {
    part.words = part.words.replace(/[ \u00a0]+$/, '');
    if (part.words) break;
  }
  return parts
    .filter(({ words }) => words)
    .map(({ words, marks }) =>
      outermostFirst.toReversed().reduce((html, type) => {
        const mark = marks.find((one) => one.type === type);
        return mark ? markHtml(mark, html) : html;
      }, escaped(words)),
    )
    .join('');
}

function markHtml(mark: Mark, html: string): string {
  switch (mark.type) {
    case 'link':
      return `<a href="${escaped(mark.href)}">${html}</a>`;
    case 'foreign':
      return `<i lang="${escaped(mark.language)}">${html}</i>`;
    case 'strong':
      return `<strong>${html}</strong>`;
    default:
      return `<em>${html}</em>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function unknownBlock(block: never): never {
  throw new Error(`Unknown block: ${JSON.stringify(block)}`);
}
