import { randomInt } from 'node:crypto';
import pg from 'pg';
import { siteRole } from '../../src/platform/database.ts';
import type { SqlOrder } from '../bare-sql.ts';
import { requestText } from '../load.ts';
import { type Figure, interleaved, ratioRow } from '../measure.ts';

const connections = 32;
const secondsAtOnce = 1;
const storyId = 1;

/** Openings by visitors without a cookie, each from a network of its own: with one network for all, both sides would only wait for its row. */
function freshVisitors(count: number): string[] {
  const part = () => randomInt(1, 255);
  return Array.from({ length: count }, () =>
    requestText(
      'POST',
      `/open/key-${storyId}`,
      { 'X-Forwarded-For': `${part()}.${part()}.${part()}.1`, 'Sec-Fetch-Site': 'same-origin' },
      'language=en&part=rest',
    ),
  );
}

export const open: Figure = {
  seconds: 60,
  async rows(stage) {
    const url = await stage.paper(1000);
    const paper = await stage.serve(url);
    const bareLoop = stage.child<SqlOrder, number>('bare-sql.ts');
    const requests = freshVisitors(20_000);
    const now = new Date().toISOString();
    const order = {
      url,
      role: siteRole,
      pool: 20,
      atOnce: connections,
      seconds: secondsAtOnce,
      storyId,
      day: now.slice(0, 10),
      month: now.slice(0, 7),
    };
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const charged = async () => Number((await client.query('select count(*) from access.opening')).rows[0].count);
    const openings = async () => {
      const before = await charged();
      const { answers, seconds } = await stage.load({ port: paper.port, connections, requests, seconds: secondsAtOnce });
      if ((await charged()) - before !== answers) throw new Error('Not every opening was charged.');
      return answers / seconds;
    };
    const ratios = await interleaved(9, openings, () => bareLoop.ask(order));
    await client.end();
    await bareLoop.stop();
    await paper.stop();
    return [ratioRow('POST /open by fresh visitors ÷ bare loop of its SQL', ratios, { atLeast: 0.6 })];
  },
};
