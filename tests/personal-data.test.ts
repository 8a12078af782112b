import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import type { PersonalTable } from '#platform/personal-tables.ts';
import { personMac } from '#readers';
import { forgetting } from '../src/personal.ts';
import { give } from './journeys/give.ts';
import { subscribe } from './journeys/walk.ts';
import { enter, lettersTo } from './mailbox.ts';
import { browserOf, type TestPaper, testPaper } from './paper.ts';

const paper = testPaper();

/** Schemas whose tables speak of the paper and its staff, and single tables that hold nobody. */
const ofThePaper = ['stories', 'sources', 'translation', 'settings', 'staff', 'api', 'migrations', 'graphile_worker'];
const ofNobody = [
  'platform.tally',
  'platform.given_up_job',
  'access.network',
  'access.institution',
  'access.institution_range',
  'access.institution_domain',
  'access.institution_day',
  'newsletters.newsletter',
  'newsletters.newsletter_topic',
  'newsletters.mailing',
  'newsletters.recipe',
  'newsletters.rendering',
  'newsletters.link',
  'newsletters.subject_clicks',
  'newsletters.worker',
  'newsletters.tally',
  'newsletters.post',
  'subscriptions.plan',
  'subscriptions.price',
  'subscriptions.offer',
  'subscriptions.price_move',
  'subscriptions.group_domain',
  'subscriptions.comparison',
  'subscriptions.event',
  'subscriptions.import',
  'newsletters.import',
];

/** Columns of readers' tables about which nobody has said whether they are handed out and what becomes of them, and tables that aren't there. */
async function overlooked(db: Database, tables: PersonalTable[]): Promise<string[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
    group by 1 order by 1`.execute(db);
  const found = rows.filter(({ name }) => !ofThePaper.includes(name.split('.')[0] ?? '') && !ofNobody.includes(name));
  const said = new Map(tables.map((one) => [one.table as string, Object.keys(one.columns)]));
  return [
    ...found.flatMap(({ name, columns }) =>
      columns.filter((column) => !said.get(name)?.includes(column)).map((column) => `${name}.${column}`),
    ),
    ...tables.flatMap(({ table, columns }) => {
      const real = rows.find(({ name }) => name === table)?.columns ?? [];
      return Object.keys(columns).flatMap((column) => (real.includes(column) ? [] : [`${table}.${column} is gone`]));
    }),
  ];
}

/** Every row of every table, as text: what a dump of the database holds. */
async function dumpOf(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(
    db,
  );
  const dump = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: found } = await sql<{ text: string | null }>`select string_agg(t::text, E'\n') as text from ${sql.raw(name)} t`.execute(
      db,
    );
    dump.set(name, found[0]?.text ?? '');
  }
  return dump;
}

test('every column that may hold something about a reader has a rule', async () => {
  expect(await overlooked(paper.press, forgetting.tables)).toEqual([]);
  const without = forgetting.tables.map((one) => ({ ...one, columns: { ...one.columns } }));
  for (const one of without) if (one.table === 'readers.session') delete (one.columns as Record<string, unknown>).device;
  expect(await overlooked(paper.press, without)).toEqual(['readers.session.device']);
  expect(await overlooked(paper.press, forgetting.tables.slice(1))).toContain('access.opening.meter_id');
});

const canary = 'canary.bird@example.org';

/** A group that the canary's subscription pays for, with everything a group may hold of its manager. */
async function addGroupOf(readerId: number): Promise<void> {
  const { app } = paper;
  await sql`with made as (insert into subscriptions.group (name, manager_id, subscription_id, billing_name, billing_address, vat_id, opened_at)
      select 'The canary’s nest', ${readerId}, id, 'Canary Bird', '1 Canary Street', 'CANARY1', ${app.clock()} from subscriptions.subscription
      where reader_id = ${readerId} returning id, subscription_id),
    invoiced as (insert into subscriptions.invoice (receipt_id, group_id, seller, buyer, seats, vat_permille, issued_at)
      select r.id, made.id, '{}', '{"name":"A Nest Ltd"}', 5, 0, ${app.clock()} from made join subscriptions.receipt r using (subscription_id)),
    told as (insert into subscriptions.group_letter (group_id, reader_id, kind, about, owed_at, sent_at)
      select id, ${readerId}, 'handed-over', 'canary', ${app.clock()}, ${app.clock()} from made)
    insert into subscriptions.invitation (group_id, email, email_key, language, invited_at, expires_at, closed_at)
      select id, ${canary}, ${canary}, 'en', ${app.clock()}, ${app.clock()}, ${app.clock()} from made`.execute(app.db);
}
const superuser = async <T>(paper: TestPaper, work: (db: Database) => Promise<T>): Promise<T> => {
  const { openDatabase } = await import('#platform/database.ts');
  const db = openDatabase(paper.databaseUrl, undefined, 2, () => {});
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

/** Something mailed to an address on a list, that came back. */
async function mailTo(email: string): Promise<void> {
  const { db } = paper.app;
  const now = paper.app.clock();
  await sql`with s as (select id, newsletter_id from newsletters.sign_up where email = ${email} limit 1),
    m as (insert into newsletters.mailing (newsletter_id, language) select newsletter_id, 'en' from s returning id)
    insert into newsletters.delivery (mailing_id, sign_up_id, audience, try_at, answer)
    select m.id, s.id, 'everyone', ${now}, ${`550 ${email} is unknown`} from s, m`.execute(db);
  const addressHash = personMac(paper.app.keys, email);
  await db.insertInto('newsletters.suppression').values({ addressHash, why: 'bounced', since: now }).execute();
  await db.insertInto('newsletters.bounce').values({ addressHash, count: 1, countedAt: now }).execute();
  await sql`insert into newsletters.report (source, source_id, kind, verdict, delivery_id, answer, heard_at)
    select 'mailbox', 'one', 'bounced', 'dead', max(id), ${`550 ${email} is unknown`}, ${now} from newsletters.delivery`.execute(db);
}

test('who leaves has everything handed out first, and is in no dump afterwards', async () => {
  const device = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
  const browser = browserOf(paper, device);
  await enter(paper, browser, canary);
  await browser.post('/account/newsletters', { newsletter: 'daily' });
  await browser.post('/account/address', { email: 'canary.elsewhere@example.org' });
  await browser.post(`/open/${paper.fixtures.stories.first?.key}`, {});
  expect((await subscribe(browser, 'annual')).status).toBe(303);
  await browser.post('/account/gifts', { story: paper.fixtures.stories.second?.key ?? '' });
  const gifts = await (await browser.get('/account/gifts')).text();
  await browser.post(new URL(gifts.match(/https?:\/\/[^"]+\/gift\/[^"]+/)?.[0] ?? '').pathname);
  const { id: readerId } = await paper.app.db
    .selectFrom('readers.reader')
    .select('id')
    .where('email', '=', canary)
    .executeTakeFirstOrThrow();
  await sql`with i as (insert into access.institution (name, starts_on, ends_on, daily_readers, made_at)
      values ('A library', '2026-11-24', '2027-11-23', 10, now()) returning id)
    insert into access.institution_reader (institution_id, day, meter_id)
      select i.id, '2026-11-24', m.id from i, access.meter m where m.reader_id = ${readerId}`.execute(paper.app.db);
  const passkey = { readerId, credentialId: 'canary-credential', publicKey: Buffer.from('canary'), counter: 0, transports: ['internal'] };
  await paper.app.db
    .insertInto('readers.passkey')
    .values({ ...passkey, name: 'Canary’s phone', addedAt: paper.app.clock() })
    .execute();
  const grant = { readerId, why: 'complimentary', about: `canary ${readerId}`, note: 'For the canary bird' };
  const { id: grantId } = await paper.app.db
    .insertInto('subscriptions.grant')
    .values({ ...grant, startsAt: paper.app.clock() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await paper.app.db
    .insertInto('subscriptions.grantLetter')
    .values({ grantId, kind: 'given', about: 'canary', owedAt: paper.app.clock() })
    .execute();
  const { id: offerId } = await paper.app.db
    .insertInto('subscriptions.offer')
    .values({ code: 'BIRDS', kind: 'percent', percent: 10, startsAt: paper.app.clock(), madeAt: paper.app.clock() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into subscriptions.offer_claim (offer_id, subscription_id, person, kept_until, claimed_at)
    select ${offerId}, id, 'a-hash', now(), now() from subscriptions.subscription where reader_id = ${readerId}`.execute(paper.app.db);
  await addGroupOf(readerId);
  await mailTo(canary);
  await give(paper, browser, { email: 'friend@example.net', day: '2026-11-24', giverName: 'Canary', message: 'Yours, the canary' });
  const friend = browserOf(paper);
  await enter(paper, friend, 'friend@example.net');
  const later = { email: canary, day: '2026-12-24', message: 'Dear canary' };
  const { id: giftToCanary } = await give(paper, friend, later);
  const imported = { fileName: 'old-paper.csv', madeBy: 1, madeAt: paper.app.clock() };
  const { id: importId } = await paper.app.db.insertInto('subscriptions.import').values(imported).returning('id').executeTakeFirstOrThrow();
  await paper.app.db
    .insertInto('subscriptions.importRow')
    .values({ importId, line: 2, addressKey: canary, row: JSON.stringify({ address: canary }) })
    .execute();
  await sql`with i as (insert into newsletters.import (file_name, made_by, made_at) values ('old-lists.csv', 1, now()) returning id)
    insert into newsletters.import_row (import_id, line, email, email_key, person_mac, language, consent, problems)
    select id, 2, ${canary}, ${canary}, ''::bytea, 'en', 'Yes', '[]' from i`.execute(paper.app.db);
  const adopted = { provider: 'stripe', providerRef: 'sub_canary', readerId, askedAt: paper.app.clock() };
  await paper.app.db.insertInto('subscriptions.adoption').values(adopted).execute();
  await paper.runJobs();

  const own = (await (await browser.get('/account/data.json')).json()) as { tables: Record<string, Record<string, unknown>[]> };
  const all = forgetting.tables.filter(({ columns }) => Object.values(columns).includes('own')).map(({ table }) => table);
  const never = [
    'platform.kept_mail',
    'newsletters.confirmation',
    'readers.erasure',
    'subscriptions.operation',
    'subscriptions.declaration',
  ];
  expect(Object.keys(own.tables).sort()).toEqual(all.filter((table) => !never.includes(table)).sort());
  expect(own.tables['readers.reader']).toEqual([expect.objectContaining({ email: canary })]);
  expect(own.tables['readers.consent']).toEqual([expect.objectContaining({ purpose: 'newsletter:daily', given: true, form: '/account' })]);
  expect(JSON.stringify(own)).not.toMatch(/sandbox:|token_hash/);
  const zip = unzipSync(new Uint8Array(await (await browser.get('/account/data.zip')).arrayBuffer()));
  expect(new TextDecoder().decode(zip['readers.session.csv'])).toContain('Firefox · Linux');

  const before = await superuser(paper, dumpOf);
  expect([...before.values()].join('\n')).toContain(canary);

  expect((await browser.post('/account/erase')).status).toBe(303);
  await paper.runJobs();
  const letter = lettersTo(paper, canary).findLast((one) => one.text.includes('/account/erase/confirm'));
  const link = new URL(letter?.text.match(/https?:\/\/\S+erase\/confirm\S+/)?.[0] ?? '');
  // A scanner may open the link as often as it likes.
  for (const _ of [1, 2, 3]) expect((await browserOf(paper).get(link.pathname + link.search)).status).toBe(200);
  const fields = Object.fromEntries(link.searchParams);
  expect((await browserOf(paper).post(link.pathname, { ...fields, key: `${fields.key}x` })).status).toBe(410);
  expect((await browser.get('/account')).status).toBe(200);
  const done = await browser.post(link.pathname, fields);
  expect(done.status).toBe(200);
  expect(done.headers.get('clear-site-data')).toContain('storage');
  expect((await browserOf(paper).post(link.pathname, fields)).status).toBe(200);
  expect((await browser.get('/account')).status).toBe(303);
  await paper.runJobs();

  const after = await superuser(paper, dumpOf);
  const traces = [...after].filter(([, text]) => /canary|4242|Firefox · Linux/i.test(text)).map(([name]) => name);
  expect(traces).toEqual([]);
  // The receipt and the proof of consent stay, and name nobody.
  expect(after.get('subscriptions.receipt')).toContain('R-0000');
  expect(after.get('readers.consent')).toContain('newsletter:daily');

  // The friend's gift stays theirs to hand on, and theirs that is paid for reaches them.
  expect(await (await friend.get('/account/given')).text()).toContain(`/redeem/${giftToCanary}.`);
  await paper.runJobs('subscriptions.deliver-gifts');
  paper.moveTo('2026-12-24T12:00:00Z');
  await paper.runJobs('subscriptions.deliver-gifts');
  expect(lettersTo(paper, canary).filter((one) => one.subject.includes('gives you'))).toEqual([]);

  // Somebody new comes to the address, and finds nothing.
  const again = browserOf(paper);
  await enter(paper, again, canary);
  const anew = (await (await again.get('/account/data.json')).json()) as { tables: Record<string, unknown[]> };
  expect(anew.tables['subscriptions.receipt']).toBeUndefined();
});
