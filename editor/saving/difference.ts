import { diffArrays } from 'diff';

/** A stretch of two texts: in both, or in one alone. */
export type Stretch = { kind: 'same' | 'mine' | 'theirs'; text: string };

/** Two texts word by word, as the language parts its words. */
export function stretchesOf(mine: string, theirs: string, language: string): Stretch[] {
  if (mine === theirs) return mine === '' ? [] : [{ kind: 'same', text: mine }];
  return diffArrays(wordsOf(theirs, language), wordsOf(mine, language)).map(({ added, removed, value }) => ({
    kind: added ? 'mine' : removed ? 'theirs' : 'same',
    text: value.join(''),
  }));
}

/** Words with the space after them, so that two words in a row that changed are one change. */
function wordsOf(text: string, language: string): string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (/^\s+$/u.test(segment) && words.length > 0) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
  }
  return words;
}
