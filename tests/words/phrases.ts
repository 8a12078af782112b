import { IntlMessageFormat } from 'intl-messageformat';

/** Phrases of one language by key. */
export type Phrases = Map<string, string>;

type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }> };

/** A place in a phrase that the page fills: its name, its kind, for a choice between texts what it chooses by, and whether they say the number. */
export type Place = { name: string; kind: 'value' | 'select' | 'plural'; choices: string[]; saysNumber: boolean };

// Kinds of node in an ICU message, as intl-messageformat numbers them.
const literal = 0;
const select = 5;
const plural = 6;
const numberSign = 7;

function partsOf(text: string, language: string): Part[] {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as Part[];
}

function everyPart(parts: Part[]): Part[] {
  return parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap((option) => everyPart(option.value))]);
}

/** The places of a phrase. Throws when it isn't ICU MessageFormat. */
export function placesOf(text: string, language: string): Place[] {
  const placed = everyPart(partsOf(text, language)).filter((part) => part.value !== undefined && part.type !== literal);
  return placed.map(({ type, value = '', options = {} }) => ({
    name: value,
    kind: type === select ? 'select' : type === plural ? 'plural' : 'value',
    choices: Object.keys(options),
    saysNumber: Object.values(options).some((option) => option.value.some((part) => part.type === numberSign)),
  }));
}

/** What readers see of a phrase whatever fills its places, without ICU's own signs. */
export function wordsOf(text: string, language: string): string {
  const literals = everyPart(partsOf(text, language)).filter((part) => part.type === literal);
  return literals.map((part) => part.value).join(' ');
}

/** What is wrong with a language's phrases beside those of English: keys, places, and the cases its grammar counts by. */
export function unlike(english: Phrases, phrases: Phrases, language: string): string[] {
  const missing = [...english.keys()].filter((key) => !phrases.has(key)).map((key) => `${language} has no ${key}`);
  const extra = [...phrases.keys()].filter((key) => !english.has(key)).map((key) => `${language} has ${key}, and English hasn’t`);
  const wrong = [...phrases].flatMap(([key, text]) =>
    placeProblems(english.get(key) ?? text, text, language).map((problem) => `${language} ${key}: ${problem}`),
  );
  return [...missing, ...extra, ...wrong];
}

function placeProblems(english: string, text: string, language: string): string[] {
  const own = placesOf(text, language);
  const names = (places: Place[]) => [...new Set(places.map((place) => place.name))].sort().join(', ');
  const expected = placesOf(english, 'en');
  const problems = names(own) === names(expected) ? [] : [`fills {${names(own)}} where English fills {${names(expected)}}`];
  const choices = (places: Place[], name: string) =>
    places.filter((place) => place.name === name && place.kind === 'select').flatMap((place) => place.choices);
  for (const { name } of expected.filter((place) => place.kind === 'select')) {
    const asked = [...new Set(choices(expected, name))].sort().join(', ');
    const given = [...new Set(choices(own, name))].sort().join(', ');
    if (asked !== given) problems.push(`chooses by ${given} where English chooses by ${asked}`);
  }
  // "many" counts whole millions in French and Spanish, which the paper never says; "zero" is said by the form of other numbers.
  const needed = new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter((one) => one !== 'zero' && (one !== 'many' || language === 'ar'));
  for (const place of own.filter((one) => one.kind === 'plural' && one.saysNumber)) {
    const lacking = needed.filter((one) => !place.choices.includes(one));
    if (lacking.length > 0) problems.push(`{${place.name}} has no form for ${lacking.join(', ')}`);
  }
  return problems;
}

type Habit = { what: string; isBroken: (words: string, text: string) => boolean; languages?: string[] };

const habits: Habit[] = [
  { what: 'a straight quote', isBroken: (words) => /["']/.test(words) },
  { what: 'three dots for an ellipsis', isBroken: (words) => /\.\.\./.test(words) },
  { what: 'two spaces', isBroken: (_, text) => / {2}/.test(text) },
  { what: 'two hyphens for a dash', isBroken: (words) => /--/.test(words) },
  { what: 'no Arabic letter', isBroken: (words) => /\p{L}/u.test(words) && !/\p{Script=Arabic}/u.test(words), languages: ['ar'] },
  { what: 'a Latin comma, semicolon or question mark', isBroken: (words) => /[,;?]/.test(words), languages: ['ar'] },
  {
    what: 'no space that holds before : ; ! ?',
    isBroken: (words) => /[^\u00a0\u202f\s][!?;]|\p{L}:(?!\/\/)|[ ][!?;:]/u.test(words),
    languages: ['fr'],
  },
  {
    what: 'a guillemet without a space that holds',
    isBroken: (words) => /«[^\u00a0\u202f]|[^\u00a0\u202f]»/.test(words),
    languages: ['fr'],
  },
  {
    what: 'a question or call without its opening mark',
    isBroken: (words) => (/\?/.test(words) && !/¿/.test(words)) || (/!/.test(words) && !/¡/.test(words)),
    languages: ['es'],
  },
];

/** Phrases that break a habit of good setting in their language. */
export function illSet(phrases: Phrases, language: string): string[] {
  return [...phrases].flatMap(([key, text]) => {
    const words = wordsOf(text, language);
    const broken = habits.filter(({ languages, isBroken }) => (!languages || languages.includes(language)) && isBroken(words, text));
    return [
      ...broken.map(({ what }) => `${language} ${key} has ${what}`),
      ...(text === text.trim() && text !== '' ? [] : [`${language} ${key} begins or ends with a space`]),
    ];
  });
}

const lettersOf = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Patterns of every phrase a source names: a literal names one, a template such as `design.wall.${kind}Title` all that fit. */
export function namedIn(code: string, modules: string[]): RegExp[] {
  const begins = `(?:${modules.map(lettersOf).join('|')})\\.`;
  const literals = [...code.matchAll(new RegExp(`'(${begins}[\\w.]+)'|"(${begins}[\\w.]+)"`, 'g'))].map(([, one, two]) =>
    lettersOf(one ?? two ?? ''),
  );
  const templates = [...code.matchAll(new RegExp(`\`(${begins}(?:[\\w.]|\\$\\{[^{}\`]*\\})+)\``, 'g'))].map(([, text = '']) =>
    text
      .split(/\$\{[^{}]*\}/)
      .map(lettersOf)
      .join('[^.]+'),
  );
  return [...literals, ...templates].map((pattern) => new RegExp(`^${pattern}$`));
}

/** Phrases asked for by name in a call of `words(…)`, in the same patterns. */
export function askedIn(code: string, modules: string[]): RegExp[] {
  const calls = [...code.matchAll(/\bwords\(\s*(['"`])((?:(?!\1)[^\n])+)\1/g)].map(([, quote, key]) => `${quote}${key}${quote}`);
  return namedIn(calls.map((call) => call.replaceAll('"', "'")).join('\n'), modules);
}
