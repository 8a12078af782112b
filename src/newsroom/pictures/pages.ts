import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { picturePages } from './library.tsx';
import { onePicturePages } from './picture.tsx';

/** The picture library and each of its pictures. */
export function pictureLibraryPages(app: App, press: Press) {
  return { ...picturePages(app, press), ...onePicturePages(app, press) };
}
