import { MachineProblem } from './problem.ts';

/** Texts in rows that a machine takes at once. A text that is longer than a whole row stands alone in one. */
export function batchesOf(texts: string[], mostTexts: number, mostCharacters: number): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    if (last && last.length < mostTexts && characters + text.length <= mostCharacters) {
      last.push(text);
      characters += text.length;
    } else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}

/** Translates in batches, one after the other. Empty texts stay what they are and nobody is asked about them. */
export async function inBatches(
  texts: string[],
  most: { texts: number; characters: number },
  ask: (batch: string[]) => Promise<string[]>,
): Promise<string[]> {
  const asked = texts.flatMap((text, at) => (text.trim() ? [{ text, at }] : []));
  const answers = texts.slice();
  let done = 0;
  for (const batch of batchesOf(
    asked.map(({ text }) => text),
    most.texts,
    most.characters,
  )) {
    const answered = await ask(batch);
    if (answered.length !== batch.length || answered.some((text) => typeof text !== 'string' || !text.trim()))
      throw new MachineProblem('answer', `${answered.length} texts for ${batch.length}`);
    for (const text of answered) {
      const place = asked[done++]?.at;
      if (place !== undefined) answers[place] = text.trim();
    }
  }
  return answers;
}
