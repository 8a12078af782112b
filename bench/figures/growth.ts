import { requestText } from '../load.ts';
import { type Figure, interleaved, ratioRow, warmUps } from '../measure.ts';
import { syntheticPath } from '../synthetic.ts';

const [few, many] = [1000, 100_000];
const rounds = 9;
const perRound = 80;
const batches = warmUps + rounds;

/** Different stories from all over a paper, `perRound` for each round. */
function spread(count: number): string[][] {
  const total = batches * perRound;
  const step = count / total;
  const all = Array.from({ length: total }, (_, at) => Math.floor(at * step) + 1);
  // Every round takes from the whole paper: its first story, its last, and those between at even steps.
  return Array.from({ length: batches }, (_, round) =>
    all.filter((_, at) => at % batches === round).map((n) => requestText('GET', syntheticPath(n))),
  );
}

export const growth: Figure = {
  seconds: 150,
  async rows(stage) {
    const urls = [await stage.paper(few), await stage.paper(many)] as const;
    const [small, large] = [await stage.serve(urls[0]), await stage.serve(urls[1])];
    const bar = { atMost: 1.3 };

    const fresh = { small: spread(few), large: spread(many) };
    const uncached = (port: number, left: string[][]) => async () => {
      const requests = left.shift();
      if (!requests) throw new Error('No story is left that was not asked for.');
      return (await stage.load({ port, connections: 4, requests })).seconds;
    };
    const once = await interleaved(rounds, uncached(large.port, fresh.large), uncached(small.port, fresh.small));

    const known = { small: spread(few)[0] ?? [], large: spread(many)[0] ?? [] };
    const cached = (port: number, requests: string[]) => async () => {
      const { answers, seconds } = await stage.load({ port, connections: 32, requests, seconds: 0.5 });
      return seconds / answers;
    };
    const again = await interleaved(15, cached(large.port, known.large), cached(small.port, known.small));
    await Promise.all([small.stop(), large.stop()]);
    return [
      ratioRow('story page uncached, 100,000 stories ÷ 1,000 (time)', once, bar),
      ratioRow('story page cached, 100,000 stories ÷ 1,000 (time)', again, bar),
    ];
  },
};
