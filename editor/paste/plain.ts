import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { safeLink } from '#document';

/** Words without form as blocks: paragraphs, and lists, subheads and quotations where lines begin with their signs (not when `isPlain`). */
export function blocksOfText(text: string, schema: Schema, isPlain: boolean): Slice {
  const chunks = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((chunk) =>
      chunk
        .split('\n')
        .map((line) => line.replace(/\t/g, ' ').trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
  const blocks = chunks.flatMap((lines) => (isPlain ? paragraphs(lines, schema) : formed(lines, schema)));
  return Slice.maxOpen(Fragment.from(blocks));
}

const bullet = /^(?:[-*•–]|\d{1,3}[.)])\s+/;

function formed(lines: string[], schema: Schema): Node[] {
  const { nodes } = schema;
  const line = (text: string) => inlines(text, schema);
  if (lines.length > 1 && lines.every((one) => bullet.test(one))) {
    const items = lines.map((one) => nodes.item?.create(null, line(one.replace(bullet, '')))).flatMap((node) => node ?? []);
    return [nodes.list?.create({ ordered: /^\d/.test(lines[0] ?? '') }, items)].flatMap((node) => node ?? []);
  }
  if (lines.every((one) => /^> ?/.test(one))) {
    const said = paragraphs(lines.map((one) => one.replace(/^> ?/, '')).filter(Boolean), schema);
    return said.length > 0 ? [nodes.quote?.create(null, said)].flatMap((node) => node ?? []) : [];
  }
  const [, signs, title = ''] = (lines.length === 1 && lines[0]?.match(/^(#{1,6}) +(.+)$/)) || [];
  if (signs) return [nodes.heading?.create({ level: signs.length > 2 ? 3 : 2 }, line(title))].flatMap((node) => node ?? []);
  return paragraphs(lines, schema);
}

/** Lines broken at a width are one paragraph; others are one each. */
function paragraphs(lines: string[], schema: Schema): Node[] {
  const isWrapped = lines.length > 1 && lines.slice(0, -1).every((one) => one.length >= 50 && one.length <= 100);
  return (isWrapped ? [lines.join(' ')] : lines).flatMap((line) => schema.nodes.paragraph?.create(null, inlines(line, schema)) ?? []);
}

/** `**strong**` and `[words](address)`, which mean nothing else. */
function inlines(text: string, schema: Schema): Node[] {
  const { marks } = schema;
  const clean = (words: string) => words.replace(/\p{Cc}/gu, '');
  return text.split(/(\*\*[^*\s][^*]*\*\*|\[[^\]]+\]\([^()\s]+\))/).flatMap((part) => {
    const [, strong] = part.match(/^\*\*([^*]+)\*\*$/) ?? [];
    const [, words, address] = part.match(/^\[([^\]]+)\]\(([^()\s]+)\)$/) ?? [];
    const href = address ? safeLink(address) : undefined;
    if (strong && marks.strong) return schema.text(clean(strong), [marks.strong.create()]);
    if (words && href && marks.link) return schema.text(clean(words), [marks.link.create({ href })]);
    return clean(part) ? schema.text(clean(part)) : [];
  });
}
