import type { ShownPicture } from '../island.ts';
import type { EditorWords } from '../words.ts';

/** The pictures this text has or had: what their slugs look like. */
export type PictureShelf = {
  add: (picture: ShownPicture) => void;
  find: (slug: string) => ShownPicture | undefined;
  /** A picture as an element, with its credit; a sentence where the library hasn't got it. */
  imageOf: (slug: string, alt: string) => HTMLElement;
};

/** A shelf with the pictures the page came with. */
export function shelfOf(pictures: ShownPicture[], words: EditorWords): PictureShelf {
  const bySlug = new Map(pictures.map((picture) => [picture.slug, picture]));
  return {
    add: (picture) => bySlug.set(picture.slug, picture),
    find: (slug) => bySlug.get(slug),
    imageOf(slug, alt) {
      const box = document.createElement('div');
      box.className = 'block-picture';
      const picture = bySlug.get(slug);
      if (!picture) {
        box.textContent = words('editor.pictures.unknown', { slug });
        return box;
      }
      const image = document.createElement('img');
      image.src = picture.src;
      image.width = picture.width;
      image.height = picture.height;
      image.alt = alt;
      image.draggable = false;
      const credit = document.createElement('small');
      credit.className = 'picture-credit';
      credit.textContent = picture.credit || words('editor.pictures.noCredit');
      box.append(image, credit);
      return box;
    },
  };
}
