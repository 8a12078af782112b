import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { linesOf } from '#document';
import type { PictureShelf } from '../../pictures/shelf.ts';
import { stretchesOf } from '../../saving/difference.ts';
import type { EditorWords } from '../../words.ts';
import type { DeskState } from '../desk-state.ts';
import type { SourceChange } from '../island.ts';
import { rowOf } from './format.ts';
import { sourceAt } from './places.ts';
import { sourceBlocks } from './source-view.ts';

/** Shows a row: the source to be read, beside it what is written; under both how it stands and what has changed in the source. */
export function rowView(desk: DeskState, words: EditorWords, shelf: PictureShelf): NodeViewRenderer {
  return ({ node: first, view, getPos }) => {
    let node = first;
    let drawn = '';
    const { source, target } = desk.data;
    const dom = box('section', 'desk-row');
    const original = box('div', 'desk-source story-text');
    original.lang = source.language;
    original.dir = source.direction;
    const contentDOM = box('div', 'desk-target story-text');
    contentDOM.lang = target.language;
    contentDOM.dir = target.direction;
    const foot = box('div', 'desk-foot');
    for (const part of [original, foot]) part.contentEditable = 'false';
    dom.append(original, contentDOM, foot);

    const draw = (isForced = false) => {
      const place = placeOf(view, getPos());
      const blocks = desk.blocks(place.sourceAt, node.attrs.source);
      const row = rowOf(node);
      const state = stateOf(node, row !== undefined && row.target > 0);
      dom.dataset.state = state;
      dom.toggleAttribute('data-done', Boolean(node.attrs.isDone));
      const key = `${place.sourceAt} ${node.attrs.source} ${state} ${node.attrs.isDone} ${node.attrs.note} ${place.isLast}`;
      if (key === drawn && !isForced) return;
      drawn = key;
      original.replaceChildren(
        ...(blocks.length > 0
          ? sourceBlocks(blocks, { words, shelf, named: desk.data })
          : [said('p', words('editor.desk.noSource'), 'hint')]),
      );
      const changes = desk.changesIn(place.sourceAt, node.attrs.source, place.isLast);
      foot.replaceChildren(
        ...chips(state),
        ...(node.attrs.note ? [noted(String(node.attrs.note))] : []),
        ...changes.map((change) => changed(change)),
      );
      dom.toggleAttribute('data-stale', changes.length > 0);
    };

    const chips = (state: RowState) => {
      if (state === 'open' || state === 'written') return [];
      return [said('span', words(`editor.desk.states.${state}`), 'desk-chip')];
    };
    const noted = (note: string) => {
      const button = said('button', note, 'desk-note') as HTMLButtonElement;
      button.type = 'button';
      button.dir = 'auto';
      button.addEventListener('click', () => desk.act.note(getPos() ?? 0));
      return button;
    };
    const changed = (change: SourceChange) => {
      const part = box('div', 'desk-change');
      const known = desk.source().known.document.blocks.slice(change.from, change.to);
      const [before, after] = [known, change.blocks].map((blocks) => blocks.flatMap(linesOf).join('\n'));
      const text = box('p', 'desk-difference');
      text.lang = source.language;
      text.dir = source.direction;
      for (const { kind, text: words } of stretchesOf(after ?? '', before ?? '', source.language))
        text.append(kind === 'same' ? words : said(kind === 'mine' ? 'ins' : 'del', words));
      const title = change.to === change.from ? 'sourceAdded' : change.blocks.length === 0 ? 'sourceGone' : 'sourceChanged';
      const button = said('button', words('editor.desk.followed'), 'small-button') as HTMLButtonElement;
      button.type = 'button';
      button.addEventListener('click', () => desk.act.followed(change));
      part.append(said('p', words(`editor.desk.${title}`), 'desk-change-title'), text, button);
      return part;
    };

    const stop = desk.subscribe(() => draw(true));
    draw();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        draw();
        return true;
      },
      stopEvent: ({ target }) => target instanceof window.Node && (original.contains(target) || foot.contains(target)),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      destroy: stop,
    };
  };
}

type RowState = 'open' | 'written' | 'machine' | 'memory' | 'omitted' | 'added' | 'done';

function stateOf(node: Node, hasWords: boolean): RowState {
  const { source, by, isTouched, isDone } = node.attrs;
  if (source === 0) return 'added';
  if (!hasWords) return isDone ? 'omitted' : 'open';
  if (isDone) return 'done';
  return by !== 'hand' && !isTouched ? (by as 'machine' | 'memory') : 'written';
}

function placeOf(view: EditorView, pos: number | undefined): { sourceAt: number; isLast: boolean } {
  const { doc } = view.state;
  const index = doc.resolve(Math.min(pos ?? 0, doc.content.size)).index(0);
  return { sourceAt: sourceAt(doc, index), isLast: index === doc.childCount - 1 };
}

function box(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function said(tag: string, text: string, className = ''): HTMLElement {
  const made = box(tag, className);
  made.textContent = text;
  return made;
}
