export { type AddShelfOutcome, addShelf, type ShelfChange } from './add-shelf.ts';
export { closeSection } from './close-section.ts';
export { moveSection } from './move-section.ts';
export { type RemoveShelfOutcome, removeShelf } from './remove-shelf.ts';
export { renameShelf } from './rename-shelf.ts';
export { type Section, sectionsOf } from './sections.ts';
export { type Names, type ShelfKind, type ShelfLine, shelfLines } from './store.ts';
