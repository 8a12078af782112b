import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { startFakeStripe } from '../../../tests/fakes/stripe/server.ts';
import { agreeToGroup, groupIdOf, invitationTo, inviteTo, join } from '../../../tests/groups.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, type TestPaper, testPaper } from '../../../tests/paper.ts';
import { courier, envOf } from '../../../tests/stripe.ts';
import { billingOf } from '../billing-of.ts';
import { changeSeats } from './change-seats.ts';
import { joinByInvitation } from './join.ts';
import { invitationIn } from './links.ts';
import { findGroup } from './store/groups.ts';

const begins = new Date('2026-11-24T15:00:00Z');
const fake = await startFakeStripe(begins);
afterAll(() => fake.stop());
type Browser = ReturnType<typeof browserOf>;

const sandboxPaper = testPaper();
const stripePaper = testPaper({ env: envOf(fake) });

/** What the two providers do in their own ways: paying on a page, and letting time pass. */
type Bank = {
  paper: TestPaper;
  pay: (browser: Browser, page: string, number: string, email: string) => Promise<void>;
  pass: (days: number) => Promise<void>;
};

const sandbox: Bank = {
  paper: sandboxPaper,
  async pay(browser, page, number) {
    await browser.post(page, { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
  },
  async pass(days) {
    sandboxPaper.passDays(days);
    await sandboxPaper.runJobs('subscriptions.turn-periods');
  },
};

let deliver: (() => Promise<void>) | undefined;
const stripe: Bank = {
  paper: stripePaper,
  async pay(_, page, number, email) {
    deliver ??= courier(stripePaper, fake);
    await fake.pay(page, number, email);
    await deliver();
  },
  async pass(days) {
    stripePaper.passDays(days);
    fake.advance(stripePaper.app.clock());
    await deliver?.();
    await stripePaper.runJobs('subscriptions.turn-periods');
    await deliver?.();
  },
};

const good = '4242 4242 4242 4242';
const failsLater = '4000 0000 0000 0341';
const reads = async (who: Browser) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');

describe.each([
  ['the sandbox', sandbox],
  ['Stripe', stripe],
])('with %s, a group', (_, bank) => {
  const names = { good: 'good.example', late: 'late.example' };

  async function bought(host: string, plan: string, seats: number, number: string): Promise<{ manager: Browser; group: string }> {
    const manager = browserOf(bank.paper);
    await enter(bank.paper, manager, `manager@${host}`);
    await bank.pay(manager, await agreeToGroup(manager, plan, seats), number, `manager@${host}`);
    return { manager, group: await groupIdOf(manager) };
  }

  async function seated(manager: Browser, email: string): Promise<Browser> {
    await inviteTo(bank.paper, manager, [email]);
    return join(bank.paper, email);
  }

  async function preview(manager: Browser, group: string, seats: number): Promise<{ text: string; shown: string }> {
    const text = await (await manager.get(`/account/group/seats?group=${group}&seats=${seats}`)).text();
    return { text, shown: text.match(/name="shown" value="(\d+)"/)?.[1] ?? '' };
  }

  const charges = async (host: string) => {
    const { rows } = await sql<{
      minor: number;
    }>`select r.amount_minor as minor from subscriptions.receipt r join subscriptions.subscription s
      on s.id = r.subscription_id join readers.reader p on p.id = s.reader_id where p.email = ${`manager@${host}`} order by r.id`.execute(
      bank.paper.app.db,
    );
    return rows.map(({ minor }) => minor);
  };

  it('gets more seats at once, for what is left of the period, and fewer with the next', async () => {
    const { manager, group } = await bought(names.good, 'annual', 2, good);
    const ana = await seated(manager, `ana@${names.good}`);
    expect(await reads(ana)).toBe(true);
    await bank.pass(73);
    const more = await preview(manager, group, 6);
    // Four more seats at 19.90, for four fifths of the year.
    expect(more.text).toContain('$63.68');
    expect(await reads(ana)).toBe(true);
    const agreed = await manager.post('/account/group/seats', { group, seats: '6', every: 'year', shown: more.shown });
    expect(agreed.headers.get('location')).toContain('said=seats');
    await bank.pass(0.001);
    expect(await charges(names.good)).toEqual([3980, 6368]);
    const { rows } =
      await sql`select from subscriptions.invoice i join subscriptions.group o on o.id = i.group_id where o.id = ${group}`.execute(
        bank.paper.app.db,
      );
    expect(rows).toHaveLength(2);
    for (const name of ['ben', 'cid']) await seated(manager, `${name}@${names.good}`);
    // Four are taken: three are refused, four are held from now on, though six are paid for.
    expect((await preview(manager, group, 3)).text).toContain('4 seats are taken');
    const fewer = await preview(manager, group, 4);
    expect(fewer.text).toContain('$0.00');
    await manager.post('/account/group/seats', { group, seats: '4', every: 'year', shown: fewer.shown });
    await inviteTo(bank.paper, manager, [`dot@${names.good}`]);
    expect(invitationTo(bank.paper, `dot@${names.good}`)).toBe('/');
    await bank.pass(292.1);
    expect(await charges(names.good)).toEqual([3980, 6368, 7960]);
    const standing = await findGroup(bank.paper.app.db, group);
    expect(standing).toMatchObject({ seats: 4, used: 4, nextSeats: null });
    const anew = async () => {
      await enter(bank.paper, ana, `ana@${names.good}`);
      await enter(bank.paper, manager, `manager@${names.good}`);
    };
    await anew();
    expect(await reads(ana)).toBe(true);
    await manager.post('/account/cancel');
    await bank.pass(300);
    await anew();
    expect(await reads(ana)).toBe(true);
    await bank.pass(66);
    expect(await reads(ana)).toBe(false);
    expect(await (await manager.get('/account/group')).text()).toContain('This group has ended');
  });

  it('reads on through the grace when its renewal fails, and no longer', async () => {
    const { manager } = await bought(names.late, 'monthly', 3, failsLater);
    const ana = await seated(manager, `ana@${names.late}`);
    await bank.pass(30.2);
    expect(await (await manager.get('/account/group')).text()).toContain('Your last payment failed');
    await bank.pass(13);
    expect(await reads(ana)).toBe(true);
    await bank.pass(1.2);
    expect(await reads(ana)).toBe(false);
    await bank.paper.runJobs('subscriptions.notices');
    expect(lettersTo(bank.paper, `ana@${names.late}`).at(-1)?.subject).toBe('Example School at The Test has ended');
  });
});

it('seats given up and joined at the same moment never are too few', async () => {
  const paper = sandboxPaper;
  const manager = browserOf(paper);
  await enter(paper, manager, 'manager@race.example');
  await sandbox.pay(manager, await agreeToGroup(manager, 'annual', 5), good, '');
  const group = await groupIdOf(manager);
  const emails = ['a', 'b', 'c', 'd'].map((name) => `${name}@race.example`);
  await inviteTo(paper, manager, emails);
  const { db } = paper.app;
  const rows = emails.map((email) => ({ email, emailKey: email, language: 'en', joinedAt: paper.app.clock() }));
  const readers = await db.insertInto('readers.reader').values(rows).returning(['id', 'email']).execute();
  await sql`update subscriptions.invitation set expires_at = ${paper.app.clock()} where group_id = ${group}`.execute(db);
  const open = await findGroup(db, group);
  if (!open) throw new Error('no group');
  // The invitations had run out when fewer seats were asked for, and are good again a moment later.
  const [fewer, ...joined] = await Promise.all([
    changeSeats(paper.app, billingOf(paper.app), open, 3, 'year', paper.app.clock()),
    ...readers.map(async (reader) => {
      const id = invitationIn(paper.app.keys, invitationTo(paper, reader.email).slice('/group/'.length)) ?? '';
      return joinByInvitation(db, reader, id, new Date(paper.app.clock().getTime() - 1000));
    }),
  ]);
  const used = 1 + joined.filter((one) => one.ok).length;
  expect(used <= 3 || !fewer.ok).toBe(true);
});
