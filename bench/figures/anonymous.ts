import { requestText } from '../load.ts';
import { type Figure, interleaved, ratioRow } from '../measure.ts';
import { record, type Stage } from '../stage.ts';
import { syntheticPath } from '../synthetic.ts';

const connections = 32;
const secondsAtOnce = 0.8;

/** Requests a second of a paper's page ÷ those of a bare server that sends the same bytes, round by round. */
export async function againstBare(stage: Stage, port: number, page: string, headers: Record<string, string> = {}): Promise<number[]> {
  await record(port, page, headers);
  const barePort = await stage.bare(await record(port, page, headers));
  const requests = [requestText('GET', page, headers)];
  const speed = async (port: number) => {
    const { answers, seconds } = await stage.load({ port, connections, requests, seconds: secondsAtOnce });
    return answers / seconds;
  };
  return interleaved(
    9,
    () => speed(port),
    () => speed(barePort),
  );
}

export const anonymous: Figure = {
  seconds: 60,
  async rows(stage) {
    const paper = await stage.serve(await stage.paper(1000));
    const bar = { atLeast: 0.9 };
    const story = ratioRow('anonymous story page ÷ bare node:http', await againstBare(stage, paper.port, syntheticPath(1)), bar);
    const front = ratioRow('anonymous front page ÷ bare node:http', await againstBare(stage, paper.port, '/'), bar);
    await paper.stop();
    return [story, front];
  },
};
