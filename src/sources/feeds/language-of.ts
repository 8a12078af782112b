import { type Document, plainText } from '#document';

const mostCharacters = 2000;

/** A language code in the spelling of BCP 47, or undefined where it is none; “en_US” is what some write for “en-US”. */
export function canonicalLanguage(code: string | null | undefined): string | undefined {
  const written = (code ?? '').trim().replace(/_/g, '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(written) || written.length > 35) return undefined;
  try {
    const [found] = Intl.getCanonicalLocales(written);
    return found && !/^(und|mul|zxx|mis)\b/.test(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Finds out which language each text is in: what is named, else what its words look like, else `otherwise`. */
export async function languagesOf(
  items: { language?: string | undefined; headline: string; deck: string; document: Document }[],
  feedLanguage: string | null,
  otherwise: string,
): Promise<string[]> {
  const named = items.map((item) => canonicalLanguage(item.language) ?? canonicalLanguage(feedLanguage));
  if (named.every(Boolean)) return named.map((one) => one ?? otherwise);
  // Loaded where it is used alone: the table of letters is large.
  const { eld } = await import('eld/small');
  return items.map((item, at) => {
    const known = named[at];
    if (known) return known;
    const found = eld.detect(`${item.headline}. ${item.deck} ${plainText(item.document).slice(0, mostCharacters)}`);
    return found.language !== '' && found.isReliable() ? found.language : otherwise;
  });
}
