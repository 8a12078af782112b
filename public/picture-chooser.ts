// A window with the pictures of the library, beside a field that names one of them.

type Shown = { slug: string; small: string; caption: string; alt: string; credit: string };
type Shelf = { pictures: Shown[]; next: string | null };

const waitAfterTyping = 250;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Puts a button beside the field that opens the window. */
export function enhancePictureField(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input');
  if (!input) return;
  const said = place.dataset;
  const open = make('button', 'small-button', said.choose);
  open.type = 'button';
  input.after(open);
  open.onclick = () => {
    const dialog = chooserOf(said, (picture) => {
      input.value = picture.slug;
      fillEmpty(input.form, 'alt', picture.alt);
      fillEmpty(input.form, 'caption', picture.caption);
      dialog.close();
    });
    dialog.onclose = () => {
      dialog.remove();
      open.focus();
    };
    document.body.append(dialog);
    dialog.showModal();
  };
}

function fillEmpty(form: HTMLFormElement | null, name: string, text: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLTextAreaElement && field.value.trim() === '') field.value = text;
}

function chooserOf(said: DOMStringMap, choose: (picture: Shown) => void): HTMLDialogElement {
  const dialog = make('dialog', 'chooser');
  const title = make('h2', '', said.title);
  const search = make('input');
  const close = make('button', 'small-button', said.close);
  const list = make('ul', 'library');
  const state = make('p', 'hint');
  const more = make('button', 'small-button', said.more);
  const head = make('div', 'chooser-head');
  title.id = 'chooser-title';
  dialog.setAttribute('aria-labelledby', title.id);
  search.type = 'search';
  search.maxLength = 200;
  search.setAttribute('aria-label', said.search ?? '');
  search.placeholder = said.search ?? '';
  state.role = 'status';
  close.type = 'button';
  more.type = 'button';
  more.hidden = true;
  close.onclick = () => dialog.close();
  head.append(title, search, close);
  dialog.append(head, list, state, more);

  let asked = 0;
  /** Shows what is found, after what is shown already when `after` is given. An answer that comes after a newer question is dropped. */
  const show = async (after: string | null) => {
    const own = ++asked;
    const query = new URLSearchParams({ search: search.value, ...(after ? { after } : {}) });
    const answer = await fetch(`${said.source}&${query}`, { headers: { Accept: 'application/json' } }).catch(() => undefined);
    const shelf = answer?.ok ? ((await answer.json()) as Shelf) : undefined;
    if (own !== asked) return;
    state.textContent = shelf ? (shelf.pictures.length === 0 ? (said.none ?? '') : '') : (said.lost ?? '');
    if (!after) list.replaceChildren();
    list.append(...(shelf?.pictures ?? []).map(tileOf));
    more.hidden = !shelf?.next;
    more.onclick = () => void show(shelf?.next ?? null);
  };
  const tileOf = (picture: Shown) => {
    const line = make('li');
    const button = make('button', 'chooser-picture');
    const image = make('img');
    button.type = 'button';
    image.src = picture.small;
    image.alt = '';
    image.loading = 'lazy';
    button.append(
      image,
      make('span', 'tile-title', picture.caption || picture.alt || picture.slug),
      make('span', 'tile-credit', picture.credit),
    );
    button.onclick = () => choose(picture);
    line.append(button);
    return line;
  };
  let typing: ReturnType<typeof setTimeout> | undefined;
  search.oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(() => void show(null), waitAfterTyping);
  };
  void show(null);
  return dialog;
}
