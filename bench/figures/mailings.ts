import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { freeze } from '#newsletters';
import { settingsSchema } from '#settings';
import { openDatabase, siteRole } from '../../src/platform/database.ts';
import type { MailerOrder } from '../bare-mailer.ts';
import type { SinkAnswer, SinkOrder } from '../mail-sink.ts';
import { type Figure, median, ratioRow, row } from '../measure.ts';
import type { Served, Stage } from '../stage.ts';

// Smaller where somebody only tries it: BENCH_MAILS=2000 npm run bench -- --only mailings
const mails = Number(process.env.BENCH_MAILS ?? 50_000);
const many = mails * 20;
const few = Math.min(1000, mails);
const connections = 5;
const letters = 5;

const paragraph = '<p>The ferry left the quay at nine and nobody had counted who went aboard, the harbour master said — not even he.</p>';
const html = `<!doctype html><html lang="en" dir="ltr"><body>${paragraph.repeat(220)}<p><a href="%%LEAVE%%">Leave</a> <a href="%%WEB%%">Web</a></p></body></html>`;
const text = `${'The ferry left the quay at nine and nobody had counted who went aboard.\n'.repeat(60)}\n%%LEAVE%%\n`;

type Client = pg.Client;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const signUps = `insert into newsletters.sign_up (newsletter_id, email, email_key, language, confirmed_at)
  select $1, 'n' || i || '@bench.example', 'n' || i || '@bench.example', 'en', now() from generate_series(1, $2::int) i`;

async function addList(client: Client, slug: string, count: number): Promise<number> {
  const made = await client.query(
    `insert into newsletters.newsletter (slug, names, frequency, access, position) values ($1, '{"en": "Bench"}', 'daily', 'free', 0) returning id`,
    [slug],
  );
  await client.query(signUps, [made.rows[0].id, count]);
  await client.query('vacuum analyze newsletters.sign_up');
  return made.rows[0].id;
}

/** A mailing on a list; begun, the paper's worker freezes and sends it. */
async function addMailing(client: Client, newsletterId: number, state: 'sending' | 'paused'): Promise<number> {
  const made = await client.query(
    `insert into newsletters.mailing (newsletter_id, language, subjects, state, began_at) values ($1, 'en', '["Bench"]', $2, now()) returning id`,
    [newsletterId, 'paused'],
  );
  const { id } = made.rows[0];
  await client.query(`insert into newsletters.rendering (mailing_id, audience, html, text) values ($1, 'everyone', $2, $3)`, [
    id,
    html,
    text,
  ]);
  await client.query('update newsletters.mailing set state = $2 where id = $1', [id, state]);
  return id;
}

type Sink = { ask: (order: SinkOrder) => Promise<SinkAnswer> };

async function startSink(stage: Stage): Promise<{ sink: Sink; url: string }> {
  const sink = stage.child<SinkOrder, SinkAnswer>('mail-sink.ts');
  const { port } = await sink.ask({ kind: 'port' });
  return { sink, url: `smtp://127.0.0.1:${port}` };
}

const serveWith = (stage: Stage, url: string, name: string, smtp: string): Promise<Served> =>
  stage.serve(url, {
    ROLE: 'all',
    SMTP_URL: smtp,
    MAIL_CONNECTIONS: String(connections),
    DATA_DIR: path.join(stage.dir, name),
    MAIL_FROM: 'letters@bench.example',
  });

/** How long a sign-in letter took from the form to the sink, in seconds. */
async function letterTime(sink: Sink, port: number, no: number): Promise<number> {
  const to = `letter${no}@bench.example`;
  const asked = Date.now();
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: to, to: '/' }),
    headers: { 'x-forwarded-for': `198.51.${no}.1` },
  });
  if (answer.status !== 303) throw new Error(`Asking to sign in was answered ${answer.status}.`);
  return (((await sink.ask({ kind: 'letter', to })).at ?? 0) - asked) / 1000;
}

export const mailings: Figure = {
  seconds: 600,
  async rows(stage) {
    const url = await stage.database('mailings');
    const smtp = await startSink(stage);
    const { sink } = smtp;
    const listId = await withClient(url, (client) => addList(client, 'bench', mails));
    const paper = await serveWith(stage, url, 'mailings', smtp.url);
    const ours = async () => {
      await sink.ask({ kind: 'begin' });
      await withClient(url, (client) => addMailing(client, listId, 'sending'));
      return (await sink.ask({ kind: 'count', mails })).perSecond ?? 0;
    };
    const bare = async () => {
      const { raw = Buffer.alloc(0) } = await sink.ask({ kind: 'last' });
      await sink.ask({ kind: 'begin' });
      const mailer = stage.child<MailerOrder, null>('bare-mailer.ts');
      const done = mailer.ask({ url: smtp.url, connections, mails, from: 'letters@bench.example', raw });
      const { perSecond = 0 } = await sink.ask({ kind: 'count', mails });
      await done;
      await mailer.stop();
      return perSecond;
    };
    const rates = [await ours(), await bare(), await bare(), await ours()];
    const ratios = [(rates[0] ?? 0) / (rates[1] ?? 1), (rates[3] ?? 0) / (rates[2] ?? 1)];
    process.stderr.write(`mails a second, ours, bare, bare, ours: ${rates.map((rate) => rate.toFixed(0)).join(', ')}\n`);

    // The letters go to the same paper, over the same machine, while another such mailing is under way.
    await withClient(url, (client) => addMailing(client, listId, 'sending'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const waits: number[] = [];
    for (let no = 1; no <= letters; no++) waits.push(await letterTime(sink, paper.port, no));
    await paper.stop();
    return [
      ratioRow(`personalised mailing to ${mails.toLocaleString('en')} ÷ a bare nodemailer pool`, ratios, { atLeast: 0.8 }),
      row('sign-in letter during it, the slowest of five', waits, Math.max(...waits), { atMost: 2 }, (value) => `${value.toFixed(2)} s`),
    ];
  },
};

const bareInsert = `insert into newsletters.delivery (mailing_id, sign_up_id, audience, wave, subject_no, try_at)
  select $1, id, 'everyone', 1, null, now() from newsletters.sign_up where newsletter_id = $2`;

/** The most memory a process ever held, in megabytes. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/VmHWM:\s+(\d+) kB/)?.[1] ?? 0) / 1024;
}

/** The peak of a worker that freezes a list and sends a part of it. */
async function peakFor(stage: Stage, url: string, listId: number, count: number, smtp: { sink: Sink; url: string }): Promise<number> {
  const paper = await serveWith(stage, url, `worker-${listId}`, smtp.url);
  await smtp.sink.ask({ kind: 'begin' });
  const id = await withClient(url, (client) => addMailing(client, listId, 'sending'));
  await smtp.sink.ask({ kind: 'count', mails: count });
  const peak = await peakOf(paper.pid);
  await withClient(url, (client) => client.query(`update newsletters.mailing set state = 'stopped' where id = $1`, [id]));
  await paper.stop();
  return peak;
}

export const freezing: Figure = {
  seconds: 600,
  async rows(stage) {
    const url = await stage.database('freezing');
    const db = openDatabase(url, siteRole, 2, () => {}, 30 * 60_000);
    const smtp = await startSink(stage);
    const { paper } = settingsSchema.parse({});
    const [small, large] = await withClient(url, async (client) => [
      await addList(client, 'few', few),
      await addList(client, 'many', many),
    ]);
    const timed = async (work: (client: Client, id: number) => Promise<unknown>) =>
      withClient(url, async (client) => {
        await client.query('truncate newsletters.delivery cascade');
        const id = await addMailing(client, large ?? 0, 'paused');
        await client.query('checkpoint');
        const began = performance.now();
        await work(client, id);
        const took = performance.now() - began;
        const { rows } = await client.query('select count(*)::int as count from newsletters.delivery where mailing_id = $1', [id]);
        if (rows[0].count !== many) throw new Error(`${rows[0].count} of ${many} were frozen.`);
        return took;
      });
    const ours = () =>
      timed(async (client, id) => {
        await client.query(`update newsletters.mailing set state = 'sending' where id = $1`, [id]);
        await freeze(db, id, paper, new Date());
        await client.query(`update newsletters.mailing set state = 'stopped' where id = $1`, [id]);
      });
    const bare = () => timed((client, id) => client.query(bareInsert, [id, large]));
    const times = [await ours(), await bare(), await bare(), await ours()];
    const ratios = [(times[0] ?? 0) / (times[1] ?? 1), (times[3] ?? 0) / (times[2] ?? 1)];
    await db.destroy();

    const peaks = [await peakFor(stage, url, small ?? 0, few, smtp), await peakFor(stage, url, large ?? 0, few * 10, smtp)];
    const growth = (peaks[1] ?? 0) - (peaks[0] ?? 0);
    const count = many.toLocaleString('en');
    return [
      row(`freezing ${count} recipients ÷ a bare INSERT … SELECT`, ratios, median(ratios), { atMost: 2 }, (value) => value.toFixed(2)),
      row(
        `memory of a worker with ${count} recipients more than with ${few.toLocaleString('en')}`,
        [growth],
        growth,
        { atMost: 30 },
        (value) => `${value.toFixed(1)} MB`,
      ),
    ];
  },
};
