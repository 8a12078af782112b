import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** Keeps at most one cut in the text: a new one takes the place of the old. */
export const oneCut = Extension.create({
  name: 'oneCut',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, { doc, tr }) {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        const cuts = cutsIn(doc);
        if (cuts.length < 2) return null;
        const old = cutsIn(before.doc).map((pos) => transactions.reduce((at, { mapping }) => mapping.map(at), pos));
        const kept = cuts.find((pos) => !old.includes(pos)) ?? cuts.at(-1);
        for (const pos of cuts.toReversed()) if (pos !== kept) tr.delete(pos, pos + 1);
        return tr;
      },
    }),
  ],
});

function cutsIn(doc: Node): number[] {
  const cuts: number[] = [];
  doc.forEach((node, pos) => {
    if (node.type.name === 'cut') cuts.push(pos);
  });
  return cuts;
}
