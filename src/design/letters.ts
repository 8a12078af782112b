/** Names under their first letters, both in the order of the language. */
export function byLetter<T extends { name: string }>(named: T[], language: string): { letter: string; under: T[] }[] {
  const collator = new Intl.Collator(language, { ignorePunctuation: true });
  const groups: { letter: string; under: T[] }[] = [];
  const sorted = [...named].sort((one, other) => collator.compare(sortName(one.name), sortName(other.name)));
  for (const one of sorted) {
    const letter = letterOf(one.name, language);
    const group = groups.at(-1);
    if (group?.letter === letter) group.under.push(one);
    else groups.push({ letter, under: [one] });
  }
  return groups;
}

/** Arabic is looked up without its article: السنغال stands under س. */
function sortName(name: string): string {
  return name.replace(/^ال(?=\p{L}{2})/u, '');
}

/** The letter a name stands under: É under E, in languages where that is no letter of its own; ء and its bearers under ا. */
function letterOf(name: string, language: string): string {
  const first = sortName(name).match(/\p{L}/u)?.[0];
  if (!first) return '#';
  if (/[ءآأإٱ]/.test(first)) return 'ا';
  const base = first.normalize('NFD').charAt(0).toLocaleUpperCase(language);
  const own = first.toLocaleUpperCase(language);
  return new Intl.Collator(language, { sensitivity: 'base' }).compare(own, base) === 0 ? base : own;
}
