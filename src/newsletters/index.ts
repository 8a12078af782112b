export { addNewsletters, type NewNewsletter } from './add-newsletters.ts';
export * from './composing/index.ts';
export { newsletterJobs } from './jobs.ts';
export { newsletterChoicesOf, newsletterFor, newslettersOf } from './lists.ts';
export { newsletterTables } from './personal-tables.ts';
export { newsletterPages } from './reader.tsx';
export { listNewsletters, type Newsletter } from './store.ts';
