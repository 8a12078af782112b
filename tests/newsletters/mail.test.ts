import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginMailing, keepRendering } from '#newsletters';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type SmtpSink, startSmtpSink, type Taken } from '../fakes/smtp-sink.ts';
import { subscribe } from '../journeys/walk.ts';
import { enter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { beginNew, makeMailing, signUp, statesOf } from './mailing.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyFile = path.join(mkdtempSync(path.join(tmpdir(), 'broadsheet-key-')), 'dkim.pem');
writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
const paper = testPaper({
  env: {
    BASE_URL: 'https://paper.example',
    DKIM_KEYS: `paper.example:mail:${keyFile}`,
    BOUNCE_DOMAIN: 'bounces.paper.example',
  },
});
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({ record: path.join(paper.app.config.dataDir, 'sink.jsonl') });
  paper.app.bulk = createSmtpBulk(sink.url);
  await signUp(paper.app.db, 'daily', 3);
  await signUp(paper.app.db, 'daily', 1, 'lecteurs.example', 'fr');
});
afterAll(() => sink.stop());

const resolver = async (name: string) => {
  const p = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  if (name === 'mail._domainkey.paper.example') return [[`v=DKIM1; k=rsa; p=${p}`]];
  throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
};
const signatureOf = async ({ raw }: Taken) => {
  const { dkim } = await authenticate(Buffer.from(raw, 'latin1'), { resolver, trustReceived: false } as never);
  return dkim.results[0] as unknown as { status: { result: string; aligned?: string } };
};
const sendOne = async (wish = {}) => {
  sink.forget();
  const id = await beginNew(paper, wish);
  await paper.sendMailings();
  return { id, taken: sink.taken() };
};

test('a mail says whose it is, how to leave, and is signed over all of it', async () => {
  const { taken } = await sendOne({ subjects: ['L’été à Ŝtrasburg'] });
  const one = taken.find(({ to }) => to === 'n2@readers.example');
  if (!one) throw new Error('No mail came.');
  const mail = await simpleParser(Buffer.from(one.raw, 'latin1'));
  const header = (name: string) => one.raw.match(new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'im'))?.[1]?.replace(/\r\n\s+/g, ' ');
  expect(mail.from?.value).toEqual([{ name: 'The Test', address: 'letters@paper.example' }]);
  expect(mail.subject).toBe('L’été à Ŝtrasburg');
  expect(mail.to).toMatchObject({ text: 'n2@readers.example' });
  expect(header('List-Id')).toBe('"The Daily" <daily.paper.example>');
  expect(header('List-Unsubscribe')).toMatch(/^<https:\/\/paper\.example\/newsletters\/one-click\/[0-9a-f-]{36}\.[\w-]{43}>$/);
  expect(header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  expect([header('Precedence'), header('Auto-Submitted'), header('Content-Language')]).toEqual(['bulk', 'auto-generated', 'en']);
  expect(new Date(header('Date') ?? '')).toEqual(paper.app.clock());
  expect(one.from).toMatch(/^b-[0-9a-z]+-[0-9a-f]{20}@bounces\.paper\.example$/);
  expect(new Set(taken.map(({ from }) => from)).size).toBe(taken.length);
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(taken.length);
  // Both parts have the reader's own links; no other reader's.
  for (const part of [mail.text ?? '', String(mail.html)]) {
    expect(part).toContain('News of the day.');
    expect(part).toMatch(/https:\/\/paper\.example\/newsletters\/leave\?id=[0-9a-f-]{36}&(amp;)?key=/);
    expect(part).not.toContain('%%');
  }
  expect((await signatureOf(one)).status).toMatchObject({ result: 'pass', aligned: 'paper.example' });
  const names = header('DKIM-Signature')
    ?.match(/ h=([^;]+);/)?.[1]
    ?.replace(/\s/g, '')
    .toLowerCase()
    .split(':');
  expect(names).toEqual(
    expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'from', 'to', 'subject', 'date', 'message-id']),
  );
  const bent = {
    ...one,
    raw: one.raw.replace('List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'List-Unsubscribe-Post: List-Unsubscribe=Two-Click'),
  };
  expect((await signatureOf(bent)).status.result).not.toBe('pass');
});

test('one click takes an address off its list: no cookie, no way on, the same answer to all, and a look changes nothing', async () => {
  const { taken } = await sendOne();
  const pathOf = (one: Taken | undefined) => one?.raw.match(/List-Unsubscribe:\s+<https:\/\/paper\.example([^>]+)>/i)?.[1] ?? '';
  const [mine, others] = [taken.find(({ to }) => to === 'n1@readers.example'), taken.find(({ to }) => to === 'n3@readers.example')];
  const isOn = async (email: string) => {
    const found = await paper.app.db.selectFrom('newsletters.signUp').select('leftAt').where('email', '=', email).executeTakeFirstOrThrow();
    return found.leftAt === null;
  };
  const scanner = browserOf(paper);
  for (const _ of Array.from({ length: 20 })) await scanner.get(pathOf(mine));
  expect(await isOn('n1@readers.example')).toBe(true);

  const press = (at: string) =>
    paper.web.request(at, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'https://webmail.example' },
    });
  const forged = pathOf(mine).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const swapped = pathOf(mine).replace(/\..+/, pathOf(others).match(/\..+/)?.[0] ?? '');
  const answers = [];
  for (const at of [forged, swapped, '/newsletters/one-click/x']) answers.push(await press(at));
  expect([await isOn('n1@readers.example'), await isOn('n3@readers.example')]).toEqual([true, true]);
  for (const _ of [1, 2, 3]) answers.push(await press(pathOf(mine)));
  answers.push(await press(`/fr${pathOf(mine)}`));
  expect([await isOn('n1@readers.example'), await isOn('n3@readers.example')]).toEqual([false, true]);
  const told = await Promise.all(
    answers.map(async (one) => [one.status, one.headers.get('location'), one.headers.get('set-cookie'), await one.text()]),
  );
  expect(told).toEqual(answers.map(() => [200, null, null, '']));
  const { rows } = await sql<{
    given: boolean;
    form: string;
  }>`select given, form from readers.consent where purpose = 'newsletter:daily' order by id`.execute(paper.app.db);
  expect(rows).toEqual([{ given: false, form: '/newsletters/one-click' }]);
  expect((await sendOne()).taken.map(({ to }) => to)).not.toContain('n1@readers.example');
});

test('whoever may read everything gets the mail made for them, and a list for subscribers goes to nobody else', async () => {
  const { db } = paper.app;
  const subscriber = browserOf(paper);
  await enter(paper, subscriber, 'Sub.Scriber+news@gmail.com');
  await subscribe(subscriber, 'annual');
  await paper.runJobs();
  for (const slug of ['daily', 'friday'])
    await sql`insert into newsletters.sign_up (newsletter_id, email, email_key, language, confirmed_at)
      select id, e, lower(e), 'en', now() from newsletters.newsletter, unnest(${['subscriber+mail@gmail.com', `free.${slug}@readers.example`]}::text[]) e where slug = ${slug}`.execute(
      db,
    );
  const send = async (slug: string) => {
    sink.forget();
    const id = await makeMailing(paper.press, paper.app.baseUrl(), { slug });
    const html = '<html lang="en"><body><p>The whole story.</p><a href="%%LEAVE%%">x</a></body></html>';
    expect(
      await keepRendering(paper.press, id, paper.app.baseUrl(), { audience: 'subscriber', html, text: 'Whole. %%LEAVE%%' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await beginMailing(paper.press, id, paper.app.clock())).toEqual({ ok: true });
    expect(await beginMailing(paper.press, id, paper.app.clock())).toEqual({ ok: false, reason: 'not-now' });
    await paper.sendMailings();
    return new Map(sink.taken().map(({ to, raw }) => [to, raw.includes('The whole story.')]));
  };
  const daily = await send('daily');
  expect([daily.get('subscriber+mail@gmail.com'), daily.get('free.daily@readers.example')]).toEqual([true, false]);
  expect([...(await send('friday'))]).toEqual([['subscriber+mail@gmail.com', true]]);
});

test('a mail that Gmail would cut off, or that nobody could leave by, is refused when it is made', async () => {
  const id = await makeMailing(paper.press, paper.app.baseUrl());
  const rendering = { audience: 'everyone' as const, text: 'x %%LEAVE%%' };
  const long = `<a href="%%LEAVE%%">x</a>${'é'.repeat(51_000)}`;
  expect(await keepRendering(paper.press, id, paper.app.baseUrl(), { ...rendering, html: long })).toMatchObject({
    ok: false,
    reason: 'too-long',
    most: 102_000,
  });
  expect(await keepRendering(paper.press, id, paper.app.baseUrl(), { ...rendering, html: '<p>x</p>' })).toEqual({
    ok: false,
    reason: 'no-leave-link',
  });
  const { id: begun } = await sendOne();
  expect(await keepRendering(paper.press, begun, paper.app.baseUrl(), { ...rendering, html: '%%LEAVE%%' })).toEqual({
    ok: false,
    reason: 'sent-before',
  });
});

test('a mailing goes to those who read its language, and the paper’s own to those in whose language there is none', async () => {
  const { db } = paper.app;
  expect((await sendOne()).taken.map(({ to }) => to)).not.toContain('n1@lecteurs.example');
  expect((await sendOne({ language: 'fr', subjects: ['Le jour'] })).taken.map(({ to }) => to)).toEqual(['n1@lecteurs.example']);
  await db
    .updateTable('newsletters.newsletter')
    .set({ languages: ['en'] })
    .where('slug', '=', 'daily')
    .execute();
  const { id, taken } = await sendOne();
  expect(taken.map(({ to }) => to)).toContain('n1@lecteurs.example');
  expect(await statesOf(db, id)).toEqual({ sent: taken.length });
});
