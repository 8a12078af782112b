import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  pauseMailing,
  progressOf,
  resendUnknown,
  resumeMail,
  resumeMailing,
  setPace,
  startSending,
  stopMail,
  stopMailing,
} from '#newsletters';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type Manner, type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { browserOf, testPaper } from '../paper.ts';
import { beginNew, signUp, statesOf } from './mailing.ts';

const paper = testPaper();
const manners = new Map<string, (times: number) => Manner>();
const oneClickHeaders = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
let slowness = 0;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({
    record: path.join(paper.app.config.dataDir, 'sink.jsonl'),
    mannerOf: (to, times) => manners.get(to)?.(times) ?? 'take',
    millisecondsToAnswer: () => slowness,
  });
  paper.app.bulk = createSmtpBulk(sink.url);
});
afterAll(() => sink.stop());
beforeEach(async () => {
  manners.clear();
  slowness = 0;
  sink.forget();
  await paper.app.db.deleteFrom('newsletters.delivery').execute();
  await paper.app.db.deleteFrom('newsletters.signUp').execute();
});

test('everybody on the list gets one mail, and the mailing is sent', async () => {
  await signUp(paper.app.db, 'daily', 50);
  const id = await beginNew(paper);
  await paper.sendMailings();
  expect(
    sink
      .taken()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(Array.from({ length: 50 }, (_, at) => `n${at + 1}@readers.example`).toSorted());
  expect(await statesOf(paper.app.db, id)).toEqual({ sent: 50 });
  expect(await progressOf(paper.app.db, id, paper.app.clock())).toMatchObject({
    state: 'sent',
    recipients: 50,
    sent: 50,
    waiting: 0,
    secondsLeft: 0,
  });
});

test('a temporary refusal is tried again later, a permanent one is not, and what is full is not given up', async () => {
  await signUp(paper.app.db, 'daily', 6);
  manners.set('n1@readers.example', (times) => (times === 1 ? 'later' : 'take'));
  manners.set('n2@readers.example', () => 'no');
  manners.set('n3@readers.example', () => 'full');
  manners.set('n4@readers.example', (times) => (times === 1 ? 'drop-rcpt' : 'take'));
  const began = paper.app.clock();
  const id = await beginNew(paper);
  await paper.sendMailings();
  expect(await statesOf(paper.app.db, id)).toEqual({ sent: 3, failed: 2, waiting: 1 });
  expect(await progressOf(paper.app.db, id, began)).toMatchObject({ state: 'sending', waiting: 1 });
  paper.moveTo(new Date(began.getTime() + 61_000));
  await paper.sendMailings();
  expect(await statesOf(paper.app.db, id)).toEqual({ sent: 4, failed: 2 });
  expect(
    sink
      .taken()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([1, 4, 5, 6].map((n) => `n${n}@readers.example`));
  expect(await progressOf(paper.app.db, id, paper.app.clock())).toMatchObject({ state: 'sent', sent: 4, failed: 2 });
  // The next mailing leaves out the mailbox that isn't there, and not the full one.
  sink.forget();
  manners.clear();
  await beginNew(paper);
  await paper.sendMailings();
  expect(
    sink
      .taken()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([1, 3, 4, 5, 6].map((n) => `n${n}@readers.example`));
});

test('a connection that breaks before the answer leaves a mail unknown: sent again only when somebody wants it', async () => {
  await signUp(paper.app.db, 'daily', 8);
  manners.set('n3@readers.example', (times) => (times === 1 ? 'drop-before' : 'take'));
  manners.set('n5@readers.example', () => 'drop-after');
  const id = await beginNew(paper);
  // A mail that met a broken connection before a byte of it had left waits until that connection has rested.
  for (let round = 0; round === 0 || (round < 5 && (await statesOf(paper.app.db, id)).waiting); round++) await paper.sendMailings();
  expect(await statesOf(paper.app.db, id)).toEqual({ sent: 7, unknown: 1 });
  expect(sink.taken()).toHaveLength(8);
  expect((await progressOf(paper.app.db, id, paper.app.clock()))?.state).toBe('sent');
  await paper.sendMailings();
  expect(sink.taken()).toHaveLength(8);

  expect(await resendUnknown(paper.app.db, id, paper.app.clock())).toEqual({ ok: true, count: 1 });
  expect(await resendUnknown(paper.app.db, id, paper.app.clock())).toEqual({ ok: false, reason: 'none' });
  await paper.sendMailings();
  const twice = sink.taken().filter(({ to }) => to === 'n3@readers.example');
  expect(twice).toHaveLength(2);
  // Under one Message-ID, so that the mailbox can tell.
  expect(new Set(twice.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await progressOf(paper.app.db, id, paper.app.clock())).toMatchObject({ state: 'sent', sent: 8, unknown: 0 });
});

test('who leaves, pauses or comes back dead while it is being sent gets nothing more; who was gone before was never on it', async () => {
  await signUp(paper.app.db, 'daily', 40);
  const { db } = paper.app;
  await db.updateTable('newsletters.signUp').set({ leftAt: paper.app.clock() }).where('email', '=', 'n40@readers.example').execute();
  await beginNew(paper);
  await paper.sendMailings();
  const oneClicks = new Map(
    sink.taken().map(({ to, raw }) => [to, raw.match(/List-Unsubscribe:\s+<https?:\/\/[^/]+([^>]+)>/i)?.[1] ?? '']),
  );
  sink.forget();
  const left: string[] = [];
  let isOver = false;
  sink.onOffer((_, count) => {
    if (isOver || count % 5 !== 0 || count > 25) return;
    // The mail that is being answered now belongs to somebody else: take the last who hasn't got it.
    const email = `n${39 - left.length}@readers.example`;
    left.push(email);
    leaving.push(Promise.resolve(browserOf(paper).send(oneClicks.get(email) ?? '', 'List-Unsubscribe=One-Click', oneClickHeaders)));
  });
  const leaving: Promise<Response>[] = [];
  paper.app.config.mail.connections = 1;
  const id = await beginNew(paper);
  await paper.sendMailings();
  isOver = true;
  paper.app.config.mail.connections = 5;
  expect((await Promise.all(leaving)).map(({ status }) => status)).toEqual(left.map(() => 200));
  expect(left.length).toBeGreaterThan(4);
  const got = sink.taken().map(({ to }) => to);
  expect(got.filter((to) => left.includes(to))).toEqual([]);
  expect(got).not.toContain('n40@readers.example');
  expect(await statesOf(db, id)).toEqual({ sent: 39 - left.length, suppressed: left.length });
});

test('pausing, stopping and the mail of all stopped hold it within two seconds, and resuming goes on where it was', {
  timeout: 30_000,
}, async () => {
  const { db } = paper.app;
  await signUp(db, 'daily', 400);
  slowness = 8;
  const id = await beginNew(paper);
  const sending = await startSending(paper.app, paper.press);
  const more = async () => {
    const before = sink.taken().length;
    await vi.waitFor(() => expect(sink.taken().length).toBeGreaterThan(before + 5), { timeout: 5000, interval: 20 });
  };
  const still = async () => {
    await sleep(300);
    const { length } = sink.taken();
    await sleep(400);
    expect(sink.taken()).toHaveLength(length);
  };
  await more();
  expect(await pauseMailing(db, id)).toEqual({ ok: true });
  await still();
  expect(await resumeMailing(db, id)).toEqual({ ok: true });
  await more();
  await stopMail(db, 'staff', paper.app.clock());
  await still();
  expect(await progressOf(db, id, paper.app.clock())).toMatchObject({ isMailStopped: true, secondsLeft: undefined });
  await resumeMail(db);
  await more();
  expect(await stopMailing(db, id, paper.app.clock())).toEqual({ ok: true });
  await still();
  await sending.stop();
  expect(await resumeMailing(db, id)).toEqual({ ok: false, reason: 'not-now' });
  const { sent = 0, waiting = 0, ...others } = await statesOf(db, id);
  expect([sent, waiting, others]).toEqual([sink.taken().length, 400 - sink.taken().length, {}]);
  expect(new Set(sink.taken().map(({ to }) => to)).size).toBe(sent);
});

test('the rate is kept by all processes together', async () => {
  const { db } = paper.app;
  await signUp(db, 'daily', 30);
  await setPace(db, { perSecond: 7, perHour: 20 });
  const id = await beginNew(paper);
  const began = paper.app.clock();
  for (const [second, most] of [
    [0, 7],
    [1, 14],
    [2, 20],
    [3, 20],
    [3600, 27],
    [3601, 30],
  ] as const) {
    paper.moveTo(new Date(began.getTime() + second * 1000));
    const workers = [await startSending(paper.app, paper.press), await startSending(paper.app, paper.press)];
    await vi.waitFor(() => expect(sink.taken().length).toBe(most), { timeout: 5000, interval: 20 });
    await sleep(150);
    await Promise.all(workers.map((one) => one.stop()));
    expect(sink.taken()).toHaveLength(most);
  }
  await setPace(db, { perSecond: null, perHour: null });
  await paper.sendMailings();
  expect(await statesOf(db, id)).toEqual({ sent: 30 });
});

test('of several subjects each is tried on its part of a fifth, and after three hours the rest gets the one that was clicked most', async () => {
  const { db } = paper.app;
  await signUp(db, 'daily', 100);
  const began = paper.app.clock();
  const id = await beginNew(paper, {
    subjects: ['One', 'Two', 'Three'],
    html: '<p><a href="https://elsewhere.example/a?b=1&amp;c=2">A</a></p>',
  });
  await paper.sendMailings();
  const bySubject = () => Object.groupBy(sink.taken(), ({ subject }) => subject);
  expect(
    Object.entries(bySubject())
      .map(([subject, all]) => [subject, all?.length])
      .toSorted(),
  ).toEqual([
    ['One', 7],
    ['Three', 6],
    ['Two', 7],
  ]);
  expect(await progressOf(db, id, began)).toMatchObject({
    state: 'sending',
    waiting: 80,
    triesUntil: new Date(began.getTime() + 3 * 3_600_000),
  });

  const linkFor = async (subject: string) => {
    const at = sink.taken().findIndex((one) => one.subject === subject);
    const html = String((await sink.mails())[at]?.html);
    return new URL(html.match(/href="([^"]+\/newsletters\/go\/[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '');
  };
  const click = (url: URL, agent: string) => paper.web.request(url.pathname + url.search, { headers: { 'user-agent': agent } });
  const [one, two] = [await linkFor('One'), await linkFor('Two')];
  const followed = await click(two, 'Mozilla/5.0 Firefox');
  expect([followed.status, followed.headers.get('location')]).toEqual([303, 'https://elsewhere.example/a?b=1&c=2']);
  expect(followed.headers.get('set-cookie')).toBeNull();
  await click(two, 'Mozilla/5.0 Firefox');
  await click(two, 'Mozilla/5.0 Safari');
  // A scanner that says so, one that opens everything at once, and somebody who clicks ten times.
  for (let at = 0; at < 9; at++) await click(one, 'SomeMailScanner/1.0');
  for (let at = 0; at < 9; at++) await click(one, 'Mozilla/5.0 Chrome');
  const { rows } = await sql<{
    clicks: number;
    scans: number;
  }>`select clicks, scans from newsletters.link where mailing_id = ${id} and url like 'https://elsewhere%'`.execute(db);
  expect(rows).toEqual([{ clicks: 6, scans: 15 }]);

  paper.moveTo(new Date(began.getTime() + 3 * 3_600_000));
  await paper.sendMailings();
  expect(await progressOf(db, id, paper.app.clock())).toMatchObject({ state: 'sent', sent: 100, winner: 2 });
  expect(bySubject().Two).toHaveLength(87);
  expect(new Set(sink.taken().map(({ to }) => to)).size).toBe(100);
  // No link leads anywhere else.
  for (const path of [
    two.pathname.replace(/\d+$/, '99'),
    two.pathname.replace(/[0-9a-f]{8}-/, '00000000-'),
    '/newsletters/go/x/1',
    `${two.pathname}x`,
  ])
    expect((await paper.web.request(path)).status).toBe(404);
});
