export { changesOf } from './changes.ts';
export { type DeskFinding, deskFindings } from './desk-findings.ts';
export { type Fact, factsOf } from './facts.ts';
export { followSource } from './follow-source.ts';
export { type Desk, deskOf } from './read.ts';
export { saveTranslation } from './save-translation.ts';
export { alignmentSchema, type SideField, sideFields } from './sides.ts';
