import { displayNames } from '#platform/formats.ts';
import { canonicalLanguage } from '../feeds/language-of.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codesByLanguage = new Map<string, Map<string, string>>();

/** The country (ISO 3166-1 alpha-2) that the first of some places names: by a code such as `iso3166-1a2:FR`, else by its name in the text's language or English. */
export function countryOf(places: { codes: string[]; name: string }[], language: string | undefined): string | undefined {
  for (const { codes } of places) {
    for (const code of codes) {
      const [, found = ''] = code.match(/(?:iso3166-1a2|iso3166-1-alpha-2|country)[:/#]+([A-Z]{2})$/i) ?? [];
      if (codesIn('en').has(found.toUpperCase())) return found.toUpperCase();
    }
  }
  const written = canonicalLanguage(language)?.split('-')[0] ?? 'en';
  for (const { name } of places) {
    const found = codesIn(written).get(name.toLowerCase()) ?? codesIn('en').get(name.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

function codesIn(language: string): Map<string, string> {
  const kept = codesByLanguage.get(language);
  if (kept) return kept;
  const codes = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = displayNames(language, 'region').of(code) ?? code;
    const isToday = new Intl.Locale(`und-${code}`).region === code;
    if (name === code || !isToday || /^(EU|EZ|UN|ZZ|QO|XA|XB)$/.test(code)) continue;
    codes.set(name.toLowerCase(), code);
    codes.set(code, code);
  }
  // Languages come from partners: few are kept.
  if (codesByLanguage.size < 50) codesByLanguage.set(language, codes);
  return codes;
}
