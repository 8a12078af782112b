import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** Every route of the picture library. */
export function pictureRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/pictures', 'staff:desk:see', 'private', newsroom.pictures),
    route('GET', '/newsroom/pictures.json', 'staff:desk:see', 'private', newsroom.picturesJson),
    route('POST', '/newsroom/pictures', 'staff:pictures:add', 'private', newsroom.addPictures),
    route('GET', '/newsroom/pictures/:slug', 'staff:desk:see', 'private', newsroom.picture),
    route('POST', '/newsroom/pictures/:slug', 'staff:pictures:add', 'private', newsroom.changePicture),
    route('POST', '/newsroom/pictures/:slug/replace', 'staff:pictures:add', 'private', newsroom.replacePicture),
    route('POST', '/newsroom/pictures/:slug/remove', 'staff:pictures:add', 'private', newsroom.removePicture),
    route('POST', '/newsroom/pictures/:slug/retry', 'staff:pictures:add', 'private', newsroom.retryPicture),
  ];
}
