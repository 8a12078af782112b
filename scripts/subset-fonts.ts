import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

// Cuts the paper's faces (docs/decisions/0002-fonts.md) down to the letters it prints. Run it by hand after changing a list; the results are committed.

const families = createRequire(import.meta.url);
const folder = path.join(import.meta.dirname, '../public/fonts');

/** English and western Europe, with the marks of a text well set. The unicode-range of the same file in public/styles/fonts.css. */
const latin = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131],
  [0x152, 0x153],
  [0x2bc],
  [0x2c6],
  [0x2da],
  [0x2dc],
  [0x2002, 0x200b],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026],
  [0x202f],
  [0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044],
  [0x20ac],
  [0x2122],
  [0x2190, 0x2193],
  [0x2212],
];

/** The rest of Europe, Turkish, and the dots and bars of transliteration. Loaded only where one of these letters stands. */
const latinExtended = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x17f],
  [0x18f],
  [0x1cd, 0x1dc],
  [0x1e6, 0x1e7],
  [0x1f4, 0x1f5],
  [0x218, 0x21b],
  [0x259],
  [0x2bb],
  [0x2be, 0x2bf],
  [0x300, 0x304],
  [0x306, 0x308],
  [0x30a, 0x30c],
  [0x323],
  [0x1e0c, 0x1e0d],
  [0x1e24, 0x1e25],
  [0x1e32, 0x1e33],
  [0x1e36, 0x1e37],
  [0x1e42, 0x1e47],
  [0x1e5a, 0x1e5b],
  [0x1e62, 0x1e63],
  [0x1e6c, 0x1e6d],
  [0x1e80, 0x1e85],
  [0x1e92, 0x1e93],
  [0x1e9e],
  [0x1ef2, 0x1ef3],
];

/** Arabic, Persian and Urdu letters, vowel signs and punctuation; no Quranic marks. */
const arabic = [
  [0x20],
  [0x21],
  [0x28, 0x29],
  [0x2e],
  [0x3a],
  [0xa0],
  [0xab],
  [0xbb],
  [0x60c],
  [0x61b],
  [0x61f],
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x660, 0x66c],
  [0x670, 0x671],
  [0x679],
  [0x67e],
  [0x686],
  [0x688],
  [0x691],
  [0x698],
  [0x6a9],
  [0x6af],
  [0x6ba],
  [0x6be],
  [0x6c1],
  [0x6cc],
  [0x6d2],
  [0x6f0, 0x6f9],
  [0x200c, 0x200f],
  [0x2026],
];

type Cut = {
  file: string;
  from: string;
  letters: number[][];
  axes: Record<string, number | { min: number; max: number }>;
  features: string[];
};

const latinFeatures = ['kern', 'liga', 'locl', 'mark', 'mkmk', 'ccmp', 'tnum', 'pnum'];
const arabicFeatures = ['init', 'medi', 'fina', 'rlig', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'kern', 'curs', 'calt'];

// The display cut loses its hairlines below 24 px; the text cut of the same family stands in there.
const headline = { axes: { wdth: 86, wght: 600 }, features: latinFeatures };
const subhead = { axes: { wdth: 87, wght: 600 }, features: latinFeatures };
// Two weights in two files: few stories print anything bold, and only they fetch the second.
const text = { axes: { opsz: 15, wght: 400 }, features: latinFeatures };
// Newsreader's kerning is as large as its letters: a phrase now and then does without.
const unkerned = latinFeatures.filter((feature) => feature !== 'kern');
const strong = { axes: { opsz: 15, wght: 600 }, features: unkerned };
// Bold italics are rare enough to be slanted weight 400, thickened by the browser: 20 KB less on every story.
const italic = { axes: { opsz: 15, wght: 400 }, features: unkerned };
const sans = { axes: { wght: { min: 400, max: 700 } }, features: latinFeatures };

const cuts: Cut[] = [
  { file: 'headline', from: 'noto-serif-display-latin-standard-normal', letters: latin, ...headline },
  { file: 'headline-ext', from: 'noto-serif-display-latin-ext-standard-normal', letters: latinExtended, ...headline },
  { file: 'subhead', from: 'noto-serif-latin-standard-normal', letters: latin, ...subhead },
  { file: 'subhead-ext', from: 'noto-serif-latin-ext-standard-normal', letters: latinExtended, ...subhead },
  { file: 'text', from: 'newsreader-latin-standard-normal', letters: latin, ...text },
  { file: 'text-ext', from: 'newsreader-latin-ext-standard-normal', letters: latinExtended, ...text },
  { file: 'text-strong', from: 'newsreader-latin-standard-normal', letters: latin, ...strong },
  { file: 'text-strong-ext', from: 'newsreader-latin-ext-standard-normal', letters: latinExtended, ...strong },
  { file: 'text-italic', from: 'newsreader-latin-standard-italic', letters: latin, ...italic },
  { file: 'text-italic-ext', from: 'newsreader-latin-ext-standard-italic', letters: latinExtended, ...italic },
  { file: 'sans', from: 'libre-franklin-latin-wght-normal', letters: latin, ...sans },
  { file: 'sans-ext', from: 'libre-franklin-latin-ext-wght-normal', letters: latinExtended, ...sans },
  {
    file: 'naskh',
    from: 'noto-naskh-arabic-arabic-wght-normal',
    letters: arabic,
    axes: { wght: { min: 400, max: 700 } },
    features: arabicFeatures,
  },
  {
    file: 'naskh-latin',
    from: 'noto-naskh-arabic-latin-wght-normal',
    letters: latin,
    axes: { wght: { min: 400, max: 700 } },
    features: latinFeatures,
  },
];

function lettersIn(ranges: number[][]): string {
  return ranges
    .flatMap(([first = 0, last = first]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)))
    .join('');
}

/** Where fontsource keeps a file: the package is the file's name up to its script. */
function sourceOf(from: string): string {
  const family = from.replace(/-(latin|arabic)-.*/, '').replace(/-arabic$/, '') + (from.includes('naskh') ? '-arabic' : '');
  return families.resolve(`@fontsource-variable/${family}/files/${from}.woff2`);
}

mkdirSync(folder, { recursive: true });
let total = 0;
for (const cut of cuts) {
  // The library knows more options than its published types.
  const options = { targetFormat: 'woff2', variationAxes: cut.axes, keepFeatures: cut.features, noHinting: true } as const;
  const font = await subsetFont(readFileSync(sourceOf(cut.from)), lettersIn(cut.letters), options);
  writeFileSync(path.join(folder, `${cut.file}.woff2`), font);
  total += font.length;
  console.log(`${cut.file.padEnd(16)} ${(font.length / 1024).toFixed(1)} KB`);
}
console.log(`${'in all'.padEnd(16)} ${(total / 1024).toFixed(1)} KB`);
