import { readDocx } from './docx/read.ts';
import { docxOf } from './docx/write.ts';
import type { Parcel } from './parcel/parcel.ts';
import { type ReadFile, readXliff } from './xliff/read.ts';
import { xliff12Of } from './xliff/write1.ts';
import { xliff21Of } from './xliff/write2.ts';

/** The forms in which a translation can be taken along. */
export const takenForms = ['xliff21', 'xliff12', 'docx'] as const;
export type TakenForm = (typeof takenForms)[number];

/** A translation as a file of a form. */
export function takeAlong(parcel: Parcel, form: TakenForm): { bytes: Uint8Array; type: string; ending: string } {
  if (form === 'docx')
    return { bytes: docxOf(parcel), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' };
  const text = form === 'xliff21' ? xliff21Of(parcel) : xliff12Of(parcel);
  return { bytes: Buffer.from(text), type: 'application/xliff+xml', ending: 'xlf' };
}

/** Reads a file of any of the forms. */
export function readBrought(bytes: Uint8Array): ReadFile {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive ? readDocx(bytes) : readXliff(bytes);
}
