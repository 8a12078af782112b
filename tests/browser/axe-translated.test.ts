import { describe } from 'vitest';
import { isWide } from '../wide.ts';
import { lookAtEveryPage, whole } from './every-page.ts';
import { pageKinds } from './kinds.ts';

const inArabic = pageKinds
  .filter(({ name, isOnlyEnglish }, at) => !isOnlyEnglish && (isWide || whole.includes(name) || at % 12 === 2))
  .map((kind) => ({ ...kind, language: 'ar' }));
// What French changes is the length of the words: a few pages say whether they have room.
const inFrench = pageKinds.filter((kind) => whole.includes(kind.name)).map((kind) => ({ ...kind, language: 'fr' }));

describe('every page in Arabic and a few in French', () => {
  lookAtEveryPage([...inArabic, ...inFrench]);
});
