import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { groupIdOf, inviteTo, join } from '../groups.ts';
import { enter, lettersTo } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

const reads = async (who: ReturnType<typeof browserOf>) => (await (await who.get('/world/for-subscribers')).text()).includes('PAID-');

test('a publisher opens a group by hand, whose seats follow its own dates', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const given = {
    name: 'Example Library',
    seats: '3',
    from: '2026-11-20',
    until: '2026-12-20',
    note: 'Invoice of autumn',
    manager: 'dean@library.example',
  };
  const refused = await browser.post('/newsroom/groups', { ...given, seats: '1', until: '2026-11-01', form: randomUUID() });
  expect(refused.status).toBe(400);
  const page = await refused.text();
  for (const text of ['from 2 to 500', 'lies before the first', 'value="Example Library"', 'value="dean@library.example"'])
    expect(page).toContain(text);

  const form = randomUUID();
  for (const _ of [1, 2])
    expect((await browser.post('/newsroom/groups', { ...given, form })).headers.get('location')).toContain('said=opened');
  await paper.runJobs();
  const address = `/newsroom/groups/${form}`;
  expect((await (await browser.get('/newsroom/groups')).text()).match(/Example Library/g)).toHaveLength(1);
  expect(lettersTo(paper, 'dean@library.example').filter((letter) => letter.subject.includes('invites you'))).toHaveLength(1);
  const dean = await join(paper, 'dean@library.example');
  expect(await reads(dean)).toBe(true);
  expect(await groupIdOf(dean)).toBe(form);
  expect((await dean.get(`/account/group/seats?group=${form}`)).status).toBe(404);
  await inviteTo(paper, dean, ['ana@library.example', 'ben@library.example']);
  const ana = await join(paper, 'ana@library.example');
  await join(paper, 'ben@library.example');

  await dean.post('/account/group/domains', { group: form, domain: 'books.example' });
  const reader = browserOf(paper);
  await enter(paper, reader, 'cid@books.example');
  expect(await (await reader.get('/account')).text()).not.toContain('Take the seat');
  expect(await (await browser.post(address, { ...given, seats: '2', manager: '' })).text()).toContain('3 seats are taken');
  await browser.post(address, { ...given, seats: '4', manager: '' });
  await browser.post(`${address}/domains`, { domain: 'books.example' });
  expect(await (await reader.get('/account')).text()).toContain('Take the seat');
  await reader.post('/account/group/join', { group: form });
  expect(await reads(reader)).toBe(true);

  paper.moveTo('2026-12-20T20:00:00Z');
  expect(await reads(ana)).toBe(true);
  paper.moveTo('2026-12-21T20:00:00Z');
  expect(await reads(ana)).toBe(false);
  const { browser: later } = await addStaff(paper, 'publisher');
  await later.post(address, { ...given, until: '', seats: '4', manager: '' });
  await paper.settled();
  expect(await reads(ana)).toBe(true);
  await later.post(`${address}/end`);
  await paper.settled();
  expect([await reads(ana), await reads(dean)]).toEqual([false, false]);
  await paper.runJobs('subscriptions.notices');
  expect(lettersTo(paper, 'ana@library.example').at(-1)?.subject).toBe('Example Library at The Test has ended');
  const log = await (await later.get('/newsroom/log?act=groups')).text();
  for (const text of ['opened the group', 'changed the group', 'ended the group', 'confirmed the domain']) expect(log).toContain(text);
});

test('discounts and seller are settings, refused beside their fields', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const given = { isSold: 'yes', 'seat-0': '3', 'percent-0': '50', name: 'Press', address: 'Here', vatId: 'X1', vat: '20' };
  const refused = await (await browser.post('/newsroom/settings/groups', { ...given, 'percent-0': '', vat: 'much' })).text();
  for (const text of ['Each line has a seat', 'a percentage from 0 to 50', 'value="much"']) expect(refused).toContain(text);
  expect((await browser.post('/newsroom/settings/groups', given)).status).toBe(303);
  await paper.settled();
  const offer = await (await browserOf(paper).get('/subscribe/group')).text();
  expect(offer).toContain('From seat 3 on, each costs 50');
  // Two seats in full and three at half.
  expect(offer).toContain('$69.65');
  await browser.post('/newsroom/settings/groups', { ...given, isSold: '' });
  await paper.settled();
  expect((await browserOf(paper).get('/subscribe/group')).status).toBe(404);
  expect(await (await browserOf(paper).get('/subscribe')).text()).not.toContain('/subscribe/group');
});
