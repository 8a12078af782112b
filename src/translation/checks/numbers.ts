const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0xff10];

/** A text with the digits of every script as 0–9, and Arabic's decimal and thousands marks as those of Latin script. */
export function latinDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((one) => code >= one && code < one + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/(?<=\d)٫(?=\d)/g, '.')
    .replace(/(?<=\d)٬(?=\d{3})/g, '\u202f');
}

/** A number as it is written, and everything it may mean: where a language writes 1.200 both ways, and with the word for its size counted in. */
export type Written = { text: string; values: number[] };

const commaLanguages = new Set(['fr', 'de', 'it', 'pt', 'ru', 'tr', 'uk', 'pl', 'nl', 'el', 'sv', 'da', 'fi', 'cs', 'ro', 'hu']);
const pointLanguages = new Set(['en', 'zh', 'ja', 'ko', 'hi', 'he', 'th']);
const sizes: [RegExp, number][] = [
  [/^\s?(?:万|萬)/u, 1e4],
  [/^\s?(?:亿|億)/u, 1e8],
  [/^\s?(?:兆)/u, 1e12],
  [/^\s?(?:thousand|mille|mil(?!l)|tausend|тыс|bin(?!\p{L})|ألف|آلاف|हज़ार|हजार)/iu, 1e3],
  [/^\s?(?:lakh|लाख)/iu, 1e5],
  [/^\s?(?:crore|करोड़)/iu, 1e7],
  [/^\s?(?:m(?:illion|illón|illones|ilhão|ilhões|ilion|ilione|ilioni|io\b)|млн|миллион|milyon|مليون|ملايين|दस लाख)/iu, 1e6],
  [/^\s?(?:billion(?!en|e\b)|milliard|mil millones|miliard|bilhão|bilhões|Mrd|млрд|миллиард|milyar|مليار|अरब)/iu, 1e9],
];

/** The numbers of a text. Space and apostrophes part thousands in any language; what point and comma do, the language says. */
export function numbersIn(text: string, language: string): Written[] {
  const plain = latinDigits(text);
  return Array.from(plain.matchAll(/\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)*/gu), (match) => {
    const rest = plain.slice(match.index + match[0].length).trimStart();
    const bases = valuesOf(match[0].replace(/['’\u00a0\u202f ]/gu, ''), language.split('-')[0] ?? '');
    const size = sizes.find(([word]) => word.test(rest))?.[1];
    return { text: match[0], values: size ? [...bases, ...bases.map((one) => round(one * size))] : bases };
  });
}

function valuesOf(text: string, base: string): number[] {
  const asPoint = numberOf(text, '.', ',');
  const asComma = numberOf(text, ',', '.');
  const first = pointLanguages.has(base) ? [asPoint] : commaLanguages.has(base) ? [asComma] : [asPoint, asComma];
  const known = first.filter((one) => one !== undefined);
  // What the language's own way can't be read as is read the other way: a version number, a time.
  return known.length > 0 ? [...new Set(known)] : [asPoint, asComma, Number(text.replace(/\D/g, ''))].filter((one) => one !== undefined);
}

function numberOf(text: string, decimal: string, thousands: string): number | undefined {
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || fraction?.includes(thousands)) return undefined;
  const groups = whole.split(thousands);
  if (groups.slice(1).some((group) => group.length !== 3)) return undefined;
  return round(Number(`${groups.join('')}.${fraction ?? '0'}`));
}

const round = (value: number) => Number(value.toPrecision(12));

const smallWords: Record<string, string> = {
  en: 'zero|one|once|first|two|twice|second|three|third|four|five|six|seven|eight|nine|ten|eleven|twelve|half',
  fr: 'zéro|un|une|premier|première|deux|second|seconde|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|deuxième|troisième',
  es: 'cero|un|uno|una|primer|primera|primero|dos|segundo|segunda|tres|tercer|tercera|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce',
  de: 'null|ein|eine|einen|einem|einer|eins|erste|zwei|zweite|drei|dritte|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf',
  pt: 'zero|um|uma|primeiro|primeira|dois|duas|segundo|segunda|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze',
  it: 'zero|un|uno|una|primo|prima|due|secondo|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici',
};

/** Whether a number may stand as a word: newspapers write out those up to twelve. Where we don't know a language's words, any of them may. */
export function mayBeWord(values: number[], target: string, language: string): boolean {
  if (!values.some((value) => Number.isInteger(value) && value <= 12)) return false;
  const known = smallWords[language.split('-')[0] ?? ''];
  return known === undefined || new RegExp(`(?<!\\p{L})(?:${known})(?!\\p{L})`, 'iu').test(target);
}
