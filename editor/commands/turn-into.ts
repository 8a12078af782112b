import { Fragment, type Node, type NodeType, type ResolvedPos } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';

export type TextKind = 'paragraph' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'quote' | 'pullquote' | 'correction';

type Lines = Fragment[];

/** What kind of text a block is; undefined for blocks that are no running text. */
export function kindOf(node: Node): TextKind | undefined {
  switch (node.type.name) {
    case 'heading':
      return node.attrs.level === 3 ? 'heading3' : 'heading2';
    case 'list':
      return node.attrs.ordered ? 'numbers' : 'bullets';
    case 'paragraph':
    case 'quote':
    case 'pullquote':
    case 'correction':
      return node.type.name;
    default:
      return undefined;
  }
}

/** Makes the blocks of text that are selected blocks of another kind; those that are that kind already become paragraphs. `today` dates a correction. */
export function turnInto(wanted: TextKind, today: string): Command {
  return (state, dispatch) => {
    const { $from, $to, anchor, head } = state.selection;
    if ($from.depth === 0 || $to.depth === 0) return false;
    const [first, last] = [$from.index(0), $to.index(0)];
    const blocks = state.doc.children.slice(first, last + 1);
    if (!blocks.every((block) => kindOf(block))) return false;
    if (!dispatch) return true;
    const kind = blocks.every((block) => kindOf(block) === wanted) ? 'paragraph' : wanted;
    const from = $from.posAtIndex(first, 0);
    const to = from + blocks.reduce((size, block) => size + block.nodeSize, 0);
    const lines = blocks.flatMap(linesOf);
    const nodes = nodesOf(kind, lines, state.schema.nodes, today);
    const places = [anchor, head].map((pos) => placeIn(state.doc.resolve(pos), from, blocks));
    const { tr } = state;
    tr.replaceWith(from, to, nodes);
    const starts = lineStarts(tr.doc, from, from + Fragment.from(nodes).size);
    const [newAnchor = from + 1, newHead = from + 1] = places.map(({ line, offset }) => (starts[line] ?? from + 1) + offset);
    tr.setSelection(TextSelection.create(tr.doc, newAnchor, newHead));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

function linesOf(block: Node): Lines {
  return block.isTextblock ? [block.content] : block.children.map((line) => line.content);
}

function nodesOf(kind: TextKind, lines: Lines, nodes: Record<string, NodeType>, today: string): Node[] {
  const each = (name: string, attrs?: Record<string, unknown>) => lines.flatMap((line) => nodes[name]?.create(attrs, line) ?? []);
  const one = (name: string, inner: Node[], attrs?: Record<string, unknown>) =>
    [nodes[name]?.create(attrs, inner)].flatMap((node) => node ?? []);
  switch (kind) {
    case 'heading2':
    case 'heading3':
      return each('heading', { level: kind === 'heading3' ? 3 : 2 });
    case 'bullets':
    case 'numbers':
      return one('list', each('item'), { ordered: kind === 'numbers' });
    case 'quote':
      return one('quote', each('paragraph'));
    case 'correction':
      return each('correction', { on: today });
    default:
      return each(kind);
  }
}

/** Which line of the blocks a place is in, and how far. */
function placeIn($pos: ResolvedPos, from: number, blocks: Node[]): { line: number; offset: number } {
  let line = 0;
  let start = from;
  for (const block of blocks) {
    const end = start + block.nodeSize;
    if ($pos.pos <= end) return { line: line + ($pos.depth > 1 ? $pos.index(1) : 0), offset: $pos.parentOffset };
    line += linesOf(block).length;
    start = end;
  }
  return { line: 0, offset: 0 };
}

function lineStarts(doc: Node, from: number, to: number): number[] {
  const starts: number[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from) starts.push(pos + 1);
  });
  return starts;
}
