import { expect, test } from 'vitest';
import { subscribe } from '../journeys/walk.ts';
import { enter, lettersTo } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addCaller } from './caller.ts';

const paper = testPaper();

test('a program of the publisher’s lists subscribers, reads one, and gives access once; nobody else’s does', async () => {
  for (const name of ['payer', 'guest']) {
    const browser = browserOf(paper);
    await enter(paper, browser, `${name}@example.org`);
    if (name === 'payer') await subscribe(browser, 'annual');
  }
  const { call, personId } = await addCaller(paper, ['subscribers:write']);
  const first = await call('GET', '/subscribers?limit=1');
  expect(first.body).toMatchObject({ items: [{ address: 'guest@example.org', subscription: null, grant: null }] });
  const second = await call('GET', `/subscribers?limit=1&after=${first.body.next}`);
  expect(second.body).toMatchObject({
    items: [{ address: 'payer@example.org', subscription: { state: 'running', plan: 'annual', price: 1990, currency: 'USD' } }],
    next: null,
  });
  expect((await call('GET', '/subscribers?state=never')).body.items).toHaveLength(1);
  const ids = [first, second].map(({ body }) => body.items?.[0]?.id);
  expect((await call('GET', `/subscribers/${ids[1]}`)).body).toMatchObject({ receipts: [{ amount: 1990, returned: 0 }] });
  expect((await call('GET', '/subscribers/999')).status).toBe(404);
  for (const query of ['after=x', 'state=odd', 'beganFrom=today', 'limit=0'])
    expect((await call('GET', `/subscribers?${query}`)).status, query).toBe(400);

  const path = `/subscribers/${ids[0]}/complimentary`;
  expect((await call('POST', path, { until: '2020-01-01T00:00:00Z' })).status).toBe(422);
  const given = await call('POST', path, { until: '2027-01-01T00:00:00Z', note: 'Jury' });
  expect(given.body).toMatchObject({ grant: { why: 'complimentary', until: '2027-01-01T00:00:00.000Z' } });
  expect((await call('POST', path, {})).status).toBe(409);
  await paper.runJobs();
  expect(lettersTo(paper, 'guest@example.org').at(-1)?.subject).toContain('open to you');
  const acts = paper.press.selectFrom('staff.act').select(['act', 'program', 'personId']).where('subjectKind', '=', 'reader');
  expect(await acts.execute()).toEqual([{ act: 'subscribers.complimentary-given', program: 'A program', personId }]);

  expect((await (await addCaller(paper, ['subscribers:read'])).call('POST', path, {})).status).toBe(403);
  const editor = await addCaller(paper, ['subscribers:read'], { role: 'editor' });
  expect((await editor.call('GET', '/subscribers')).status).toBe(403);
});
