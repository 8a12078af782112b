export { type Found, findTerms, hasTerm, type Sought } from './find-terms.ts';
export { type MetName, namesOffered, settleNames } from './met-names.ts';
export { removeConcept, type SaveConceptOutcome, saveConcept } from './save-concept.ts';
export { type Concept, type ConceptText, conceptsOf, findConcept, type Term } from './store.ts';
export { type ConceptKind, conceptKinds, type TargetTerm, type TermStatus, type TermUse, termStatuses, termsIn } from './terms-in.ts';
export { firstKeyOf, foldTerm } from './words.ts';
