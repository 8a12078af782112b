// Refused wherever words are written: control characters (tabs and line breaks too: a block is one flow of text), halves of surrogate pairs,
// noncharacters, U+FFFD (a letter already lost), line separators, byte order marks, annotation marks, and the old bidi embeddings and
// overrides, which make a text read otherwise than it is stored ("Trojan Source", CVE-2021-42574).
const refused = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\ufeff\ufff9-\ufffb\ufffd]/u;

/** Whether a text holds only characters that may be printed. */
export function isClean(text: string): boolean {
  return !refused.test(text);
}

/** The text without characters that may not be printed. For naming hostile things in messages. */
export function cleaned(text: string): string {
  return text.replace(new RegExp(refused, 'gu'), '');
}

/** Whether every bidi isolate (U+2066 to U+2068) is closed by U+2069 and none is closed unopened, so that no text turns what follows it around. */
export function isBalanced(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') open += 1;
    else if (character === '\u2069') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Whether anything in the text can be seen. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
