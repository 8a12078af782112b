import pg from 'pg';
import { openPaper } from '../../src/paper.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { jobsOf } from '../../src/work.ts';
import { type Figure, ratioRow } from '../measure.ts';
import type { Stage } from '../stage.ts';

const [few, many] = [1000, 100_000];
const begun = '2026-01-01T00:00:00Z';
const due = '2026-01-31T00:00:00Z';

/** Subscribers whose trials all end at one moment, with the sandbox's books about each. */
const subscribers = `
with r as (insert into readers.reader (email, email_key, language, joined_at)
    select 'n' || n || '@bench.example', 'n' || n || '@bench.example', 'en', $2::timestamptz from generate_series(1, $1::int) n returning id),
  s as (insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, provider_ref, customer_ref, card_ref, card_brand,
      card_last4, started_at, anchored_at, runs_until)
    select r.id, p.id, p.price_minor, p.currency, 'month', 'sandbox', 'bench-' || r.id, 'bench-' || r.id, 'x', 'Visa', '4242', $2, $3, $3
    from r, subscriptions.plan p where p.slug = 'monthly' returning id, reader_id, provider_ref, plan_id, price_minor, currency),
  p as (insert into subscriptions.period (subscription_id, reader_id, kind, starts_at, ends_at) select id, reader_id, 'trial', $2, $3 from s)
insert into subscriptions.sandbox (ref, due_at, agreement)
  select provider_ref, $3, jsonb_build_object('anchorAt', $3, 'attempts', 0, 'keys', '[]'::jsonb, 'agreement', jsonb_build_object('ref', provider_ref,
    'customerRef', provider_ref, 'planId', plan_id, 'price', jsonb_build_object('minor', price_minor, 'currency', currency), 'every', 'month',
    'startedAt', $2, 'trialEndsAt', $3, 'turnsAt', $3, 'payments', '[]'::jsonb,
    'card', jsonb_build_object('ref', 'sandbox:succeeds:x', 'brand', 'Visa', 'last4', '4242'))) from s`;

/** How long the morning's notices and then the turn of the period took for so many, in milliseconds for each. */
async function timesFor(stage: Stage, count: number): Promise<{ notices: number; turning: number }> {
  const url = await stage.database(`subscribers_${count}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into subscriptions.plan (slug, price_minor, currency, every, trial_days, position) values ('monthly', 290, 'USD', 'month', 30, 0)`,
  );
  await client.query(subscribers, [count, begun, due]);
  await client.query('analyze');
  await client.end();
  let now = new Date('2026-01-27T06:11:00Z');
  const config = readConfig({ DATA_DIR: stage.dir, DATABASE_URL: url, SECRET: 'a secret of the bench, forty characters long' });
  const log = createLog('error', (line) => process.stderr.write(line));
  const paper = await openPaper(config, url, log, { clock: () => now });
  const timed = async (name: string) => {
    const found = jobsOf(paper).find((one) => one.name === name);
    const start = performance.now();
    await found?.run({});
    return (performance.now() - start) / count;
  };
  const notices = await timed('subscriptions.notices');
  now = new Date('2026-01-31T00:10:00Z');
  const turning = await timed('subscriptions.turn-periods');
  await paper.stop();
  return { notices, turning };
}

export const subscriptions: Figure = {
  seconds: 150,
  async rows(stage) {
    // The first round is for the compiler.
    await timesFor(stage, few - 1);
    const small = await timesFor(stage, few);
    const large = await timesFor(stage, many);
    return [
      ratioRow('100,000 notices, time for each ÷ that of 1,000', [large.notices / small.notices], { atMost: 1.5 }),
      ratioRow('100,000 renewals, time for each ÷ that of 1,000', [large.turning / small.turning], { atMost: 1.5 }),
    ];
  },
};
