import path from 'node:path';
import { freePort } from '../../src/platform/postgres.ts';
import { startProgram } from '../children.ts';
import { type Figure, median, row } from '../measure.ts';
import { record, root } from '../stage.ts';

const times = 5;

/** From the command to the first answered front page: its own PostgreSQL is started too, and the paper in it is there already. */
export const start: Figure = {
  seconds: 60,
  async rows(stage) {
    await stage.paper(1000);
    const dataDir = await stage.restCluster();
    const seconds: number[] = [];
    for (let time = 0; time < times; time++) {
      const port = await freePort();
      const env = { DATA_DIR: dataDir, PORT: String(port), LOG: 'error', DEMO: '0' };
      const began = performance.now();
      const paper = await startProgram(path.join(root, 'bin/broadsheet'), ['start'], env, 'The paper is at', 30);
      await record(port, '/');
      seconds.push((performance.now() - began) / 1000);
      await paper.stop();
    }
    return [row('built paper to first answered request', seconds, median(seconds), { atMost: 3 }, (value) => `${value.toFixed(2)} s`)];
  },
};
