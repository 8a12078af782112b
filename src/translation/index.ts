export { abridgedAmong, clearancesOf, licences } from './licences.ts';
