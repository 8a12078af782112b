export { seed } from './load.ts';
