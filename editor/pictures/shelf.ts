import type { ShownPicture } from '../island.ts';
import type { EditorWords } from '../words.ts';

/** The pictures this text has or had: what their slugs look like. */
export type PictureShelf = {
  add: (picture: ShownPicture) => void;
  find: (slug: string) => ShownPicture | undefined;
  /** A picture as an element, with its credit; a sentence where the library hasn't got it. */
  imageOf: (slug: string, alt: string) => HTMLElement;
};

/** A shelf with the pictures the page came with. What a colleague put in since is looked for in the library, at `list`. */
export function shelfOf(pictures: ShownPicture[], words: EditorWords, list: string): PictureShelf {
  const bySlug = new Map(pictures.map((picture) => [picture.slug, picture]));
  const add = (picture: ShownPicture) => {
    bySlug.set(picture.slug, picture);
  };
  return {
    add,
    find: (slug) => bySlug.get(slug),
    imageOf(slug, alt) {
      const box = document.createElement('div');
      box.className = 'block-picture';
      const picture = bySlug.get(slug);
      if (picture) box.append(...shown(picture, alt, words));
      else {
        void findIn(list, slug).then((found) => {
          if (found) add(found);
          box.replaceChildren(...(found ? shown(found, alt, words) : [words('editor.pictures.unknown', { slug })]));
        });
      }
      return box;
    },
  };
}

async function findIn(list: string, slug: string): Promise<ShownPicture | undefined> {
  try {
    const answer = await fetch(`${list}?${new URLSearchParams({ search: slug })}`, { headers: { accept: 'application/json' } });
    const { pictures } = (await answer.json()) as { pictures: ShownPicture[] };
    return pictures.find((picture) => picture.slug === slug);
  } catch {
    return undefined;
  }
}

function shown(picture: ShownPicture, alt: string, words: EditorWords): HTMLElement[] {
  const image = document.createElement('img');
  image.src = picture.src;
  image.width = picture.width;
  image.height = picture.height;
  image.alt = alt;
  image.draggable = false;
  const credit = document.createElement('small');
  credit.className = 'picture-credit';
  credit.textContent = picture.credit || words('editor.pictures.noCredit');
  return [image, credit];
}
