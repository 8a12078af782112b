export { addLicence, type LicenceTerms, openTerms } from './licences/add-licence.ts';
export { type AbridgedAmong, clearancesOf, licencesKnowing, runningLicence } from './licences/clearance.ts';
