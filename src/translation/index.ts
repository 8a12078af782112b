export * from './checks/index.ts';
export * from './desk/index.ts';
export * from './glossary/index.ts';
export { translationJobs } from './jobs.ts';
export { clearancesOf, licences } from './licences.ts';
export { askMachine, type MachineAnswer } from './machine/ask-machine.ts';
export * from './memory/index.ts';
export { segmenterVersion, sentenceSpans, sentencesOf } from './segments/sentences.ts';
