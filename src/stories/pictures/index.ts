export type { PictureBar } from './act.ts';
export { type AddPictureOutcome, addPicture, type NewPicture } from './add-picture.ts';
export { type ChangePictureOutcome, changePicture, type PictureChange } from './change-picture.ts';
export { mostPictureBytes, type PictureFault, pictureFaultText } from './prepare.ts';
export { type RemovePictureOutcome, removePicture } from './remove-picture.ts';
export { type ReplacePictureOutcome, replacePicture } from './replace-picture.ts';
export { type RetryPictureOutcome, retryPicture } from './retry-picture.ts';
export { cleanText, endingDays, licenceState, linkOf, type PictureFacts, type PictureWords, wordsFor } from './rules.ts';
export {
  findPicture,
  type LibraryFilters,
  type LibraryPage,
  type LibraryPicture,
  libraryOf,
  licencesInTrouble,
  type Making,
  type PictureUse,
  usesOf,
} from './store.ts';
export { type Uploaded, type UploadOutcome, uploadPicture } from './upload-picture.ts';
export { findPictureFile, picturesBySlug } from './view.ts';
export { mayChangePicture } from './who.ts';
