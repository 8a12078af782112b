export { startImport } from '../bring/carry-over.ts';
export { columns as importColumns, type RowProblem } from '../bring/rules.ts';
export {
  countRows,
  findImport,
  type Import,
  type ImportCounts,
  importsOf,
  type ProblemRow,
  problemRows,
  removeImport,
} from '../bring/store.ts';
export { mostImportBytes, mostImportRows, type TakenIn, takeIn } from '../bring/take-in.ts';
export { bringGrants } from '../grants/store.ts';
export { type Invented, inventSubscriptions } from '../sandbox/invent.ts';
export { askProvider, type EndingReason, noteEnding, noteRefund, providerOf, type RefundReason } from './ask.ts';
export { type ExtendOutcome, findExtendable, mostExtraDays, noteExtension } from './extend.ts';
export { type HistoryLine, historyOf } from './history.ts';
export {
  grantsHeldBy,
  type HeldGrant,
  type HeldReceipt,
  type HeldSubscription,
  receiptsHeldBy,
  subscriptionsHeldBy,
} from './one.ts';
export { letterKindsKept, sendAgain } from './send-again.ts';
export {
  planNames,
  type StateCounts,
  type Subscriber,
  type SubscriberFilter,
  type SubscriberState,
  subscriberCounts,
  subscriberStates,
  subscribersOf,
} from './subscribers.ts';
