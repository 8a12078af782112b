export { changesOf } from './changes.ts';
export { type FollowOutcome, followSource } from './follow-source.ts';
export { type Desk, type DeskOutcome, deskOf } from './read.ts';
export { type SaveTranslationOutcome, saveTranslation } from './save-translation.ts';
export { type AlignedFields, alignmentSchema, type Side, type SideField, sideFields } from './sides.ts';
