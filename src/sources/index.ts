export { furtherNotice, type IncomingItem, type IncomingPicture } from './feeds/incoming.ts';
export { canonicalLanguage } from './feeds/language-of.ts';
export { type Received, receiveItems } from './feeds/receive-items.ts';
