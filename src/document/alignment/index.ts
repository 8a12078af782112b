export { beginRows } from './begin.ts';
export { carryRows, type Hunk, hunksOf } from './carry.ts';
export { hashOfBlock } from './hash.ts';
export {
  type AlignmentRow,
  addedRow,
  alignedBlocks,
  isAddition,
  isOmission,
  isUntouched,
  isUntranslated,
  joinRows,
  omitRow,
  progressOf,
  rowsCover,
  rowsSchema,
  splitRow,
} from './rows.ts';
