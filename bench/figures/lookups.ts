import { matchesFor, weighMemory } from '#translation';
import { openDatabase, type Press } from '../../src/platform/database.ts';
import { type Figure, interleaved, quantile, ratioRow, row } from '../measure.ts';
import { fillMemory, rememberedText } from '../remembered.ts';
import type { Stage } from '../stage.ts';

const [few, many] = [100_000, 1_000_000];
const rounds = 11;
const perRound = 40;

async function memoryOf(stage: Stage, count: number): Promise<Press> {
  const url = await stage.database(`pairs_${count}`);
  await fillMemory(url, count);
  const press = openDatabase(url, undefined, 2, () => undefined) as Press;
  await weighMemory(press);
  return press;
}

/** A paragraph that is like one of the memory: every fourth word is another, so that it is found by its likeness alone. */
function askedText(of: number, turn: number): string {
  return rememberedText(of)
    .split(' ')
    .map((word, at) => ((at + turn) % 4 === 0 ? `z${at}${turn}` : word))
    .join(' ');
}

export const lookups: Figure = {
  seconds: 400,
  async rows(stage) {
    const small = await memoryOf(stage, few);
    const large = await memoryOf(stage, many);
    const times: number[] = [];
    let turn = 0;
    let found = 0;
    const asking = (press: Press, count: number, note: (milliseconds: number) => void) => async () => {
      const start = performance.now();
      for (let at = 0; at < perRound; at++) {
        turn++;
        const text = askedText((turn * 7919) % count, turn);
        const began = performance.now();
        const [matches] = await matchesFor(press, { from: 'fr', to: 'en', texts: [text], personId: 0 });
        note(performance.now() - began);
        if (matches && matches.length > 0) found++;
      }
      return performance.now() - start;
    };
    const ratios = await interleaved(
      rounds,
      asking(large, many, (time) => times.push(time)),
      asking(small, few, () => undefined),
    );
    if (found < 0.95 * turn) throw new Error(`Of ${turn} texts that are like one of the memory, ${found} were found.`);
    await Promise.all([small.destroy(), large.destroy()]);
    const counted = times.slice(3 * perRound);
    return [
      row('memory look-up, 1,000,000 pairs, p95', counted, quantile(counted, 0.95), { atMost: 50 }, (ms) => `${ms.toFixed(1)} ms`),
      ratioRow('memory look-up, 1,000,000 pairs ÷ 100,000 (time)', ratios, { atMost: 1.5 }),
    ];
  },
};
