import { afterAll, describe, expect, it } from 'vitest';
import { type Account, startOpenidProvider } from '../../../tests/fakes/openid-provider.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';
import { findsProvider } from './provider.ts';

const accounts: Record<string, Account> = {};
const client = { id: 'broadsheet', secret: 'a secret of the provider', backTo: 'http://localhost:3000/newsroom/sign-in/sso/back' };
const provider = await startOpenidProvider(client, accounts);
const oidc = { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret };
const environment = (issuer: string) => ({
  BASE_URL: 'http://localhost:3000',
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
});
const paper = testPaper({ env: environment(provider.issuer) });
/** A paper whose provider is away. */
const lonely = testPaper({ env: environment('http://127.0.0.1:9'), fixtures: false });
afterAll(() => provider.stop());

type Client = ReturnType<typeof browserOf>;

/** Goes out to the provider and comes back: what the paper answers. */
async function cameBack(browser: Client, accountId: string, to = '/newsroom/people'): Promise<Response> {
  const out = await browser.get(`/newsroom/sign-in/sso?to=${to}`);
  expect(out.status).toBe(303);
  const back = await provider.pass(out.headers.get('location') ?? '', accountId);
  return browser.get(back.pathname + back.search);
}

const inside = async (browser: Client) => (await browser.get('/newsroom')).status === 200;

describe('an OpenID provider', () => {
  it('lets in whom the paper invited, by a verified address, and leads on', async () => {
    const { id, email } = await addStaff(paper, 'editor');
    await paper.press.updateTable('staff.person').set({ joinedAt: null }).where('id', '=', id).execute();
    accounts.ed = { email: email.toUpperCase(), email_verified: true };
    const browser = browserOf(paper);
    expect(await (await browser.get('/newsroom/sign-in')).text()).toContain(`Sign in through ${new URL(provider.issuer).host}`);
    const out = await browser.get('/newsroom/sign-in/sso');
    const asked = new URL(out.headers.get('location') ?? '').searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type'), asked.get('scope')]).toEqual(['S256', 'code', 'openid email']);
    expect(out.headers.getSetCookie()[0]).toMatch(/^provider=[\w-]+;(?=.*HttpOnly)(?=.*SameSite=Lax)/);
    const done = await cameBack(browser, 'ed');
    expect(done.status).toBe(200);
    expect(await done.text()).toContain('<meta http-equiv="refresh" content="0;url=/newsroom/people"/>');
    expect(done.headers.getSetCookie().find((line) => line.startsWith('staff='))).toMatch(/SameSite=Strict/);
    expect(await inside(browser)).toBe(true);
    expect(await (await browser.get('/newsroom/own')).text()).toContain('<td>Provider</td>');
    const acts = await paper.press.selectFrom('staff.act').select('act').where('personId', '=', id).orderBy('id').execute();
    expect(acts.map(({ act }) => act)).toEqual(['staff.provider-known', 'staff.signed-in']);

    // From now on it is the provider's name for them that counts, and nobody else gets in at their address.
    accounts.ed = {};
    expect((await cameBack(browserOf(paper), 'ed')).status).toBe(200);
    accounts.imposter = { email, email_verified: true };
    expect((await cameBack(browserOf(paper), 'imposter')).status).toBe(403);
  });

  it('makes nobody staff, and believes no address that isn’t verified, isn’t exactly theirs, or belongs to who has left', async () => {
    const { id, email } = await addStaff(paper, 'editor');
    const refusals: Record<string, Account> = {
      stranger: { email: 'stranger@example.org', email_verified: true },
      unverified: { email, email_verified: false },
      silent: { email },
      nameless: {},
      tagged: { email: email.replace('@', '+news@'), email_verified: true },
    };
    Object.assign(accounts, refusals);
    for (const name of Object.keys(refusals)) {
      const browser = browserOf(paper);
      expect((await cameBack(browser, name)).status, name).toBe(403);
      expect(await inside(browser), name).toBe(false);
    }
    accounts.gone = { email, email_verified: true };
    await paper.press.updateTable('staff.person').set({ leftAt: paper.app.clock() }).where('id', '=', id).execute();
    expect((await cameBack(browserOf(paper), 'gone')).status).toBe(403);
    const people = await paper.press.selectFrom('staff.person').select('id').where('email', 'in', ['stranger@example.org']).execute();
    expect(people).toEqual([]);
  });

  it('lets in only the browser that was sent out, once, within ten minutes', async () => {
    const { email } = await addStaff(paper, 'editor');
    accounts.once = { email, email_verified: true };
    const browser = browserOf(paper);
    const out = (await browser.get('/newsroom/sign-in/sso')).headers.get('location') ?? '';
    const back = await provider.pass(out, 'once');
    const path = back.pathname + back.search;
    expect((await browserOf(paper).get(path)).status).toBe(403);
    const other = browserOf(paper);
    await other.get('/newsroom/sign-in/sso');
    expect((await other.get(path)).status).toBe(403);
    const errand = browser.jar.get('provider') ?? '';
    expect((await browser.get(path)).status).toBe(200);
    expect(browser.jar.has('provider')).toBe(false);
    expect((await browserOf(paper, { cookie: `provider=${errand}` }).get(path)).status).toBe(403);
    expect((await browserOf(paper, { cookie: 'provider=x' }).get('/newsroom/sign-in/sso/back?error=access_denied')).status).toBe(403);
    const late = browserOf(paper);
    const slow = await provider.pass((await late.get('/newsroom/sign-in/sso')).headers.get('location') ?? '', 'once');
    paper.moveTo(new Date(paper.app.clock().getTime() + 600_000));
    expect((await late.get(slow.pathname + slow.search)).status).toBe(403);
  });

  it('is one factor, unless it says that it asked for several', async () => {
    const { id, email } = await addStaff(paper, 'editor');
    const now = paper.app.clock();
    await paper.press.insertInto('staff.authenticator').values({ personId: id, sealedSecret: '', lastStep: 0, addedAt: now }).execute();
    accounts.one = { email, email_verified: true };
    const browser = browserOf(paper);
    expect(await (await cameBack(browser, 'one')).text()).toContain('/newsroom/sign-in/second?to=');
    expect(await inside(browser)).toBe(false);
    accounts.one = { email, email_verified: true, amr: ['mfa'] };
    expect(await (await cameBack(browser, 'one')).text()).toContain('url=/newsroom/people');
    expect(await inside(browser)).toBe(true);
  });

  it('that is away is said to be, and letters still work', async () => {
    expect([await findsProvider(oidc), await findsProvider({ ...oidc, issuer: 'http://127.0.0.1:9' })]).toEqual([true, false]);
    const browser = browserOf(lonely);
    const answer = await browser.get('/newsroom/sign-in/sso');
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain('127.0.0.1:9 does not answer just now');
    expect(page).toContain('name="email"');
    expect((await browser.post('/newsroom/sign-in', { email: 'ana@example.org' })).status).toBe(303);
  });
});
