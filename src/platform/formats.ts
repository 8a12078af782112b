const made = new Map<string, unknown>();

function keptFormat<T>(kind: string, language: string, options: object, make: () => T): T {
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  const known = (made.get(key) as T | undefined) ?? make();
  made.set(key, known);
  return known;
}

/** The format of dates for a language and options, made once: making one costs a hundred uses, and memory outside the heap. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keptFormat('date', language, options, () => new Intl.DateTimeFormat(language, options));
}

/** The format of numbers for a language and options, made once. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return keptFormat('number', language, options, () => new Intl.NumberFormat(language, options));
}

/** How a language joins things to "a, b and c", made once. English has no comma before "and" (AP style), as CLDR has it for en-GB. */
export function listFormat(language: string): Intl.ListFormat {
  return keptFormat('list', language, {}, () => new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }));
}

/** The names of languages, regions or currencies in a language, made once. */
export function displayNames(language: string, type: 'language' | 'region' | 'currency'): Intl.DisplayNames {
  return keptFormat('names', language, { type }, () => new Intl.DisplayNames([language], { type }));
}
