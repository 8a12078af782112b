import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { serveOrders } from './children.ts';

/** Fresh visitors, each of a network of their own, who open one story through the gate's own function. */
export type SqlOrder = {
  url: string;
  role: string;
  pool: number;
  atOnce: number;
  seconds: number;
  storyId: number;
  day: string;
  month: string;
};

let pool: pg.Pool | undefined;

async function openings({ url, role, pool: max, atOnce, seconds, storyId, day, month }: SqlOrder): Promise<number> {
  pool ??= new pg.Pool({ connectionString: url, max, options: `-c role=${role}`, idleTimeoutMillis: 60_000 });
  const from = pool;
  const started = performance.now();
  const ends = started + seconds * 1000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < ends) {
      const values = [randomBytes(32), null, day, randomBytes(32), 1_000_000, storyId, month, 1, new Date()];
      const { rows } = await from.query('select access.open_story($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome', values);
      if (rows[0]?.outcome !== 'charged') throw new Error(`An opening was ${rows[0]?.outcome}.`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done / ((performance.now() - started) / 1000);
}

if (process.argv[1] === import.meta.filename) serveOrders(openings);
