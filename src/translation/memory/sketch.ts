import { foldText, isSign, tokensOf } from './folding.ts';

const most = 32;

/**
 * What likely matches of a text are found by: up to 32 numbers that stand for its words and pairs of words, always the same ones of a larger set,
 * so that alike texts share many (bottom-k sketch, Broder 1997). The languages are part of each number.
 */
export function sketchOf(text: string, from: string, to: string): number[] {
  const hashes = new Set<number>();
  for (const shingle of shinglesOf(text)) hashes.add(hashOf(`${from}>${to}:${shingle}`));
  return [...hashes].sort((a, b) => (a >>> 0) - (b >>> 0)).slice(0, most);
}

function shinglesOf(text: string): Set<string> {
  const words = tokensOf(foldText(text)).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const shingles = new Set<string>();
  words.forEach((word, at) => {
    const [next, third] = [words[at + 1], words[at + 2]];
    if (next !== undefined) shingles.add(`${word} ${next}`);
    if (isSign(word) && third !== undefined) shingles.add(`${word} ${next} ${third}`);
    if (!isSign(word) && (word.length > 3 || words.length < 4)) shingles.add(word);
  });
  if (shingles.size === 0) shingles.add(words.join(' '));
  return shingles;
}

/** 32 bits, signed (FNV-1a with the last steps of MurmurHash3, so that all bits depend on all letters). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
