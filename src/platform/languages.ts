import { displayNames } from './formats.ts';

/** Writing direction of a BCP 47 language, by CLDR; left to right for a text that is none, as somebody may have typed it. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?$/.test(language)) return 'ltr';
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getTextInfo?: () => { direction: 'ltr' | 'rtl' };
    textInfo?: { direction: 'ltr' | 'rtl' };
  };
  return (locale.getTextInfo?.() ?? locale.textInfo)?.direction ?? 'ltr';
}

/** A language's name in itself, with a capital: "Français", "العربية". */
export function ownName(language: string): string {
  const name = displayNames(language, 'language').of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

/** A language's name in another language: "Spanish". */
export function languageName(language: string, inLanguage: string): string {
  return displayNames(inLanguage, 'language').of(language) ?? language;
}

/** A country's name (ISO 3166-1 alpha-2) in a language: "Colombie". */
export function countryName(code: string, inLanguage: string): string {
  return displayNames(inLanguage, 'region').of(code) ?? code;
}

/** Of texts by language, the one in the wanted language, else in the fallback one, else any. */
export function textIn(texts: unknown, language: string, fallback: string): string {
  const byLanguage = (texts ?? {}) as Record<string, string>;
  return (
    byLanguage[language] ?? byLanguage[language.split('-')[0] ?? language] ?? byLanguage[fallback] ?? Object.values(byLanguage)[0] ?? ''
  );
}
