import { type Editor, Extension } from '@tiptap/core';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import { catalogue, type Offer, take } from '../catalogue.ts';
import type { Panels } from '../panels/panels.ts';
import type { EditorWords } from '../words.ts';

/** The menu of blocks that opens on "/": filtered by typing, chosen by arrows and Enter, left with Escape. */
export function slashMenu(words: EditorWords, panels: Panels): Extension {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<Offer, Offer>({
          editor: this.editor,
          char: '/',
          // Elsewhere than in running text nothing can be put in.
          allow: ({ state, range }) =>
            state.doc.resolve(range.from).depth <= 2 && !isInBox(state.doc.resolve(range.from).node(1).type.name),
          items: ({ query }) => offersFor(query, words),
          command({ editor, range, props }) {
            editor.view.dispatch(editor.state.tr.delete(range.from, range.to));
            take(props, editor, panels);
          },
          render: () => menu(words),
        }),
      ];
    },
  });
}

function isInBox(name: string): boolean {
  return ['picture', 'gallery', 'table'].includes(name);
}

/** Offers whose name holds what was typed, without regard to accents and capitals. */
export function offersFor(query: string, words: EditorWords): Offer[] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(query);
  return catalogue.filter(({ phrase, name }) => plain(words(phrase)).includes(wanted) || name.startsWith(wanted));
}

function menu(words: EditorWords) {
  let list: HTMLUListElement | undefined;
  let shown: SuggestionProps<Offer, Offer> | undefined;
  let active = 0;
  const options = () => [...(list?.children ?? [])];
  const mark = (editor: Editor) => {
    for (const [index, option] of options().entries()) option.setAttribute('aria-selected', String(index === active));
    const chosen = options()[active];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen?.id) editor.view.dom.setAttribute('aria-activedescendant', chosen.id);
    else editor.view.dom.removeAttribute('aria-activedescendant');
  };
  const draw = (props: SuggestionProps<Offer, Offer>) => {
    shown = props;
    active = 0;
    list?.replaceChildren(
      ...props.items.map((offer, index) => {
        const option = document.createElement('li');
        option.id = `slash-${offer.name}`;
        option.role = 'option';
        option.textContent = words(offer.phrase);
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          props.command(offer);
        });
        option.addEventListener('mousemove', () => {
          if (active === index) return;
          active = index;
          mark(props.editor);
        });
        return option;
      }),
    );
    if (list) list.hidden = props.items.length === 0;
    mark(props.editor);
    place(list, props.clientRect?.() ?? undefined);
  };
  return {
    onStart(props: SuggestionProps<Offer, Offer>) {
      list = document.createElement('ul');
      list.className = 'slash-menu';
      list.role = 'listbox';
      list.id = 'slash-menu';
      list.setAttribute('aria-label', words('editor.tools.blocks'));
      document.body.append(list);
      props.editor.view.dom.setAttribute('aria-controls', list.id);
      draw(props);
    },
    onUpdate: draw,
    onKeyDown({ event }: { event: KeyboardEvent }) {
      const count = shown?.items.length ?? 0;
      if (!shown || count === 0) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        active = (active + step + count) % count;
        mark(shown.editor);
        return true;
      }
      const offer = shown.items[active];
      if ((event.key !== 'Enter' && event.key !== 'Tab') || !offer) return false;
      shown.command(offer);
      return true;
    },
    onExit({ editor }: SuggestionProps<Offer, Offer>) {
      list?.remove();
      editor.view.dom.removeAttribute('aria-activedescendant');
      editor.view.dom.removeAttribute('aria-controls');
    },
  };
}

/** Under the line that is written, or above it near the lower edge; never beyond the sides. */
function place(list: HTMLElement | undefined, rect: DOMRect | undefined): void {
  if (!list || !rect) return;
  const { offsetWidth, offsetHeight } = list;
  const isRtl = document.documentElement.dir === 'rtl';
  const wanted = isRtl ? rect.right - offsetWidth : rect.left;
  list.style.left = `${Math.max(8, Math.min(wanted, window.innerWidth - offsetWidth - 8))}px`;
  const below = rect.bottom + 6;
  list.style.top = `${below + offsetHeight > window.innerHeight ? Math.max(8, rect.top - offsetHeight - 6) : below}px`;
}
