export { readerJobs } from './jobs.ts';
export { readerPages, type SignInHooks } from './reader.tsx';
export { addressKey, maskedAddress, personKey } from './rules.ts';
export { type Device, devicesOf, readerOf, readerTag } from './session.ts';
export { findReader, type Reader } from './store.ts';
