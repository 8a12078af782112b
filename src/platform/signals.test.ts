import { afterAll, expect, inject, test } from 'vitest';
import { proxyBefore } from '../../tests/fakes/tcp-proxy.ts';
import { openDatabase } from './database.ts';
import { createLog } from './log.ts';
import { announce, listen } from './signals.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('an ear whose wire went dead without a sound notices, says that it has a gap, and hears again', { timeout: 40_000 }, async () => {
  const wire = await proxyBefore(inject('cluster'));
  closing.push(wire.stop);
  const heard: string[] = [];
  const lines: string[] = [];
  let gaps = 0;
  const log = createLog('error', (line) => lines.push(line));
  const ear = await listen(
    wire.address,
    log,
    (tags) => heard.push(...tags),
    () => gaps++,
    0.2,
  );
  closing.push(ear.stop);
  const db = openDatabase(inject('cluster'), undefined, 1, () => {});
  closing.push(() => db.destroy());

  await announce(db, ['ear:before']);
  await expect.poll(() => heard, { timeout: 5000 }).toContain('ear:before');
  wire.stall();
  await announce(db, ['ear:during']);
  await expect.poll(() => lines.some((line) => line.includes('signals.lost')), { timeout: 15_000 }).toBe(true);
  expect(gaps).toBe(0);
  wire.restore();
  await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1);
  await announce(db, ['ear:after']);
  await expect.poll(() => heard, { timeout: 5000 }).toContain('ear:after');
  expect(heard).not.toContain('ear:during');
});
