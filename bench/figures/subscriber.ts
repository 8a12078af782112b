import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Figure, ratioRow } from '../measure.ts';
import { syntheticPath } from '../synthetic.ts';
import { againstBare } from './anonymous.ts';

/** Adds a reader who has paid for a month; answers the session's token. */
async function subscribe(url: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `with r as (insert into readers.reader (email, email_key, language, joined_at) values ('a@bench.example', 'a@bench.example', 'en', now()) returning id),
        opened as (insert into readers.session (token_hash, reader_id, device, started_at, last_seen_at, expires_at)
          select $1, id, 'bench', now(), now(), now() + interval '1 day' from r),
        s as (insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, card_ref, card_brand, card_last4, started_at, anchored_at, runs_until)
          select r.id, p.id, p.price_minor, p.currency, p.every, 'sandbox', 'bench', 'visa', '4242', now(), now(), now() + interval '1 month'
          from r, subscriptions.plan p where p.slug = 'monthly' returning id, reader_id, started_at, runs_until)
      insert into subscriptions.period (subscription_id, reader_id, kind, starts_at, ends_at) select id, reader_id, 'paid', started_at, runs_until from s`,
      [createHash('sha256').update(token).digest()],
    );
  } finally {
    await client.end();
  }
  return token;
}

export const subscriber: Figure = {
  seconds: 45,
  async rows(stage) {
    const url = await stage.paper(1000);
    const Cookie = `session=${await subscribe(url)}`;
    const paper = await stage.serve(url);
    const ratios = await againstBare(stage, paper.port, syntheticPath(1), { Cookie });
    await paper.stop();
    return [ratioRow('subscriber’s story page ÷ bare node:http', ratios, { atLeast: 0.3 })];
  },
};
