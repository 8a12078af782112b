export { addPaper, changePaper, findPaper, type PaperFacts, paperMark, papersAfter, type SourcePaper } from './papers.ts';
export { type StandingVersion, standingVersionsOf, versionLabels } from './standing-versions.ts';
export { type TakingDown, takeDownStanding } from './take-down.ts';
