export { readBrought, takeAlong, takenForms } from './forms.ts';
export type { Applied, Returned, UnitProblem } from './parcel/apply.ts';
export { bringBack, type Compared, compareBrought } from './parcel/bring-back.ts';
export type { Parcel, Unit } from './parcel/parcel.ts';
export { parcelOf } from './parcel/parcel-of.ts';
export { addBrought, type Brought, findBrought, removeBrought } from './parcel/store.ts';
export type { ReadFile } from './xliff/read.ts';
