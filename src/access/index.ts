export { type Decision, decide, type GatedStory, type Purpose, type Viewer } from './decide.ts';
export { type Asker, createGate, type Gate, type Reading, type Rehearsed, type RehearsedViewer, rehearsedViewers } from './gate.ts';
export { giftPages } from './gifts/reader.tsx';
export { giftsMadeBy } from './gifts/store.ts';
export { institutionsTag } from './institutions/institution-of.ts';
export { institutionPages } from './institutions/staff.tsx';
export { accessJobs } from './jobs.ts';
export { accessTables } from './personal-tables.ts';
