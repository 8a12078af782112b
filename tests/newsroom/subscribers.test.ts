import { beforeAll, expect, test } from 'vitest';
import { subscribe } from '../journeys/walk.ts';
import { enter, lettersTo } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let publisher: StaffFixture;
const ids = new Map<string, number>();
const idOf = (name: string) => ids.get(name) ?? 0;
const addressOf = (name: string) => `${name}@readers.example`;

async function reader(name: string, plan?: 'monthly' | 'annual', card?: string): Promise<void> {
  const browser = browserOf(paper);
  await enter(paper, browser, addressOf(name));
  if (plan) await subscribe(browser, plan, card);
  const found = paper.app.db.selectFrom('readers.reader').select('id').where('email', '=', addressOf(name));
  ids.set(name, (await found.executeTakeFirstOrThrow()).id);
  paper.moveTo(new Date(paper.app.clock().getTime() + 15 * 60_000));
}

beforeAll(async () => {
  publisher = await addStaff(paper, 'publisher');
  await reader('trying', 'monthly');
  await reader('yearly', 'annual');
  await reader('second', 'annual');
  await reader('nobody');
});

const page = async (path: string) => {
  const answer = await publisher.browser.get(`/newsroom/subscribers${path}`);
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const named = (html: string) => ['trying', 'yearly', 'second', 'nobody'].filter((name) => html.includes(addressOf(name)));
const act = async (name: string, path: string, fields: Record<string, string> = {}) => {
  const answer = await publisher.browser.post(`/newsroom/subscribers/${idOf(name)}/${path}`, fields);
  await paper.settled();
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
};
const fieldIn = (html: string, name: string) => html.match(new RegExp(`name="${name}"[^>]*? value="([^"]*)"`))?.[1] ?? '';
const receiptOf = async (name: string) =>
  paper.app.db
    .selectFrom('subscriptions.receipt as r')
    .innerJoin('subscriptions.subscription as s', 's.id', 'r.subscriptionId')
    .select(['r.id', 'r.number', 'r.refundedMinor', 'r.amountMinor', 's.providerRef', 's.runsUntil', 's.endedAt', 's.endedBecause'])
    .where('s.readerId', '=', idOf(name))
    .orderBy('r.id', 'desc')
    .executeTakeFirstOrThrow();
const logOf = async (name: string) => {
  const rows = paper.press.selectFrom('staff.act').select('act').where('subjectKind', '=', 'reader').where('subjectId', '=', idOf(name));
  return (await rows.orderBy('id').execute()).map((row) => row.act);
};

test('subscribers are found by a part of their address, a receipt, the provider’s name, and how they stand', async () => {
  const all = await page('');
  expect([all.status, all.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(named(all.html)).toEqual(['trying', 'yearly', 'second', 'nobody']);
  // Newest account first.
  expect(all.html.indexOf(addressOf('nobody'))).toBeLessThan(all.html.indexOf(addressOf('trying')));
  const { number, providerRef } = await receiptOf('yearly');
  const of = async (query: string) => named((await page(`?${query}`)).html);
  expect(await of('search=EARL')).toEqual(['yearly']);
  expect(await of('search=%25')).toEqual([]);
  expect(await of(`search=${number}`)).toEqual(['yearly']);
  expect(await of(`search=${providerRef}`)).toEqual(['yearly']);
  expect(await of(`search=sandbox-reader-${idOf('second')}`)).toEqual(['second']);
  expect(await of('state=trial')).toEqual(['trying']);
  expect(await of('state=running')).toEqual(['yearly', 'second']);
  expect(await of('state=never')).toEqual(['nobody']);
  expect(await of('plan=monthly')).toEqual(['trying']);
  expect(await of('beganFrom=2026-11-24&beganUntil=2026-11-24&endsFrom=2027-11-01')).toEqual(['yearly', 'second']);
  expect(await of('beganFrom=2026-11-25')).toEqual([]);
  expect(await of(`after=${idOf('second')}`)).toEqual(['trying', 'yearly']);
});

test('a reader’s page tells everything that happened, a page at a time', async () => {
  await paper.runJobs();
  const { html } = await page(`/${idOf('yearly')}`);
  for (const said of ['Opened a checkout for annual at $19.90, and began', 'Agreed to the terms', 'Paid $19.90', 'Letter “Welcome”: sent'])
    expect(html, said).toContain(said);
  const gift = { giverId: idOf('yearly'), months: 3, priceMinor: 870, currency: 'USD', giverName: '', message: '', language: 'en' };
  const at = paper.app.clock();
  const paid = { orderedAt: at, expiresAt: at, paidAt: at, paymentRef: 'a payment', redeemUntil: at, provider: 'sandbox' };
  await paper.app.db
    .insertInto('subscriptions.gift')
    .values({ ...gift, ...paid })
    .execute();
  expect((await page(`/${idOf('yearly')}`)).html).toContain('Gave a subscription as a gift for $8.70, in months: 3.');
  expect((await page('/999999')).status).toBe(404);
  const odd = await page(`/${idOf('yearly')}?after=${encodeURIComponent("2026-11-24T15:00:00.000Z receipt 7' or true")}`);
  expect(odd.status).toBe(200);
  const before = await page(`/${idOf('yearly')}?after=${encodeURIComponent('2020-01-01T00:00:00.000Z receipt 7')}`);
  expect(before.html).toContain('Nothing has happened yet');
});

test('complimentary access is given once and taken back, each with its letter and its line in the log', async () => {
  expect((await page(`/${idOf('nobody')}/complimentary`)).html).toContain('They read everything, pay nothing for it');
  expect((await act('nobody', 'complimentary', { until: '2020-01-01', note: 'Jury' })).html).toContain('Choose a day to come.');
  const given = await act('nobody', 'complimentary', { until: '2027-01-31', note: 'Jury' });
  expect([given.status, given.to]).toEqual([303, `/newsroom/subscribers/${idOf('nobody')}?said=complimentary`]);
  expect((await act('nobody', 'complimentary', {})).status).toBe(409);
  expect(named((await page('?state=complimentary')).html)).toEqual(['nobody']);
  const grant = (await page(`/${idOf('nobody')}`)).html.match(/take-back\?grant=(\d+)/)?.[1];
  expect((await act('nobody', `take-back?grant=${Number(grant) + 99}`)).status).toBe(404);
  expect((await act('yearly', `take-back?grant=${grant}`)).status).toBe(404);
  expect((await act('nobody', `take-back?grant=${grant}`)).to).toContain('said=take-back');
  await paper.runJobs();
  expect(lettersTo(paper, addressOf('nobody')).length).toBe(3);
  expect(await logOf('nobody')).toEqual(['subscribers.complimentary-given', 'subscribers.grant-taken-back']);
});

test('days are given by a later charge where one is due, else as a grant that follows; a form sent twice gives once', async () => {
  const before = (await receiptOf('second')).runsUntil;
  const { html } = await page(`/${idOf('second')}/extend`);
  expect(html).toContain('is made so many days later');
  const fields = { days: '10', seen: fieldIn(html, 'seen'), key: fieldIn(html, 'key') };
  expect((await act('second', 'extend', { ...fields, days: '1.5' })).html).toContain('A whole number from 1 to 366.');
  expect((await act('second', 'extend', fields)).to).toContain('said=extend');
  expect((await act('second', 'extend', fields)).html).toContain('Something has happened since');
  const after = (await receiptOf('second')).runsUntil;
  expect(after.getTime() - before.getTime()).toBe(10 * 86_400_000);

  const ofNobody = await page(`/${idOf('nobody')}/extend`);
  expect(ofNobody.html).toContain('follow on what they read by now');
  const grantFields = { days: '3', seen: '0', key: fieldIn(ofNobody.html, 'key') };
  for (const _ of [1, 2]) expect((await act('nobody', 'extend', grantFields)).status).toBe(303);
  const grants = await paper.app.db
    .selectFrom('subscriptions.grant')
    .select(['startsAt', 'endsAt'])
    .where('readerId', '=', idOf('nobody'))
    .execute();
  expect(grants.filter(({ endsAt, startsAt }) => Number(endsAt) - Number(startsAt) === 3 * 86_400_000)).toHaveLength(1);
});

test('money goes back once, in parts or whole, however often and however fast the form is sent', async () => {
  const { id } = await receiptOf('yearly');
  const { html } = await page(`/${idOf('yearly')}/refund?receipt=${id}`);
  expect(fieldIn(html, 'amount')).toBe('19.90');
  const fields = { seen: fieldIn(html, 'seen') };
  const path = `refund?receipt=${id}`;
  expect((await act('yearly', path, { ...fields, amount: 'much' })).html).toContain('An amount such as 2.90.');
  expect((await act('yearly', path, { ...fields, amount: '19.91' })).html).toContain('more than can go back');
  expect((await act('second', path, { ...fields, amount: '1' })).status).toBe(404);
  const ten = await Promise.all(Array.from({ length: 10 }, () => act('yearly', path, { ...fields, amount: '5.00' })));
  expect(ten.filter(({ status }) => status === 303)).toHaveLength(1);
  expect((await receiptOf('yearly')).refundedMinor).toBe(500);
  const again = fieldIn((await page(`/${idOf('yearly')}/refund?receipt=${id}`)).html, 'seen');
  expect((await act('yearly', path, { seen: again, amount: '14.91' })).status).toBe(409);
  expect((await act('yearly', path, { seen: again, amount: '14.90' })).status).toBe(303);
  expect((await receiptOf('yearly')).refundedMinor).toBe(1990);
  expect((await logOf('yearly')).filter((one) => one === 'subscribers.refunded')).toHaveLength(2);
  // What paid for the running year has gone back: nothing is read by it any more.
  expect(named((await page('?state=ended')).html)).toEqual(['yearly']);
});

test('a subscription is cancelled, ended, and given back; a letter is sent once more under another name', async () => {
  await paper.runJobs();
  const letters = () =>
    lettersTo(paper, addressOf('second')).filter(({ subject }) => subject.includes('receipt') || subject.includes('Receipt'));
  const [receipt] = letters();
  const letter = (await page(`/${idOf('second')}`)).html.match(/send-again\?letter=(\d+)/)?.[1];
  expect((await act('second', `send-again?letter=${letter}`)).to).toContain('said=send-again');
  expect((await act('second', `send-again?letter=${letter}`)).status).toBe(409);
  expect((await act('yearly', `send-again?letter=${letter}`)).status).toBe(409);
  await paper.runJobs();
  const sent = lettersTo(paper, addressOf('second'));
  const copies = sent.filter((one) => one.subject === sent.at(-1)?.subject);
  expect(new Set(copies.map((one) => one.headers?.['Message-ID'])).size).toBe(2);
  expect(receipt).toBeDefined();

  expect((await act('second', 'cancel')).to).toContain('said=cancel');
  expect((await act('second', 'cancel')).status).toBe(404);
  expect(named((await page('?state=cancelled')).html)).toEqual(['second']);
  expect((await act('second', 'end', { refund: 'yes' })).to).toContain('said=end');
  expect(await receiptOf('second')).toMatchObject({ endedBecause: 'cancelled', refundedMinor: 1990 });
  expect((await act('second', 'end')).status).toBe(404);
  expect(await logOf('second')).toEqual([
    'subscribers.extended',
    'subscribers.letter-sent-again',
    'subscribers.cancelled',
    'subscribers.ended',
  ]);
});

test('whoever isn’t the publisher sees no subscriber and does nothing to one', async () => {
  const editor = await addStaff(paper, 'editor');
  for (const path of ['', `/${idOf('trying')}`, `/${idOf('trying')}/end`])
    expect((await editor.browser.get(`/newsroom/subscribers${path}`)).status).toBe(403);
  expect((await editor.browser.post(`/newsroom/subscribers/${idOf('trying')}/end`)).status).toBe(403);
  expect((await publisher.browser.post(`/newsroom/subscribers/${idOf('trying')}/constructor`)).status).toBe(404);
});
