export { type Found, findTerms, hasTerm, type Sought } from './find-terms.ts';
export { type ConceptKind, type TargetTerm, type TermStatus, type TermUse, termsIn } from './terms-in.ts';
export { firstKeyOf, foldTerm } from './words.ts';
