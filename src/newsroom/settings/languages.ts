import { languageName } from '#platform/languages.ts';
import { spokenLanguages } from '#platform/words.ts';

// Those with most readers and most newspapers (CLDR has names for many more).
const known =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr ht hu hy id ig is it ja ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms my nb ne nl om pa pl ps pt qu ro ru rw si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi wo xh yo zh zu'.split(
    ' ',
  );

/** Languages a paper can be published in, as a list to choose from: those the interface speaks first, then by name. */
export function languageOptions(inLanguage: string, more: string[] = []): { value: string; name: string }[] {
  const rest = [...new Set([...known, ...more])].filter((one) => !spokenLanguages.includes(one));
  const named = (values: string[]) => values.map((value) => ({ value, name: languageName(value, inLanguage) }));
  const byName = named(rest).toSorted((a, b) => a.name.localeCompare(b.name, inLanguage));
  return [...named(spokenLanguages), ...byName];
}
