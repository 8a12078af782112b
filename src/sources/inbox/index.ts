export { type AssignOutcome, assignItem } from './assign-item.ts';
export { inboxJobs } from './jobs.ts';
export { type MayWe, mayWe } from './may-we.ts';
export { passItems, unpassItems } from './pass-items.ts';
export { type NewReading, noteReadings, noteUnreadable, type UnreadItem, unreadItems } from './readings.ts';
export {
  findItem,
  type InboxCounts,
  type InboxFilters,
  type InboxItem,
  type InboxLine,
  type InboxState,
  type ItemVersion,
  inboxChoices,
  inboxCounts,
  inboxOf,
  inboxStates,
  itemVersions,
} from './store.ts';
export { type Filed, type TakeOutcome, takeItem } from './take-item.ts';
export { leaveChange, type TakeOverOutcome, takeOverChange } from './take-over-change.ts';
