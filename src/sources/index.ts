export { furtherNotice, type IncomingItem, type IncomingPicture } from './feeds/incoming.ts';
export { canonicalLanguage } from './feeds/language-of.ts';
export { type Received, receiveItems } from './feeds/receive-items.ts';
export { addLicence, type LicenceTerms, openTerms } from './licences/add-licence.ts';
export { type AbridgedAmong, clearancesOf, licencesKnowing, runningLicence } from './licences/clearance.ts';
export type { WireNews, WirePicture } from './wires/news.ts';
export { parseWire, type WireRead } from './wires/parse-wire.ts';
export { newsmlOf } from './wires/write-newsml.ts';
export { ninjsOf } from './wires/write-ninjs.ts';
