export { addNewsletters, type NewNewsletter } from './add-newsletters.ts';
export { newsletterJobs } from './jobs.ts';
export { newsletterFor, newslettersOf } from './lists.ts';
export { newsletterTables } from './personal-tables.ts';
export { PreferenceFields } from './preferences/pages.tsx';
export { type PreferencesView, preferencesOf } from './preferences/preferences-of.ts';
export { newsletterPages } from './reader.tsx';
