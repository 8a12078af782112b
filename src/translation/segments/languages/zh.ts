import type { SentenceRules } from '../rules.ts';

export const zh: SentenceRules = {
  never: '',
  numbered: '',
  maybe: '',
  starters: '',
  // “……。”他说: a short attribution that follows belongs to the quotation.
  afterQuote:
    /^([\p{Script=Han}·]{0,12}?(说|說|表示|道|称|稱|指出|问|問|写道|寫道|强调|強調|补充|補充|回答)(着|著|过|過)?([，。：；、！？]|$)|[，、；：的])/u,
  whole: [
    ['“', '”'],
    ['「', '」'],
    ['『', '』'],
    ['《', '》'],
    ['（', '）'],
  ],
};
