export { clearancesOf, licences } from './licences.ts';
