import type { programPages } from '#api';
import { type Route, route } from '#platform/http/route.ts';

/** The routes that other programs call, with which scope each asks for. */
export function apiRoutes(api: ReturnType<typeof programPages>): Route[] {
  return [
    route('GET', '/api/v1/openapi.json', 'anyone', 'public', api.description),
    route('GET', '/api/v1/stories', 'token:stories:read', 'private', api.listStories),
    route('POST', '/api/v1/stories', 'token:stories:write', 'private', api.beginStory),
    route('GET', '/api/v1/stories/:key', 'token:stories:read', 'private', api.readStory),
    route('PATCH', '/api/v1/stories/:key', 'token:stories:write', 'private', api.fileStory),
    route('POST', '/api/v1/stories/:key/versions', 'token:stories:write', 'private', api.beginVersion),
    route('GET', '/api/v1/versions', 'token:stories:read-whole', 'private', api.listVersions),
    route('GET', '/api/v1/versions/:id', 'token:stories:read-whole', 'private', api.readVersion),
    route('PATCH', '/api/v1/versions/:id', 'token:stories:write', 'private', api.saveVersion),
    route('GET', '/api/v1/versions/:id/checklist', 'token:stories:read-whole', 'private', api.readChecklist),
    route('POST', '/api/v1/versions/:id/hand-in', 'token:stories:write', 'private', api.handIn),
    route('POST', '/api/v1/versions/:id/hand-back', 'token:stories:review', 'private', api.handBack),
    route('POST', '/api/v1/versions/:id/approve', 'token:stories:review', 'private', api.approve),
    route('POST', '/api/v1/versions/:id/schedule', 'token:stories:publish', 'private', api.schedule),
    route('POST', '/api/v1/versions/:id/unschedule', 'token:stories:publish', 'private', api.unschedule),
    route('POST', '/api/v1/versions/:id/embargo', 'token:stories:publish', 'private', api.embargo),
    route('POST', '/api/v1/versions/:id/publish', 'token:stories:publish', 'private', api.publish),
    route('POST', '/api/v1/versions/:id/update', 'token:stories:publish', 'private', api.update),
    route('POST', '/api/v1/versions/:id/correct', 'token:stories:publish', 'private', api.correct),
    route('POST', '/api/v1/versions/:id/withdraw', 'token:stories:publish', 'private', api.withdraw),
    route('GET', '/api/v1/pictures', 'token:pictures:read', 'private', api.listPictures),
    route('POST', '/api/v1/pictures', 'token:pictures:write', 'private', api.addPicture),
    route('GET', '/api/v1/pictures/:slug', 'token:pictures:read', 'private', api.readPicture),
    route('POST', '/api/v1/authors', 'token:names:write', 'private', api.addAuthor),
    route('POST', '/api/v1/topics', 'token:names:write', 'private', api.addTopic),
    route('GET', '/api/v1/authors', 'token:stories:read', 'private', api.listAuthors),
    route('GET', '/api/v1/topics', 'token:stories:read', 'private', api.listTopics),
    route('GET', '/api/v1/sources', 'token:stories:read', 'private', api.listSources),
    route('GET', '/api/v1/sections', 'token:stories:read', 'private', api.listSections),
    route('GET', '/api/v1/subscribers', 'token:subscribers:read', 'private', api.listSubscribers),
    route('GET', '/api/v1/subscribers/:id', 'token:subscribers:read', 'private', api.readSubscriber),
    route('POST', '/api/v1/subscribers/:id/complimentary', 'token:subscribers:write', 'private', api.giveComplimentary),
    route('GET', '/api/v1/numbers', 'token:numbers:read', 'private', api.readNumbers),
  ];
}
