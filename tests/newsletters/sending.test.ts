import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { progressOf } from '#newsletters';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type Manner, type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { testPaper } from '../paper.ts';
import { beginNew, signUp, statesOf } from './mailing.ts';

const paper = testPaper();
const manners = new Map<string, (times: number) => Manner>();
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({
    record: path.join(paper.app.config.dataDir, 'sink.jsonl'),
    mannerOf: (to, times) => manners.get(to)?.(times) ?? 'take',
  });
  paper.app.bulk = createSmtpBulk(sink.url);
});
afterAll(() => sink.stop());
beforeEach(async () => {
  manners.clear();
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
