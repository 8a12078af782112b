export { addNewsletters } from './add-newsletters.ts';
export { newsletterFor, newslettersOf } from './store.ts';
export const newsletterPages = (..._: unknown[]) => ({ list: undefined as never, signUp: undefined as never });
export const newsletterJobs = (..._: unknown[]) => [];
