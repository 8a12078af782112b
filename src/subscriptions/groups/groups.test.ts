import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { buyGroup, groupIdOf, invitationTo, inviteTo, join } from '../../../tests/groups.ts';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { joinByDomain } from './join.ts';

const paper = testPaper();
type Browser = ReturnType<typeof browserOf>;

let count = 0;
const addressOf = (name: string) => `${name}-${count}@people.example`;

async function entered(email: string): Promise<Browser> {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  return browser;
}

beforeEach(() => {
  count++;
  paper.moveTo(new Date(paper.app.clock().getTime() + 20 * 60_000));
});

async function managerOf(seats: number, email = addressOf('manager'), number?: string): Promise<Browser> {
  const browser = await entered(email);
  expect((await buyGroup(browser, 'annual', seats, number)).headers.get('location')).toContain('/subscribe/done');
  return browser;
}

const reads = async (who: Browser) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');
const groupPage = async (manager: Browser) => (await (await manager.get('/account/group')).text()).replace(/[\u2066-\u2069]/g, '');

describe('a group', () => {
  it('is bought like a plan, at the price of its seats, and invoiced to whom it names', async () => {
    await paper.app.db
      .insertInto('settings.setting')
      .values({
        key: 'seller',
        value: JSON.stringify({ name: 'The Test Press', address: 'Here 1', vatId: 'T1', vatPermille: 200 }),
        changedAt: paper.app.clock(),
      })
      .execute();
    const manager = await managerOf(5);
    const { rows } = await sql<{ text: string }>`select terms_text as text from subscriptions.consent order by id desc limit 1`.execute(
      paper.app.db,
    );
    expect(rows[0]?.text).toContain('5 seats');
    expect(rows[0]?.text).toContain('$99.50 is charged every year');
    expect(await groupPage(manager)).toContain('1 of 5 are taken');
    expect(await reads(manager)).toBe(true);
    const number = (await groupPage(manager)).match(/R-\d{7}/)?.[0] ?? '';
    const address = `/account/group/invoices/${number}`;
    const invoice = (await (await manager.get(address)).text()).replace(/\s+/g, ' ');
    for (const text of [
      'The Test Press',
      'Example School Ltd',
      '1 School Road',
      'EX 123',
      'VAT 20 %',
      '$16.58',
      '$82.92',
      '$99.50',
      '5 seats',
    ])
      expect(invoice).toContain(text);
    await manager.post('/account/group/billing', {
      group: await groupIdOf(manager),
      name: 'Other',
      billingName: 'Other Ltd',
      billingAddress: '',
      vatId: '',
    });
    expect(await (await manager.get(address)).text()).toContain('Example School Ltd');
    const other = await entered(addressOf('other'));
    for (const path of [address, `/account/receipts/${number}`, '/account/group/invoices/R-9999999'])
      expect((await other.get(path)).status).toBe(404);
    const single = await entered(addressOf('single'));
    await subscribe(single, 'annual');
    const own = (await (await single.get('/account')).text()).match(/\/account\/receipts\/R-\d{7}/)?.[0] ?? '';
    expect(await (await single.get(own)).text()).toContain('Receipt R-');
  });

  it('invites by letter: looking takes no seat, and only the invited address gets it', async () => {
    const manager = await managerOf(3);
    const [ana, ben] = [addressOf('ana'), addressOf('ben')];
    expect((await inviteTo(paper, manager, [ana, ana.toUpperCase(), ben])).headers.get('location')).toContain('said=invited');
    await inviteTo(paper, manager, [ana, ben]);
    expect(lettersTo(paper, ana).filter((one) => one.subject.includes('invites you'))).toHaveLength(1);
    const link = invitationTo(paper, ana);
    for (const _ of [1, 2, 3]) {
      const looked = await browserOf(paper).get(link);
      expect([looked.status, looked.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    }
    expect((await browserOf(paper).post(link)).status).toBe(200);
    const stranger = await entered(addressOf('stranger'));
    expect(await (await stranger.post(link)).text()).toContain('you are signed in as');
    expect(await reads(stranger)).toBe(false);
    expect((await stranger.post(link.replace(/.$/, link.endsWith('A') ? 'B' : 'A'))).status).toBe(404);
    const member = await join(paper, ana);
    expect(await reads(member)).toBe(true);
    expect(await (await member.get('/account')).text()).toContain('with a seat of Example School');
    expect((await member.post(link)).status).toBe(303);
    expect(await groupPage(manager)).toContain('2 of 3 are taken');
    const refused = await inviteTo(paper, manager, ['cid@people.example', 'nonsense', 'dot@people.example']);
    expect(refused.status).toBe(400);
    const page = (await refused.text()).replace(/[\u2066-\u2069]/g, '');
    expect(page).toContain('Line 2: nonsense is not an email address.');
    expect(page).toContain('cid@people.example\nnonsense\ndot@people.example</textarea>');
    expect(await (await inviteTo(paper, manager, ['cid@people.example'])).text()).toContain('no free seat left');
    paper.passDays(14.1);
    expect((await (await entered(ben)).post(invitationTo(paper, ben))).status).toBe(410);
  });

  it('takes a seat back at once, with a letter, and lets readers leave', async () => {
    const manager = await managerOf(3);
    const [ana, ben] = [addressOf('ana'), addressOf('ben')];
    await inviteTo(paper, manager, [ana, ben]);
    const [one, two] = [await join(paper, ana), await join(paper, ben)];
    const group = await groupIdOf(manager);
    const seat = (await groupPage(manager)).match(/name="seat" value="([^"]+)"/)?.[1] ?? '';
    await two.post('/account/group/members', { group, seat, what: 'take-back' });
    expect(await reads(one)).toBe(true);
    for (const _ of [1, 2]) await manager.post('/account/group/members', { group, seat, what: 'take-back' });
    await paper.runJobs();
    expect(await reads(one)).toBe(false);
    expect(lettersTo(paper, ana).filter((letter) => letter.subject.startsWith('Your seat with'))).toHaveLength(1);
    await two.post('/account/group/leave', { group });
    expect(await reads(two)).toBe(false);
    expect(await groupPage(manager)).toContain('1 of 3 are taken');
  });

  it('lets in as many as it has seats, however many come at once', async () => {
    const manager = await managerOf(4, addressOf('manager').replace('people', 'race'));
    await manager.post('/account/group/domains', { group: await groupIdOf(manager), domain: '@race.example' });
    const { db, clock } = paper.app;
    const rows = Array.from({ length: 20 }, (_, at) => ({
      email: `r${at}@race.example`,
      emailKey: `r${at}@race.example`,
      language: 'en',
      joinedAt: clock(),
    }));
    const readers = await db.insertInto('readers.reader').values(rows).returning(['id', 'email']).execute();
    const group = await groupIdOf(manager);
    const outcomes = await Promise.all(readers.map((reader) => joinByDomain(db, reader, group, clock())));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(3);
    expect(outcomes.filter((one) => !one.ok && one.reason === 'full')).toHaveLength(17);
    expect(await groupPage(manager)).toContain('4 of 4 are taken');
  });

  it('opens free seats by domain, once somebody has said that it is theirs', async () => {
    const manager = await managerOf(3, `dean-${count}@campus.example`);
    const group = await groupIdOf(manager);
    const name = (domain: string) => manager.post('/account/group/domains', { group, domain });
    expect(await (await name('gmail.com')).text()).toContain('Everybody can have an address there');
    expect((await name('no domain')).status).toBe(400);
    expect((await name('elsewhere.example')).headers.get('location')).toContain('said=waits');
    expect((await name('Campus.example')).headers.get('location')).toContain('said=domain');
    const outsider = await entered(`x-${count}@elsewhere.example`);
    expect(await (await outsider.get('/account')).text()).not.toContain('Take the seat');
    expect((await outsider.post('/account/group/join', { group })).status).toBe(410);
    const student = await entered(`student-${count}@campus.example`);
    expect(await reads(student)).toBe(false);
    expect(await (await student.get('/account')).text()).toContain('has a free seat for everybody with an address like yours');
    await student.post('/account/group/join', { group });
    expect(await reads(student)).toBe(true);
    await manager.post('/account/group/domains', { group, remove: 'campus.example' });
    expect(await reads(student)).toBe(true);
    expect((await (await entered(`late-${count}@campus.example`)).post('/account/group/join', { group })).status).toBe(410);
  });

  it('is nobody’s but its manager’s', async () => {
    const manager = await managerOf(3);
    const group = await groupIdOf(manager);
    await inviteTo(paper, manager, [addressOf('ana')]);
    const member = await join(paper, addressOf('ana'));
    for (const who of [member, await entered(addressOf('stranger'))]) {
      for (const path of ['/account/group', `/account/group?group=${group}`, `/account/group/seats?group=${group}`])
        expect((await who.get(path)).status).toBe(404);
      for (const act of ['invite', 'invitations', 'members', 'domains', 'seats', 'billing'])
        expect((await who.post(`/account/group/${act}`, { group, list: 'a@people.example', domain: 'people.example' })).status).toBe(404);
    }
    expect((await manager.get(`/account/group?group=${group.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}`)).status).toBe(404);
  });

  it('goes to another member when they say yes, with its subscription; the old manager keeps a seat', async () => {
    const manager = await managerOf(3);
    const [ana, ben] = [addressOf('ana'), addressOf('ben')];
    await inviteTo(paper, manager, [ana, ben]);
    const [one, two] = [await join(paper, ana), await join(paper, ben)];
    const group = await groupIdOf(manager);
    const seats = [...(await groupPage(manager)).matchAll(/name="seat" value="([^"]+)"/g)].map(([, key]) => key ?? '');
    await manager.post('/account/group/members', { group, seat: seats[0] ?? '', what: 'hand-over' });
    expect((await two.post('/account/group/take-over', { group, answer: 'yes' })).headers.get('location')).toContain('not-now');
    await paper.runJobs();
    expect(lettersTo(paper, ana).at(-1)?.subject).toContain('take Example School over');
    expect(await (await one.get('/account')).text()).toContain('asked to take Example School over');
    expect((await one.post('/account/group/take-over', { group, answer: 'yes' })).headers.get('location')).toContain('/account/group?');
    await paper.settled();
    expect((await manager.get('/account/group')).status).toBe(404);
    expect([await reads(manager), await reads(one), await reads(two)]).toEqual([true, true, true]);
    expect(await (await one.get('/account')).text()).toContain('Next charge');
    await paper.runJobs('subscriptions.reconcile');
    expect(await groupPage(one)).toContain('3 of 3 are taken');
    // One runs for each reader: who has one of their own is told so.
    const third = await entered(addressOf('cid'));
    await subscribe(third, 'annual');
    const own = (await groupPage(one)).match(/name="seat" value="([^"]+)"/)?.[1] ?? '';
    await one.post('/account/group/members', { group, seat: own, what: 'take-back' });
    await inviteTo(paper, one, [addressOf('cid')]);
    await third.post(invitationTo(paper, addressOf('cid')));
    expect(await (await third.get('/account')).text()).toContain('You also pay for a subscription of your own');
    const last = [...(await groupPage(one)).matchAll(/name="seat" value="([^"]+)"/g)].at(-1)?.[1] ?? '';
    await one.post('/account/group/members', { group, seat: last, what: 'hand-over' });
    const refused = await third.post('/account/group/take-over', { group, answer: 'yes' });
    expect(await (await third.get(refused.headers.get('location') ?? '')).text()).toContain('You have a subscription of your own');
  });

  it('becomes of a subscriber’s own subscription, and ends with its manager’s account', async () => {
    const email = addressOf('subscriber');
    const manager = await entered(email);
    await subscribe(manager, 'annual');
    expect(await (await manager.get('/subscribe/group')).text()).toContain('You subscribe already');
    const begun = await manager.post('/subscribe/group', {
      name: 'Ours',
      seats: '4',
      plan: '',
      billingName: '',
      billingAddress: '',
      vatId: '',
    });
    const preview = await (await manager.get(begun.headers.get('location') ?? '')).text();
    expect(preview).toContain('$59.70');
    const group = await groupIdOf(manager);
    const shown = preview.match(/name="shown" value="(\d+)"/)?.[1] ?? '';
    const changed = await manager.post('/account/group/seats', { group, seats: '4', every: 'year', shown });
    expect(changed.headers.get('location')).toContain('said=seats');
    await inviteTo(paper, manager, [addressOf('ana')]);
    const member = await join(paper, addressOf('ana'));
    expect(await reads(member)).toBe(true);
    await manager.post('/account/erase');
    await paper.runJobs();
    const link = new URL(
      lettersTo(paper, email)
        .at(-1)
        ?.text.match(/https?:\/\/\S+erase\/confirm\S+/)?.[0] ?? '',
    );
    expect((await manager.post(link.pathname, Object.fromEntries(link.searchParams))).status).toBe(200);
    await paper.settled();
    expect(await reads(member)).toBe(false);
    for (const _ of [1, 2]) await paper.runJobs('subscriptions.notices');
    expect(lettersTo(paper, addressOf('ana')).filter((letter) => letter.subject.endsWith('has ended'))).toHaveLength(1);
  });
});
