export { furtherNotice, type IncomingItem, type IncomingPicture } from './feeds/incoming.ts';
export { feedJobs } from './feeds/jobs.ts';
export { canonicalLanguage } from './feeds/language-of.ts';
export { type Received, receiveItems } from './feeds/receive-items.ts';
export { webSubPages } from './feeds/websub-pages.ts';
export { addLicence, type LicenceTerms, openTerms } from './licences/add-licence.ts';
export { type AbridgedAmong, clearancesOf, licencesKnowing, runningLicence } from './licences/clearance.ts';
