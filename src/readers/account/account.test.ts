import { describe, expect, it } from 'vitest';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';

const paper = testPaper();
type Browser = ReturnType<typeof browserOf>;

async function entered(email: string): Promise<Browser> {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  return browser;
}

const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;

/** The newest link of an account's letter to an address: its path with its query, and its fields. */
function wishOf(email: string, path: string): { path: string; query: string; fields: Record<string, string> } {
  const found = lettersTo(paper, email)
    .toReversed()
    .flatMap((letter) => letter.text.match(/https?:\/\/\S+/g) ?? [])
    .find((address) => address.includes(path));
  const url = new URL(found ?? '');
  return { path: url.pathname, query: url.search, fields: Object.fromEntries(url.searchParams) };
}

/** Asks for another address and has both letters sent; answers their links. */
async function askFor(browser: Browser, from: string, to: string) {
  expect((await browser.post('/account/address', { email: to })).status).toBe(303);
  await paper.runJobs();
  return { old: wishOf(from, '/account/address/confirm'), other: wishOf(to, '/account/address/confirm') };
}

describe('another address', () => {
  it('is the account’s once both have said yes, in either order, with newsletters, and signed out everywhere', async () => {
    const browser = await entered('ana@old.example');
    await browser.post('/account/newsletters', { newsletter: 'daily' });
    const { old, other } = await askFor(browser, 'ana@old.example', 'ana@new.example');
    expect(await (await browser.get('/account/address')).text()).toContain('ana@new.example');
    for (const { path, query } of [old, other]) for (const _ of [1, 2, 3]) expect((await browser.get(path + query)).status).toBe(200);
    expect(await (await browserOf(paper).post(other.path, other.fields)).text()).toContain('One yes is here');
    expect(await isIn(browser)).toBe(true);
    expect(await (await browserOf(paper).post(old.path, old.fields)).text()).toContain('The address is changed');
    await paper.runJobs();
    expect(await isIn(browser)).toBe(false);
    for (const to of ['ana@old.example', 'ana@new.example'])
      expect(lettersTo(paper, to).at(-1)?.subject).toBe('Your address at The Test was changed');
    const again = await entered('ana@new.example');
    const page = await (await again.get('/account')).text();
    expect(page).toMatch(/name="newsletter" value="daily" checked/);
    const own = (await (await again.get('/account/data.json')).json()) as { tables: Record<string, { purpose: string }[]> };
    expect(own.tables['readers.consent']?.map(({ purpose }) => purpose)).toEqual(['newsletter:daily']);
  });

  it('is not taken from another account, from a link of another wish, or a day later', async () => {
    await entered('owner@there.example');
    const browser = await entered('bea@old.example');
    const taken = await askFor(browser, 'bea@old.example', 'owner@there.example');
    await browserOf(paper).post(taken.old.path, taken.old.fields);
    expect((await browserOf(paper).post(taken.other.path, taken.other.fields)).status).toBe(409);

    const first = await askFor(browser, 'bea@old.example', 'bea@one.example');
    const second = await askFor(browser, 'bea@old.example', 'bea@two.example');
    expect((await browserOf(paper).post(first.other.path, first.other.fields)).status).toBe(410);
    const mixed = { ...second.other.fields, id: first.other.fields.id ?? '' };
    expect((await browserOf(paper).post(second.other.path, mixed)).status).toBe(410);
    const turned = { ...second.other.fields, what: 'address-old' };
    expect((await browserOf(paper).post(second.other.path, turned)).status).toBe(410);
    paper.passDays(1.01);
    for (const { path, fields } of [second.old, second.other]) expect((await browserOf(paper).post(path, fields)).status).toBe(410);
    expect(await (await browser.get('/account')).text()).toContain('bea@old.example');
  });

  it('is refused with a sentence when it is none, the same, or asked for too often', async () => {
    const browser = await entered('cid@example.org');
    const refused = await browser.post('/account/address', { email: 'nowhere' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('value="nowhere"');
    expect(await (await browser.post('/account/address', { email: 'CID@example.org' })).text()).toContain('you have already');
    const statuses = [];
    for (let at = 0; at < 6; at++) statuses.push((await browser.post('/account/address', { email: `cid${at}@example.org` })).status);
    expect(statuses).toContain(429);
  });
});

describe('devices', () => {
  it('are five at most: one more, and the one used longest ago is signed out, with a letter', async () => {
    const browsers: Browser[] = [];
    for (let at = 0; at < 5; at++) {
      browsers.push(await entered('dot@example.org'));
      paper.moveTo(new Date(paper.app.clock().getTime() + 20 * 60_000));
    }
    const sixth = await entered('dot@example.org');
    await paper.runJobs();
    expect(await Promise.all([...browsers, sixth].map(isIn))).toEqual([false, true, true, true, true, true]);
    expect(lettersTo(paper, 'dot@example.org').at(-1)?.subject).toBe('A device was signed out at The Test');
  });

  it('are signed out one by one, or all others, by their owner alone', async () => {
    const [one, two, three] = [await entered('eve@example.org'), await entered('eve@example.org'), await entered('eve@example.org')];
    const stranger = await entered('mallory@example.org');
    const ids = [...(await (await one.get('/account')).text()).matchAll(/name="device" value="([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    for (const id of ids) await stranger.post('/account/devices', { device: id ?? '' });
    await stranger.post('/account/devices', { device: 'others' });
    expect(await Promise.all([one, two, three].map(isIn))).toEqual([true, true, true]);
    await one.post('/account/devices', { device: ids[0] ?? '' });
    await paper.settled();
    expect((await Promise.all([two, three].map(isIn))).filter(Boolean)).toHaveLength(1);
    await one.post('/account/devices', { device: 'others' });
    await paper.settled();
    expect(await Promise.all([one, two, three].map(isIn))).toEqual([true, false, false]);
    expect((await one.post('/account/devices', { device: "'; drop" })).status).toBe(303);
  });
});
