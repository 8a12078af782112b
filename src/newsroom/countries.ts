import { displayNames } from '#platform/formats.ts';
import { countryName } from '#platform/languages.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

// CLDR names these too, and none of them is a country of ISO 3166-1.
const noCountries = new Set(['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA']);

const known = new Map<string, Map<string, string>>();

/** Codes (ISO 3166-1 alpha-2) of countries typed by name in a language or by code, between commas; those nobody knows as they were typed. */
export function countriesIn(typed: string, language: string): { codes: string[]; unknown: string[] } {
  const codeOf = codesByName(language);
  const words = typed
    .split(/[,;،؛\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const found = words.map((word) => ({ word, code: codeOf.get(plain(word)) }));
  return {
    codes: [...new Set(found.flatMap(({ code }) => code ?? []))],
    unknown: found.filter(({ code }) => !code).map(({ word }) => word),
  };
}

/** Countries as a person would type them. */
export function countriesText(codes: string[], language: string): string {
  return codes.map((code) => countryName(code, language).replaceAll(',', '')).join(', ');
}

function codesByName(language: string): Map<string, string> {
  const made = known.get(language) ?? new Map<string, string>();
  if (made.size > 0) return made;
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = displayNames(language, 'region').of(code) ?? code;
    // A code that was replaced has the name of the country that is.
    const isToday = new Intl.Locale(`und-${code}`).region === code;
    if (name === code || !isToday || noCountries.has(code)) continue;
    made.set(plain(name), code);
    made.set(plain(name.replaceAll(',', '')), code);
    made.set(plain(code), code);
  }
  known.set(language, made);
  return made;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
