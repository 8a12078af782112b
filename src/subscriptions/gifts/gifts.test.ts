import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { chooseGift, give, linkOf } from '../../../tests/journeys/give.ts';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { sendGiftLetter } from './send-letter.ts';

const paper = testPaper();
type Browser = ReturnType<typeof browserOf>;

let count = 0;
async function person(name: string): Promise<{ browser: Browser; email: string }> {
  const [browser, email] = [browserOf(paper), `${name}-${++count}@example.org`];
  paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
  await enter(paper, browser, email);
  return { browser, email };
}

const reads = async (who: Browser) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');
const subjects = (email: string) =>
  lettersTo(paper, email)
    .map(({ subject }) => subject)
    .filter((subject) => !/code/.test(subject));
const morning = async () => paper.runJobs('subscriptions.deliver-gifts', 'subscriptions.notices');
/** Lets days pass, each with its jobs. */
async function live(days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    paper.passDays(1);
    await morning();
  }
}

describe('a gift handed on by its giver', () => {
  it('is there once it is paid, and is redeemed by one of many at once', async () => {
    const giver = await person('giver');
    const { id, page } = await chooseGift(giver.browser);
    expect(page).toMatch(/^\/sandbox\/payment\//);
    expect(await linkOf(giver.browser, id)).toBe('');
    expect((await giver.browser.get(`/subscribe/gift/done?gift=${id}`)).status).toBe(404);
    const stranger = await person('stranger');
    for (const path of [page, `/subscribe/gift/${id}`, `/subscribe/gift/done?gift=${id}`])
      expect((await stranger.browser.get(path)).status).toBe(404);
    const card = { number: '4000 0025 0000 3155', expiry: '12/30', cvc: '123', name: 'Ana' };
    expect((await giver.browser.post(page, { ...card, number: '4000 0000 0000 0002' })).status).toBe(400);
    expect((await giver.browser.post(page, card)).headers.get('location')).toBe(`${page}/confirm`);
    const paid = await Promise.all([1, 2, 3].map(() => giver.browser.post(`${page}/confirm`, { answer: 'confirm' })));
    expect(paid.map(({ status }) => status)).toEqual([303, 303, 303]);
    await paper.runJobs();
    expect(subjects(giver.email)).toEqual(['Your gift of The Test: the link']);
    const link = await linkOf(giver.browser, id);
    expect(lettersTo(paper, giver.email).at(-1)?.text).toMatch(new RegExp(`${link}[\\s\\S]*`));
    const account = await (await giver.browser.get('/account')).text();
    const receipt = account.match(/\/account\/receipts\/R-\d+/)?.[0] ?? '';
    expect((await giver.browser.get(receipt)).status).toBe(200);
    expect((await (await person('stranger')).browser.get(receipt)).status).toBe(404);

    for (const _ of [1, 2, 3]) {
      const shown = await browserOf(paper).get(link);
      expect([shown.status, shown.headers.get('x-robots-tag'), shown.headers.get('referrer-policy')]).toEqual([
        200,
        'noindex, nofollow',
        'no-referrer',
      ]);
    }
    expect((await browserOf(paper).get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    expect((await browserOf(paper).post(link)).headers.get('location')).toBe(link);

    const twenty = await Promise.all(Array.from({ length: 20 }, () => person('taker')));
    await Promise.all(twenty.map(({ browser }) => browser.post(link)));
    await paper.settled();
    const winners: { browser: Browser; email: string }[] = [];
    for (const one of twenty) if (await reads(one.browser)) winners.push(one);
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from subscriptions.grant where why = 'gift'`.execute(
      paper.app.db,
    );
    expect(rows[0]?.count).toBe(1);
    // Who has it may press again; everybody else is told.
    expect((await winner?.browser.post(link))?.status).toBe(303);
    expect(await (await winner?.browser.get(link))?.text()).toContain('The gift is yours');
    expect((await stranger.browser.get(link)).status).toBe(410);
    expect(await (await giver.browser.get('/account/given')).text()).toContain('Redeemed on');
  });

  it('uses up the free trial, adds up with others, and is told of before and after its end', async () => {
    const giver = await person('giver');
    const [first, second] = [await give(paper, giver.browser, { months: '1' }), await give(paper, giver.browser, { months: '3' })];
    const taker = await person('taker');
    expect(await (await taker.browser.get('/subscribe')).text()).toContain('30 days free');
    for (const { link } of [first, second]) await taker.browser.post(link);
    await paper.settled();
    const offer = await (await taker.browser.get('/subscribe')).text();
    expect(offer).not.toContain('30 days free');
    const start = paper.app.clock();
    const { rows } = await sql<{ startsAt: Date; endsAt: Date }>`select starts_at, ends_at from subscriptions.grant g
      join readers.reader r on r.id = g.reader_id where r.email = ${taker.email} order by starts_at`.execute(paper.app.db);
    expect(rows.map(({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => at.toISOString().slice(0, 10)))).toEqual([
      [start.toISOString().slice(0, 10), '2026-12-24'],
      ['2026-12-24', '2027-03-24'],
    ]);
    for (const _ of [1, 2]) {
      await live(59);
      expect(await reads(taker.browser)).toBe(true);
    }
    await live(8);
    expect(await reads(taker.browser)).toBe(false);
    // The first gift's end is none: the second follows.
    expect(subjects(taker.email)).toEqual([
      'Your gift of The Test is open',
      'Your gift of The Test is open',
      'The Test is open to you until March 24, 2027',
      'Thank you for reading The Test',
    ]);
  });

  it('is not lost on a subscriber, and waits for a cancelled period to end', async () => {
    const { link } = await give(paper, (await person('giver')).browser, { months: '1' });
    const taker = await person('taker');
    await subscribe(taker.browser, 'monthly');
    const refused = await taker.browser.post(link);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('You subscribe already');
    await taker.browser.post('/account/cancel');
    expect((await taker.browser.post(link)).status).toBe(303);
    expect(await (await taker.browser.get(link)).text()).toContain('It begins on');
  });
});

describe('money that goes back', () => {
  it('on the giver’s word within 14 days, unless the gift was redeemed', async () => {
    const giver = await person('giver');
    const { id, link } = await give(paper, giver.browser);
    await (await person('other')).browser.post('/account/given', { gift: id, act: 'withdraw' });
    expect((await browserOf(paper).get(link)).status).toBe(200);
    const said = await Promise.all([1, 2].map(() => giver.browser.post('/account/given', { gift: id, act: 'withdraw' })));
    expect(said.map((one) => one.headers.get('location'))).toEqual(['/account/given?said=withdrawn', '/account/given?said=withdrawn']);
    const taker = await person('taker');
    expect((await taker.browser.post(link)).status).toBe(410);
    await paper.runJobs();
    expect(subjects(giver.email).at(-1)).toBe('Your money is on its way back from The Test');
    expect(await (await giver.browser.get('/account')).text()).toContain('$8.70 returned');

    const other = await give(paper, giver.browser);
    await taker.browser.post(other.link);
    const late = await giver.browser.post('/account/given', { gift: other.id, act: 'withdraw' });
    expect(late.headers.get('location')).toBe('/account/given?said=too-late');
    expect(await reads(taker.browser)).toBe(true);
  });

  it('by a dispute ends what was redeemed', async () => {
    const giver = await person('giver');
    const { link } = await give(paper, giver.browser, {}, '4000 0000 0000 0259');
    const taker = await person('taker');
    await taker.browser.post(link);
    await paper.settled();
    expect(await reads(taker.browser)).toBe(true);
    paper.passDays(8);
    await paper.runJobs('subscriptions.turn-periods');
    expect(await reads(taker.browser)).toBe(false);
    expect(subjects(taker.email).at(-1)).toBe('Your gift of The Test has ended');
  });
});

describe('a gift by letter', () => {
  it('leaves in the morning of its day by the paper’s clocks, once, and is remembered while it lies there', async () => {
    const zone = { name: 'The Test', tagline: {}, timeZone: 'Pacific/Auckland', homeLanguage: 'en', languages: ['en', 'fr', 'ar'] };
    await sql`update settings.setting set value = ${JSON.stringify(zone)}::jsonb where key = 'paper'`.execute(paper.app.db);
    paper.moveTo('2027-12-22T15:00:00Z');
    const giver = await person('giver');
    const email = `friend-${++count}@example.net`;
    expect((await chooseGift(giver.browser, { email, day: '2027-12-22' })).page).toBe('');
    await give(paper, giver.browser, { email, day: '2027-12-25', message: 'For the long evenings' });
    expect(subjects(giver.email)).toEqual(['Your gift of The Test']);
    // Eight in Auckland's summer is 19:00 the day before in UTC.
    paper.moveTo('2027-12-24T18:50:00Z');
    await paper.runJobs('subscriptions.deliver-gifts');
    expect(subjects(email)).toEqual([]);
    paper.moveTo('2027-12-24T19:00:00Z');
    for (const _ of [1, 2]) await paper.runJobs('subscriptions.deliver-gifts');
    expect(subjects(email)).toEqual(['Ana gives you The Test']);
    expect(lettersTo(paper, email)[0]?.text).toContain('For the long evenings');
    const { id } = await paper.app.db
      .selectFrom('subscriptions.giftLetter')
      .select('id')
      .where('kind', '=', 'gift')
      .executeTakeFirstOrThrow();
    await sendGiftLetter(paper.app, id);
    expect(lettersTo(paper, email)).toHaveLength(1);

    const gift = (await (await giver.browser.get('/account/given')).text()).match(/name="gift" value="([^"]+)"/)?.[1] ?? '';
    const again = async () => (await giver.browser.post('/account/given', { gift, act: 'again' })).headers.get('location');
    expect(await Promise.all([again(), again()])).toEqual(
      expect.arrayContaining(['/account/given?said=again', '/account/given?said=today-already']),
    );
    paper.passDays(31);
    for (const _ of [1, 2]) await morning();
    expect(subjects(email).slice(1)).toEqual(['Ana gives you The Test', 'Your gift from Ana is waiting']);
    paper.passDays(309);
    for (const _ of [1, 2]) await morning();
    expect(subjects(email).slice(3)).toEqual(['Your gift from Ana is waiting']);

    const link = lettersTo(paper, email)[0]?.text.match(/\/redeem\/\S+/)?.[0] ?? '';
    await browserOf(paper).post(link, { act: 'no-letters' });
    expect(await paper.app.db.selectFrom('subscriptions.giftDelivery').selectAll().where('email', '=', email).execute()).toEqual([]);
    expect((await browserOf(paper).get(link)).status).toBe(200);
    paper.passDays(30);
    expect((await browserOf(paper).get(link)).status).toBe(410);
  });
});
