import pg from 'pg';
import { cookieName } from '../../src/platform/http/cookies.ts';
import { hashToken, newToken } from '../../src/platform/tokens.ts';
import { requestText } from '../load.ts';
import { type Figure, interleaved, ratioRow } from '../measure.ts';

const [few, many] = [1000, 100_000];
const rounds = 9;

/** Every version as the newsroom knows it: the newest two hundred on their way, as a newsroom of ten has them, the others out. */
const workRows = `
insert into stories.work (version_id, state, language, headline, made_by, changed_at, deadline_on)
  select v.id, case when v.id <= 200 then (array['idea', 'draft', 'review', 'ready'])[1 + v.id % 4] else 'published' end, v.language, v.headline,
    (select min(id) from staff.person), v.published_at, case when v.id <= 100 then current_date + (v.id % 20)::int end
  from stories.version v on conflict do nothing;
insert into stories.word_index (version_id, words)
  select v.id, to_tsvector('simple', concat_ws(' ', v.headline, v.deck, case when v.id % 300 = 0 then 'harbourmaster' end)) from stories.version v
  on conflict do nothing;
insert into stories.comment (version_id, text, made_by, made_at)
  select version_id, 'Who says so?', (select min(id) from staff.person), now() from stories.work where version_id <= 60
    and not exists (select from stories.comment);
`;

/** An editor's session in a paper that is filled; answers the cookie. */
async function signIn(url: string): Promise<string> {
  const token = newToken();
  const client = new pg.Client({ connectionString: url });
  // The stage ends its cluster under whoever is still connected.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`insert into staff.person (name, email, email_key, role, invited_at, joined_at)
    values ('Ed', 'ed@paper.example', 'ed@paper.example', 'editor', now(), now()) on conflict do nothing`);
  await client.query(
    `insert into staff.session (token_hash, person_id, device, started_at, proved_at, last_seen_at, expires_at)
      select $1::bytea, min(id), 'Bench', now(), now(), now(), now() + interval '1 day' from staff.person`,
    [hashToken(token)],
  );
  await client.query(workRows);
  await client.query('analyze stories.work, stories.word_index, stories.comment, staff.person, staff.session');
  await client.end();
  return `${cookieName('staff', 'http://127.0.0.1')}=${token}`;
}

/** Opening the desk, and searching in it, must not grow with the paper. */
export const desk: Figure = {
  seconds: 240,
  async rows(stage) {
    const urls = [await stage.paper(few), await stage.paper(many)] as const;
    const cookies = [await signIn(urls[0]), await signIn(urls[1])] as const;
    const [small, large] = [await stage.serve(urls[0]), await stage.serve(urls[1])];
    const page = (port: number, cookie: string, path: string) => async () => {
      const requests = [requestText('GET', path, { Cookie: cookie })];
      const { answers, seconds } = await stage.load({ port, connections: 2, requests, seconds: 0.3 });
      return seconds / answers;
    };
    const measure = (path: string) => interleaved(rounds, page(large.port, cookies[1], path), page(small.port, cookies[0], path));
    const opened = await measure('/newsroom');
    const searched = await measure('/newsroom?state=all&search=harbourmaster');
    await Promise.all([small.stop(), large.stop()]);
    return [
      ratioRow('opening the desk, 100,000 stories ÷ 1,000 (time)', opened, { atMost: 1.5 }),
      ratioRow('searching the desk for a rare word, 100,000 stories ÷ 1,000 (time)', searched, { atMost: 5 }),
    ];
  },
};
