import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { suppress, suppressionOf } from '#newsletters';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();
const address = '/newsroom/settings/mail';

test('a publisher holds all mailings, lets them go and sets their pace', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const page = async () => (await browser.get(address)).text();
  expect(await page()).toContain('Mailings go.');
  expect((await browser.post(address, { what: 'stop' })).status).toBe(303);
  expect(await page()).toContain('Held since');
  await browser.post(address, { what: 'resume' });
  expect(await page()).toContain('Mailings go.');

  const refused = await browser.post(address, { what: 'pace', perSecond: 'fast', perHour: '30000' });
  expect(refused.status).toBe(400);
  const typed = await refused.text();
  for (const text of ['A whole number from 1', 'value="fast"', 'value="30000"']) expect(typed).toContain(text);
  await browser.post(address, { what: 'pace', perSecond: '20', perHour: '' });
  const { rows } = await sql`select per_second, per_hour from newsletters.post`.execute(paper.press);
  expect(rows).toEqual([{ perSecond: 20, perHour: null }]);
  expect((await browser.post(address, { what: 'explode' })).status).toBe(400);
  const log = await (await browser.get('/newsroom/log')).text();
  for (const text of ['Held all mailings', 'Let mailings go', 'Changed how fast']) expect(log).toContain(text);
});

test('the page tells why an address gets nothing, and lets mail to it go again', async () => {
  const { app } = paper;
  await suppress(app.db, app.keys, 'gone@mail.example', 'bounced', '550 5.1.1 no such mailbox gone@mail.example', app.clock());
  const { browser } = await addStaff(paper, 'publisher');
  const ask = async (email: string, what: string) => (await browser.post(`${address}/address`, { email, what })).text();
  const found = await ask('Gone@mail.example', 'look');
  expect(found).toContain('its mail came back');
  expect(found).toContain('550 5.1.1');
  expect(await ask('gone@mail.example', 'lift')).toContain('Lifted');
  expect(await suppressionOf(app.db, app.keys, 'gone@mail.example')).toBeUndefined();
  expect(await ask('gone@mail.example', 'suppress')).toContain('staff stopped it');
  expect((await browser.post(`${address}/address`, { email: 'no address', what: 'look' })).status).toBe(400);
  expect(await (await browser.get(address)).text()).toContain('1 that staff stopped');
});

test('it shows what became of the mail of 30 days by newsletter', async () => {
  const { app } = paper;
  await sql`with made as (insert into newsletters.mailing (newsletter_id, language, subjects, state, began_at, frozen_at, recipients)
      select id, 'en', '["A"]', 'sent', ${app.clock()}::timestamptz - make_interval(days => d), ${app.clock()}, 1000
      from (select min(id) as id from newsletters.newsletter) n, unnest('{1,2,40}'::int[]) d returning id),
    counted as (insert into newsletters.tally (mailing_id, worker_id, sent, failed) select id, 1, 990, 10 from made),
    mailed as (insert into newsletters.delivery (mailing_id, audience, state, try_at) select id, 'everyone', 'sent', now() from made returning id)
    insert into newsletters.report (source, source_id, kind, verdict, delivery_id, answer, heard_at)
    select 'mailbox', id::text, 'complained', 'none', id, '', ${app.clock()} from mailed`.execute(paper.press);
  const { browser } = await addStaff(paper, 'publisher');
  const page = await (await browser.get(address)).text();
  const cells = [...page.matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text);
  expect(cells).toEqual(['2', '1,980', '20 (1%)', '0 (0%)', '2 (0.1%)']);
});
