export * from './desk/index.ts';
export { clearancesOf, licences } from './licences.ts';
