import { diffArrays } from 'diff';
import { type Block, linesOf } from '#document';
import type { Press } from '#platform/database.ts';
import { findRevision, type Revision } from './store.ts';

/** A stretch of text that both have, or one of them. */
export type Part = { kind: 'same' | 'added' | 'removed'; text: string };

export type BlockComparison = {
  kind: 'same' | 'changed' | 'added' | 'removed';
  type: Block['type'];
  parts: Part[];
  /** The words are the same; marks, addresses or alternative texts aren't. */
  isFormOnly: boolean;
};

export type Comparison = { headline: Part[]; deck: Part[]; dateline: Part[]; slug: Part[]; blocks: BlockComparison[] };

/** Two revisions of a version word by word, or undefined where one of them isn't there. */
export async function compareRevisions(
  press: Press,
  versionId: number,
  language: string,
  numbers: { before: number; after: number },
): Promise<Comparison | undefined> {
  const before = await findRevision(press, versionId, numbers.before);
  const after = await findRevision(press, versionId, numbers.after);
  return before && after && comparisonOf(before, after, language);
}

type Compared = Pick<Revision, 'headline' | 'deck' | 'dateline' | 'slug' | 'document'>;

/** Two texts word by word, words as the language cuts them (Unicode UAX 29). */
export function comparisonOf(before: Compared, after: Compared, language: string): Comparison {
  return {
    headline: partsOf(before.headline, after.headline, language),
    deck: partsOf(before.deck, after.deck, language),
    dateline: partsOf(before.dateline ?? '', after.dateline ?? '', language),
    slug: partsOf(before.slug, after.slug, language),
    blocks: blocksOf(before.document.blocks, after.document.blocks, language),
  };
}

function blocksOf(before: Block[], after: Block[], language: string): BlockComparison[] {
  // Whole blocks first: a story of 20,000 words is compared word by word only where it differs.
  const changes = diffArrays(before, after, { comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  const compared: BlockComparison[] = [];
  let removed: Block[] = [];
  const flush = (added: Block[]) => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) compared.push(...pairOf(removed[at], added[at], language));
    removed = [];
  };
  for (const change of changes) {
    if (change.removed) removed = change.value;
    else if (change.added) flush(change.value);
    else {
      flush([]);
      for (const block of change.value) compared.push(one('same', block, 'same'));
    }
  }
  flush([]);
  return compared;
}

/** What became of one block: rewritten when both are of a type, else taken out and put in. */
function pairOf(before: Block | undefined, after: Block | undefined, language: string): BlockComparison[] {
  if (before && after && before.type === after.type) {
    const parts = partsOf(wordsOf(before), wordsOf(after), language);
    return [{ kind: 'changed', type: after.type, parts, isFormOnly: parts.every((part) => part.kind === 'same') }];
  }
  return [...(before ? [one('removed', before, 'removed')] : []), ...(after ? [one('added', after, 'added')] : [])];
}

function one(kind: 'same' | 'added' | 'removed', block: Block, part: Part['kind']): BlockComparison {
  const text = wordsOf(block);
  return { kind, type: block.type, parts: text === '' ? [] : [{ kind: part, text }], isFormOnly: false };
}

const wordsOf = (block: Block) => linesOf(block).join('\n');

/** Two strings word by word; the parts that aren't `added` make the first one, those that aren't `removed` the second. */
export function partsOf(before: string, after: string, language: string): Part[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  return diffArrays(tokensOf(before, language), tokensOf(after, language)).map((change) => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value.join(''),
  }));
}

/** Words with the space after them, so that two words in a row that changed are one change. */
function tokensOf(text: string, language: string): string[] {
  const tokens: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (/^\s+$/u.test(segment) && tokens.length > 0) tokens.push((tokens.pop() ?? '') + segment);
    else tokens.push(segment);
  }
  return tokens;
}
