export { type Concordance, concordanceOf, type RememberedPair } from './concordance.ts';
export { keyOfText } from './folding.ts';
export { type Asked, type Match, matchesFor } from './matches.ts';
export { type PairState, rememberVersion } from './remember.ts';
export { type RemovePairOutcome, removePair } from './remove-pair.ts';
export type { Difference } from './similarity.ts';
export { sketchOf } from './sketch.ts';
export { addPairs, type NewPair, type Scope } from './store.ts';
export { weighMemory } from './weigh.ts';
