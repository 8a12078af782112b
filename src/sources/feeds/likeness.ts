/** A fingerprint of a text's words (simhash, Charikar 2002): the more words two texts share, the fewer of its 64 bits differ. */
export type Likeness = { high: number; low: number };

const fewestWords = 40;
const mostWords = 1200;

/** Bits in which two texts that tell the same may differ: some nine words of ten are the same then. */
export const mostBitsApart = 8;

// Six pieces: texts up to five bits apart have one in common for certain, and nine of ten of those eight bits apart.
const bandBits = [11, 11, 11, 11, 10, 10];

/** The fingerprint of a text; undefined where it is too short to say anything. */
export function likenessOf(text: string): Likeness | undefined {
  const weights = new Map<string, number>();
  let count = 0;
  for (const word of wordsOf(text)) {
    weights.set(word, (weights.get(word) ?? 0) + 1);
    if (++count >= mostWords) break;
  }
  if (count < fewestWords) return undefined;
  const sums = new Float64Array(64);
  for (const [word, times] of weights) {
    const weight = 1 + Math.log(times);
    const [high, low] = hashesOf(word);
    for (let bit = 0; bit < 32; bit++) {
      sums[bit] = (sums[bit] ?? 0) + ((low >>> bit) & 1 ? weight : -weight);
      sums[32 + bit] = (sums[32 + bit] ?? 0) + ((high >>> bit) & 1 ? weight : -weight);
    }
  }
  let high = 0;
  let low = 0;
  for (let bit = 0; bit < 32; bit++) {
    if ((sums[bit] ?? 0) > 0) low |= 1 << bit;
    if ((sums[32 + bit] ?? 0) > 0) high |= 1 << bit;
  }
  return { high: high >>> 0, low: low >>> 0 };
}

/** In how many bits two fingerprints differ. */
export function bitsApart(one: Likeness, other: Likeness): number {
  return ones((one.high ^ other.high) >>> 0) + ones((one.low ^ other.low) >>> 0);
}

/** The fingerprint as a signed whole number of 64 bits, written out. */
export function likenessNumber({ high, low }: Likeness): string {
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
}

/** Pieces of a fingerprint, each with its place: two that have none in common needn't be compared. */
export function bandsOf({ high, low }: Likeness): number[] {
  let rest = (BigInt(high) << 32n) | BigInt(low);
  return bandBits.map((bits, band) => {
    const piece = Number(rest & ((1n << BigInt(bits)) - 1n));
    rest >>= BigInt(bits);
    return band * 2048 + piece;
  });
}

// Words carry a text's sense where they have four letters or more; scripts without spaces are read two characters at a time.
function* wordsOf(text: string): Generator<string> {
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(run)) {
      for (let at = 0; at + 1 < run.length; at++) yield run.slice(at, at + 2);
    } else if (run.length >= 4 || /\d/.test(run)) yield run;
  }
}

/** Two hashes of 32 bits (FNV-1a with the mixing of MurmurHash3). */
function hashesOf(word: string): [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
  }
  return [mixed(one), mixed(other)];
}

function mixed(hash: number): number {
  let one = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  one = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (one ^ (one >>> 16)) >>> 0;
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
