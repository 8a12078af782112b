export {
  cardsByKey,
  cardsByStory,
  type Edition,
  type ListedStory,
  listManyStories,
  listStories,
  listStoriesBetween,
  readCursor,
  tagsOfCards,
} from './cards.ts';
export * from './front/index.ts';
export { type IntroduceAuthorOutcome, introduceAuthor, type NewAuthor } from './introduce-author.ts';
export { storyJobs } from './jobs.ts';
export * from './languages.ts';
export { type Entry, entriesWithStories, findEntry, findSource, listOf, listTag, monthsOf } from './lists.ts';
export { findStoryId, findVersionName, type NamedKind, type NamedRow, namedRows, namesAfter, storyKeysOf, versionIdsOf } from './names.ts';
export { originsOf, type StoryOrigin } from './origins.ts';
export * from './papers/index.ts';
export * from './pictures/index.ts';
export { findPublicStory, findPublicVersion, type PublicVersion, publicVersionsIn, publishedIn } from './public-versions.ts';
export { addNote, type PublishOutcome, publish, withdraw } from './publish.ts';
export { addReferences, hasNoSections, type References, slugOf } from './references.ts';
export * from './shelves/index.ts';
export {
  type BylinePerson,
  bylineOf,
  findStoryByAddress,
  findStoryByKey,
  nextVersionIn,
  notesOf,
  type PublishedStory,
  previewsOf,
  readBodies,
  readBody,
  topicsOf,
  versionsOf,
} from './store.ts';
export * from './work/index.ts';
export { beginStory, type NewStory, saveVersion, type VersionText } from './write.ts';
