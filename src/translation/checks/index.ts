export { type Acceptance, type AcceptOutcome, acceptancesOf, acceptFinding, reopenFinding } from './acceptances.ts';
export { checkTranslation } from './check-translation.ts';
export { fieldRow, findingsOf, type PlainRow, plainRow, rowText } from './checked-rows.ts';
export { type CheckedRow, type Finding, type FindingKind, findingKinds } from './findings.ts';
