/** The quotation marks of a language: outer ones first. By CLDR, with those that newspapers use beside them. */
const marks: Record<string, { first: string; allowed: string }> = {
  en: { first: '“ ”', allowed: '“”‘’' },
  fr: { first: '« »', allowed: '«»“”‹›’' },
  es: { first: '« »', allowed: '«»“”‘’' },
  ar: { first: '« »', allowed: '«»“”‘’' },
  de: { first: '„ “', allowed: '„“‚‘»«›‹’' },
  it: { first: '« »', allowed: '«»“”‘’' },
  pt: { first: '“ ”', allowed: '“”‘’«»' },
  ru: { first: '« »', allowed: '«»„“’' },
  tr: { first: '“ ”', allowed: '“”‘’' },
  hi: { first: '“ ”', allowed: '“”‘’' },
  ja: { first: '「 」', allowed: '「」『』' },
  zh: { first: '“ ”', allowed: '“”‘’「」『』《》' },
};

/** The first quotation mark in a text that its language doesn't use, with the pair it uses; none for a language we don't know. */
export function wrongMark(text: string, language: string): { mark: string; right: string } | undefined {
  const own = marks[language.split('-')[0] ?? ''];
  if (!own) return undefined;
  // An apostrophe is none, and in English inches are none either.
  const found = text.match(/["“”„«»「」『』‹›]|(?<!\p{L})‘|(?<=\d)"/gu)?.find((mark) => !own.allowed.includes(mark));
  return found && !/^\d/.test(found) ? { mark: found, right: own.first } : undefined;
}

/** How many stretches a text quotes, in any language's marks. */
export function quotationsIn(text: string): number {
  const pairs = /«[^«»]+»|»[^«»]+«|“[^“”„]+”|„[^“”„]+[“”]|「[^「」]+」|『[^『』]+』|"[^"]+"/gu;
  return text.match(pairs)?.length ?? 0;
}

/** True when a text closes as a sentence does, quotation marks and brackets aside. */
export function hasEnding(text: string): boolean {
  return /[.!?…:。！？：؟।۔॥][\p{Pe}\p{Pf}\p{Pi}"'\s]*$/u.test(text);
}

// Letters a text needs, against English: measured on news texts, good for telling a lost half from a short language.
const lengths: Record<string, number> = {
  ...{ en: 1, fr: 1.15, es: 1.13, de: 1.13, it: 1.13, pt: 1.1, ru: 1.05, ar: 0.85, hi: 1, tr: 1, zh: 0.34, ja: 0.48, ko: 0.55, he: 0.8 },
};

/** How long a text in `to` is that says what one in `from` says, against that one. */
export function usualRatio(from: string, to: string): number {
  const of = (language: string) => lengths[language.split('-')[0] ?? ''] ?? 1;
  return of(to) / of(from);
}
