import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { insertBlocks } from '../commands/insert.ts';
import type { IslandData, ShownPicture } from '../island.ts';
import type { EditorWords } from '../words.ts';
import type { PictureShelf } from './shelf.ts';
import { upload } from './upload.ts';

type Change = { add?: { id: number; pos: number; element: HTMLElement }; remove?: number };

const key = new PluginKey<DecorationSet>('incomingPictures');
let count = 0;

type Incoming = { data: IslandData; words: EditorWords; shelf: PictureShelf };

/** Pictures on their way: files dropped or pasted into the text are sent to the library, and stand where they were dropped once they are there. */
export function incomingPictures(incoming: Incoming): Extension {
  return Extension.create({
    name: 'incomingPictures',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: () => DecorationSet.empty,
            apply(tr, set) {
              const mapped = set.map(tr.mapping, tr.doc);
              const change = tr.getMeta(key) as Change | undefined;
              if (change?.add) {
                const { id, pos, element } = change.add;
                return mapped.add(tr.doc, [Decoration.widget(pos, element, { id, side: 1, ignoreSelection: true })]);
              }
              if (change?.remove === undefined) return mapped;
              return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove));
            },
          },
          props: {
            decorations: (state) => key.getState(state),
            handleDrop(view, event) {
              const files = picturesOf(event.dataTransfer);
              if (files.length === 0) return false;
              event.preventDefault();
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
              void takeIn(editor, files, incoming, at);
              return true;
            },
            handlePaste(_view, event) {
              const files = picturesOf(event.clipboardData);
              // Word puts a picture of the text beside the text: words are what was meant.
              if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false;
              void takeIn(editor, files, incoming);
              return true;
            },
          },
        }),
      ];
    },
  });
}

function picturesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Sends files one after the other, in their order, each with a bar where it will stand. */
export async function takeIn(editor: Editor, files: File[], incoming: Incoming, at = editor.state.selection.to): Promise<void> {
  const { data, words, shelf } = incoming;
  const waiting = files.map((file) => {
    const id = ++count;
    const bar = barFor(file.name, words);
    const pos = blockEnd(editor.state, at);
    editor.view.dispatch(editor.state.tr.setMeta(key, { add: { id, pos, element: bar.element } } satisfies Change));
    return { id, file, bar };
  });
  for (const { id, file, bar } of waiting) {
    const outcome = await upload(data.urls.pictures, file, data.language, words('editor.pictures.away'), bar.show);
    if (editor.isDestroyed) return;
    const place = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from;
    const remove = () => editor.view.dispatch(editor.state.tr.setMeta(key, { remove: id } satisfies Change));
    if (!outcome.ok) {
      bar.fail(outcome.sentence, remove);
      continue;
    }
    shelf.add(outcome.picture);
    remove();
    placePicture(editor, outcome.picture, place);
  }
}

/** Puts a picture of the library into the text, with what the library says of it to begin with. */
export function placePicture(editor: Editor, picture: ShownPicture, at?: number): void {
  const made = pictureNode(editor, picture, 'picture');
  if (!made) return;
  const { state, view } = editor;
  if (at === undefined) view.dispatch(insertBlocks(state, [made]));
  else view.dispatch(state.tr.insert(Math.min(at, state.doc.content.size), made));
}

/** Several pictures of the library side by side. */
export function placeGallery(editor: Editor, pictures: ShownPicture[]): void {
  const { nodes } = editor.schema;
  const inner = [...pictures.map((one) => pictureNode(editor, one, 'galleryPicture')), nodes.caption?.create()];
  const gallery = nodes.gallery?.create(
    null,
    inner.flatMap((node) => node ?? []),
  );
  if (gallery) editor.view.dispatch(insertBlocks(editor.state, [gallery]));
}

function pictureNode({ schema }: Editor, { slug, alt, caption }: ShownPicture, name: 'picture' | 'galleryPicture') {
  const words = caption?.replace(/\s+/g, ' ').trim();
  return schema.nodes[name]?.create({ picture: slug, alt: alt ?? '' }, words ? schema.text(words) : undefined);
}

function blockEnd({ doc }: EditorState, at: number): number {
  const $at = doc.resolve(Math.min(at, doc.content.size));
  return $at.depth > 0 ? $at.after(1) : $at.pos;
}

function barFor(name: string, words: EditorWords) {
  const element = document.createElement('div');
  element.className = 'incoming-picture';
  element.contentEditable = 'false';
  const label = document.createElement('span');
  label.textContent = words('editor.pictures.sending', { name });
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', label.textContent);
  element.append(label, bar);
  return {
    element,
    show: (part: number) => {
      bar.value = part;
    },
    fail(sentence: string, remove: () => void) {
      const problem = document.createElement('p');
      problem.className = 'problem';
      problem.role = 'alert';
      problem.textContent = `${name}: ${sentence}`;
      const away = document.createElement('button');
      away.type = 'button';
      away.className = 'small-button';
      away.textContent = words('editor.panels.close');
      away.addEventListener('click', remove);
      element.replaceChildren(problem, away);
    },
  };
}
