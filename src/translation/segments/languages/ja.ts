import type { SentenceRules } from '../rules.ts';

export const ja: SentenceRules = {
  never: '',
  numbered: '',
  maybe: '',
  starters: '',
  // 「…。」と言った: the quotation is a part of the sentence that reports it.
  afterQuote: /^(と|って|という|など|を|が|は|に|の|も|で|から|だ|です|、)/u,
  whole: [
    ['「', '」'],
    ['『', '』'],
    ['（', '）'],
  ],
};
