import type { SentenceRules } from '../rules.ts';

// Arabic has no capitals: what follows an abbreviation tells nothing, so only those are listed that stand before something.
export const ar: SentenceRules = {
  never: 'د., أ., أ. د., أ.د., م., ش., ا., ج., ب., س., ع., ف., ك., ل., ن., ي., ر., ط., ت., ح., خ., ق., الخ., مج., تر., تح., انظر.',
  numbered: 'ص., صص., رقم., ع., هـ., تلف., ص. ب., ص.ب.',
  maybe: 'ق.م., ق. م., إلخ., كم., كلم., كغ.',
  afterQuote: /^(?:سأل|قال|يقول|تقول|أضاف|رد|هتف|صاح|تساءل|أجاب|كتب)\p{L}*(?=[\s،:.]|$)/u,
  starters: 'وقال, وقالت, وأضاف, وأضافت, وأكد, وكان, وكانت, لكن, ولكن, كما, هذا, هذه, ذلك, تلك, وفي, ثم, أما',
};
