export { type AddPictureOutcome, addPicture, type NewPicture } from './add-picture.ts';
export { mostPictureBytes, type PictureFault, pictureFaultText } from './prepare.ts';
export { licenceState, type PictureFacts, type PictureWords, wordsFor } from './rules.ts';
export { findPicture, type LibraryFilters, type LibraryPage, type LibraryPicture, libraryOf, type PictureUse, usesOf } from './store.ts';
export { type Uploaded, type UploadOutcome, uploadPicture } from './upload-picture.ts';
export { findPictureFile, picturesBySlug } from './view.ts';
