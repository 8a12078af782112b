import * as z from 'zod';
import type { App } from '#platform/app.ts';
import { wordsIn } from '#platform/words.ts';
import {
  findPicture,
  type LibraryPicture,
  libraryOf,
  mostPictureBytes,
  type PictureFacts,
  pictureFaultText,
  uploadPicture,
} from '#stories';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import * as answers from '../shapes/answers.ts';
import * as bodies from '../shapes/bodies.ts';
import { paging, slugParams } from '../shapes/parts.ts';

const libraryQuery = z.strictObject({
  search: z.string().max(200).optional().describe('Words of credit, caption and alt text.'),
  ...paging,
});

/** The picture library. */
export const pictureEndpoints = {
  listPictures: endpoint({
    name: 'listPictures',
    method: 'GET',
    path: '/pictures',
    scope: 'pictures:read',
    summary: 'Pictures of the library, newest first',
    query: libraryQuery,
    answer: { status: 200, shape: answers.pictures, about: 'A page of them' },
    async run({ app, press, query }) {
      const { pictures, next } = await libraryOf(press, { search: query.search }, { after: query.after, most: query.limit });
      return { body: { items: pictures.map((one) => pictureView(app, one)), next: next ?? null }, next };
    },
  }),

  readPicture: endpoint({
    name: 'readPicture',
    method: 'GET',
    path: '/pictures/{slug}',
    scope: 'pictures:read',
    summary: 'A picture of the library',
    params: slugParams,
    answer: { status: 200, shape: answers.picture, about: 'The picture; renditions appear once they are made' },
    refusals: { 404: 'There is no such picture' },
    async run({ app, press, params }) {
      const picture = await findPicture(press, params.slug);
      if (!picture) throw new Problem(404, 'not-found');
      return { body: pictureView(app, picture) };
    },
  }),

  addPicture: endpoint({
    name: 'addPicture',
    method: 'POST',
    path: '/pictures',
    scope: 'pictures:write',
    summary: 'Takes a picture into the library',
    about:
      'JPEG, PNG, WebP or AVIF. Credit, caption and licence are read out of the file where they aren’t sent beside it; places and serial numbers in it are dropped. Renditions follow within a minute or so.',
    body: bodies.newPicture,
    mostFileBytes: mostPictureBytes,
    answer: { status: 201, shape: answers.picture, about: 'The picture' },
    async run({ app, press, settings, program, now, body, file }) {
      const { language = settings.paper.homeLanguage, caption, alt, focalX, focalY, ...facts } = body;
      const words = caption || alt ? { words: { [language]: { caption: caption ?? '', alt: alt ?? '' } } } : {};
      const said: Partial<PictureFacts> = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
      const focal = focalX === undefined && focalY === undefined ? undefined : { x: focalX ?? 0.5, y: focalY ?? 0.5 };
      const given = { bytes: file?.bytes ?? Buffer.alloc(0), fileName: file?.name ?? '', language, focal };
      const uploaded = await uploadPicture(press, app.files, { ...given, facts: { ...said, ...words } }, program.by, now);
      if (!uploaded.ok) {
        const detail = pictureFaultText(wordsIn('en'), uploaded.reason);
        throw new Problem(422, `picture-${uploaded.reason}`, { errors: [{ pointer: '/file', detail }] });
      }
      const view = pictureView(app, uploaded.picture);
      return { body: view, headers: { Location: `${app.baseUrl()}/api/v1/pictures/${view.slug}` } };
    },
  }),
};

function pictureView(app: App, picture: LibraryPicture): z.input<typeof answers.picture> {
  const { slug, view, facts, making, uses, addedAt } = picture;
  const url = (path: string) => app.baseUrl() + path;
  return {
    ...facts,
    slug,
    url: url(view.href),
    width: view.width,
    height: view.height,
    focal: view.focal,
    making,
    renditions: view.renditions.map(({ format, width, height, href }) => ({ format, width, height, url: url(href) })),
    uses,
    addedAt: addedAt.toISOString(),
  };
}
