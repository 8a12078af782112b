export { findAddressChange } from './account/change-address.ts';
export { type Consent, personMac, recordConsents } from './account/consent.ts';
export { readerTables } from './account/personal-tables.ts';
export { accountPages, type Forgetting } from './account/reader.tsx';
export { readerJobs } from './jobs.ts';
export { readerPages, type SignInHooks } from './reader.tsx';
export { addressKey, maskedAddress, personKey } from './rules.ts';
export { type Device, devicesOf, readerOf, readerTag } from './session.ts';
export { findReader, findReaderByKey, type Reader, readersByIds, readersByKeys } from './store.ts';
