import path from 'node:path';
import type { z } from 'zod';
import type { App } from '#platform/app.ts';
import { newKey } from '#platform/tokens.ts';
import { record } from '#staff';
import { addPicture, picturesBySlug, slugOf } from '#stories';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import * as answers from '../shapes/answers.ts';
import * as bodies from '../shapes/bodies.ts';
import { slugParams } from '../shapes/parts.ts';

const mostBytes = 40_000_000;

export const pictureEndpoints = {
  readPicture: endpoint({
    name: 'readPicture',
    method: 'GET',
    path: '/pictures/{slug}',
    scope: 'pictures:read',
    summary: 'A picture of the library',
    params: slugParams,
    answer: { status: 200, shape: answers.picture, about: 'The picture; renditions appear once they are made' },
    refusals: { 404: 'There is no such picture' },
    async run({ app, db, params }) {
      return { body: await pictureView(app, db, params.slug) };
    },
  }),

  addPicture: endpoint({
    name: 'addPicture',
    method: 'POST',
    path: '/pictures',
    scope: 'pictures:write',
    summary: 'Takes a picture into the library',
    about: 'JPEG, PNG, WebP or AVIF. Its renditions follow within a minute or so.',
    body: bodies.newPicture,
    mostFileBytes: mostBytes,
    answer: { status: 201, shape: answers.picture, about: 'The picture' },
    refusals: { 409: 'Another picture has this slug', 413: 'The file is longer than 40 MB' },
    async run({ app, press, program, now, body, file }) {
      if (!file) throw new Problem(422, 'invalid', { errors: [{ pointer: '/file', detail: 'is missing' }] });
      const { focalX, focalY, credit, agency, licence } = body;
      const slug = body.slug ?? `${slugOf(path.parse(file.name).name).slice(0, 60) || 'picture'}-${slugOf(newKey()).slice(0, 6)}`;
      if ((await picturesBySlug(press, [slug])).size > 0)
        throw new Problem(409, 'address-taken', { detail: 'Another picture has this slug.' });
      const picture = { slug, credit, agency, licence, focal: { x: focalX, y: focalY } };
      const added = await addPicture(press, app.files, picture, file.bytes, now);
      if (!added.ok) throw new Problem(422, added.reason, { errors: [{ pointer: '/file', detail: refusals[added.reason] }] });
      await record(
        press,
        { personId: program.by.id, act: 'pictures.added', subject: { kind: 'picture', id: added.id }, detail: { slug } },
        now,
      );
      return { body: await pictureView(app, press, slug), headers: { Location: `${app.baseUrl()}/api/v1/pictures/${slug}` } };
    },
  }),
};

const refusals = {
  'not-a-picture': 'is no JPEG, PNG, WebP or AVIF',
  'too-large': 'has more than 60 megapixels',
};

async function pictureView(app: App, db: App['db'], slug: string): Promise<z.input<typeof answers.picture>> {
  const view = (await picturesBySlug(db, [slug])).get(slug);
  if (!view) throw new Problem(404, 'not-found');
  const { href, agency = null, renditions, ...rest } = view;
  const url = (path: string) => app.baseUrl() + path;
  return {
    ...rest,
    slug,
    agency,
    url: url(href),
    renditions: renditions.map(({ format, width, height, href }) => ({ format, width, height, url: url(href) })),
  };
}
