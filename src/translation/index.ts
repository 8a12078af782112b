export * from './checks/index.ts';
export * from './glossary/index.ts';
export { translationJobs } from './jobs.ts';
export { clearancesOf, licences } from './licences.ts';
export * from './memory/index.ts';
export { segmenterVersion, sentenceSpans, sentencesOf } from './segments/sentences.ts';
