import { foldText, isSign } from '../memory/folding.ts';

/** A word of a text: where it stands, and every form a term's word may have to be it, the likeliest first. */
export type TextWord = { from: number; to: number; forms: string[] };

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}](?:[\p{M}\u0640]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]|[’'](?=\p{L}))*/gu;

/** The words of a text in a language; a sign is a word where a script knows no spaces. */
export function wordsIn(text: string, language: string): TextWord[] {
  return Array.from(text.matchAll(word), (match) => {
    const from = match.index;
    return { from, to: from + match[0].length, forms: formsOf(match[0], language) };
  });
}

/** The words of a term, each in the one form by which it is found. */
export function termWords(text: string, language: string): string[] {
  return Array.from(text.matchAll(word), ([one]) => stemOf(bare(one, language), language));
}

/** What terms are found by: their first word, or their first two signs where a script knows no spaces. */
export function firstKeyOf(text: string, language: string): string {
  const [first = '', second = ''] = termWords(text, language);
  return isSign(first) && isSign(second) ? first + second : first;
}

/** Every first key that a term in a text may have. */
export function firstKeysIn(words: TextWord[]): string[] {
  return words.flatMap(({ forms }, at) => {
    const [one, next] = [forms[0] ?? '', words[at + 1]?.forms[0] ?? ''];
    return isSign(one) && isSign(next) ? [one, one + next] : forms;
  });
}

/** A term as lists are searched: small letters, no accents, one form of alef. */
export function foldTerm(text: string, language: string): string {
  return bare(text, language);
}

/** Without what only marks vowels or stress. Indic and Japanese signs keep theirs: there they are letters. */
function bare(text: string, language: string): string {
  const folded = foldText(text);
  if (/^(ar|fa|ur)\b/.test(language))
    return folded
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/[ىی]/g, 'ي')
      .replace(/ة/g, 'ه')
      .replace(/ک/g, 'ك');
  return folded
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function formsOf(written: string, language: string): string[] {
  const plain = bare(written, language);
  const base = language.split('-')[0] ?? '';
  if (base === 'ar') return [...new Set([plain, ...withoutPrefixes(plain)])];
  const [whole, ...cut] = [plain, ...apostrophes(plain, base)];
  return [...new Set([whole, ...cut].map((one) => stemOf(one ?? '', language)))];
}

/** Arabic writes "and", "in", "for", "as" and "the" onto the word. */
function withoutPrefixes(plain: string): string[] {
  const forms: string[] = [];
  const add = (form: string) => form.length > 1 && forms.push(form);
  for (const start of [plain, ...(/^[وف]/.test(plain) ? [plain.slice(1)] : [])]) {
    if (start !== plain) add(start);
    if (/^[بكل]/.test(start)) add(start.slice(1));
    // "for the" loses its alef: لل.
    if (start.startsWith('لل')) forms.push(`ال${start.slice(2)}`, start.slice(2));
    const article = start.match(/^[بكل]?ال(?=..)/)?.[0];
    if (article) add(start.slice(article.length));
  }
  return forms;
}

/** What is left of a word that an article, a possessive or a case ending is joined to by an apostrophe. */
function apostrophes(plain: string, base: string): string[] {
  const at = plain.indexOf("'");
  if (at < 0) return [];
  if (base === 'fr' || base === 'it' || base === 'ca') return [plain.slice(plain.lastIndexOf("'") + 1)];
  if (base === 'tr' || base === 'az') return [plain.slice(0, at)];
  return plain.endsWith("'s") || plain.endsWith("'") ? [plain.replace(/'s?$/, '')] : [];
}

const slavicEnding =
  /(?:ами|ями|ого|его|ому|ему|ыми|ими|иях|иям|ией|ов|ев|ей|ом|ем|ам|ям|ах|ях|ой|ою|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ых|их|ия|ии|ию|ья|ью|а|е|и|о|у|ы|э|ю|я|ь)$/u;

/**
 * A word without its case ending, as far as a rule goes that knows no dictionary: Russian, Ukrainian, Bulgarian and Serbian names of three letters and
 * more, the German genitive. Vowels that come and go within a word (Павел, Павла) are beyond it.
 */
function stemOf(plain: string, language: string): string {
  const base = language.split('-')[0] ?? '';
  if (/^(ru|uk|be|bg|sr|mk)$/.test(base)) {
    const stem = plain.replace(slavicEnding, '');
    return stem.length >= 3 ? stem : plain;
  }
  if (base === 'de' && /[^s]s$/.test(plain) && plain.length > 4) return plain.slice(0, -1);
  return plain;
}
