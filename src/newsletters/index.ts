export { addNewsletters, type NewNewsletter } from './add-newsletters.ts';
export { mailWebhookPage } from './bounces/webhook.ts';
export { startImport } from './bring/carry-over.ts';
export { columns as signUpColumns } from './bring/rules.ts';
export { signUpLines } from './bring/sign-ups.ts';
export {
  countRows,
  findImport,
  type Import,
  type ImportCounts,
  importsOf,
  type ProblemRow,
  problemRows,
  removeImport,
} from './bring/store.ts';
export { mostImportBytes, mostImportRows, type TakenIn, takeIn } from './bring/take-in.ts';
export * from './composing/index.ts';
export { newsletterJobs } from './jobs.ts';
export { addList, changeList, type ListFacts, type ListLine, listLines, moveList, retireList, takenSlugs } from './lists/arrange.ts';
export { newsletterFor, newslettersOf } from './lists.ts';
export { newsletterTables } from './personal-tables.ts';
export { PreferenceFields } from './preferences/pages.tsx';
export { type PreferencesView, preferencesOf } from './preferences/preferences-of.ts';
export { newsletterPages } from './reader.tsx';
export { liftSuppression, suppress, type Why } from './sending/bounces.ts';
export { freeze } from './sending/freeze.ts';
export { countSuppressed, type MailHealth, mailHealth, suppressionOf } from './sending/health.ts';
export { type KeepOutcome, keepRendering, type Rendering } from './sending/keep-rendering.ts';
export { listSenders, type Post, readPost, resumeMail, setPace, stopMail } from './sending/post.ts';
export { type MailingProgress, progressOf } from './sending/progress.ts';
export { mailingPages } from './sending/reader.ts';
export { checkRestored } from './sending/restored.ts';
export { beginMailing, pauseMailing, resendUnknown, resumeMailing, stopMailing } from './sending/steer.ts';
export { type Sending, sendMailings, startSending } from './sending/worker.ts';
export { allNewsletters, listNewsletters, type Newsletter } from './store.ts';
