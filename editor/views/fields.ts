import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

/** A field of a block that is no running text: who said it, what a picture shows to those who don't see it. */
export type BlockField = {
  attr: string;
  label: string;
  type?: 'text' | 'date' | 'url' | 'area';
  className?: string;
  /** Above the text of the block and not below. */
  first?: boolean;
  hint?: string;
};

type FieldsView = {
  className: string;
  tag?: string;
  /** What holds the block's own running text; nothing when it has none. */
  contentTag?: string;
  contentClass?: string;
  fields: BlockField[];
  /** What stands above all: a picture, a name. Called again when the block has changed. */
  head?: (node: Node) => HTMLElement;
};

let fieldCount = 0;

/** Shows a block with fields around its text. What is typed into a field is a change of the text like any other, and can be undone. */
export function fieldsView({ className, tag = 'figure', contentTag, contentClass, fields, head }: FieldsView): NodeViewRenderer {
  return ({ node: first, view, getPos }) => {
    let node = first;
    const dom = document.createElement(tag);
    dom.className = className;
    const headOf = (shown: Node) => {
      const made = head?.(shown);
      made?.setAttribute('contenteditable', 'false');
      return made;
    };
    let top = headOf(node);
    if (top) dom.append(top);
    const contentDOM = contentTag ? document.createElement(contentTag) : undefined;
    if (contentDOM && contentClass) contentDOM.className = contentClass;
    const inputs = fields.map((field) => inputFor(field, (value) => change(field.attr, value)));
    dom.append(...inputs.filter(({ field }) => field.first).map(({ row }) => row));
    if (contentDOM) dom.append(contentDOM);
    dom.append(...inputs.filter(({ field }) => !field.first).map(({ row }) => row));
    fill();

    function change(attr: string, value: string) {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, attr, value));
    }
    function fill() {
      for (const { field, input } of inputs) {
        const value = String(node.attrs[field.attr] ?? '');
        if (input.value !== value) input.value = value;
      }
    }
    const isField = (target: EventTarget | null) => target instanceof Element && inputs.some(({ row }) => row.contains(target));
    return {
      dom,
      ...(contentDOM ? { contentDOM } : {}),
      update(next) {
        if (next.type !== node.type) return false;
        const isOther = next.attrs !== node.attrs && JSON.stringify(next.attrs) !== JSON.stringify(node.attrs);
        node = next;
        if (!isOther) return true;
        fill();
        const made = headOf(node);
        if (made && top) top.replaceWith(made);
        top = made;
        return true;
      },
      stopEvent: (event) => isField(event.target),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM?.contains(mutation.target),
    };
  };
}

function inputFor(field: BlockField, changed: (value: string) => void) {
  const row = document.createElement('div');
  row.className = `block-field ${field.className ?? ''}`.trim();
  row.setAttribute('contenteditable', 'false');
  const label = document.createElement('label');
  const input = document.createElement(field.type === 'area' ? 'textarea' : 'input');
  if (input instanceof HTMLInputElement) input.type = field.type ?? 'text';
  else input.rows = 1;
  input.id = `block-field-${++fieldCount}`;
  input.autocomplete = 'off';
  input.dir = field.type === 'url' ? 'ltr' : 'auto';
  label.htmlFor = input.id;
  label.textContent = field.label;
  input.addEventListener('input', () => changed(input.value));
  row.append(label, input);
  return { field, row, input };
}
