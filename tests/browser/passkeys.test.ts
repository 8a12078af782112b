import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { changeSettings } from '#settings';
import { freePort } from '../../src/platform/postgres.ts';
import { enter, lettersTo } from '../mailbox.ts';
import { browserOf } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { seenPaper, type Visitor } from './visitor.ts';
import { button, words } from './walk.ts';

const port = await freePort();
const own = `http://localhost:${port}`;
const seen = seenPaper({ env: { BASE_URL: own, PORT: String(port) } });

/** A browser that has a passkey store: every question to its owner is answered with a finger. */
async function visitorWithPasskeys(): Promise<Visitor & { keys: CDPSession; store: string }> {
  const visitor = await seen.visitor({ baseURL: own });
  const keys = await visitor.context.newCDPSession(visitor.page);
  await keys.send('WebAuthn.enable');
  const { authenticatorId } = await keys.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { ...visitor, keys, store: authenticatorId };
}

const signOut = (page: Page) => page.getByRole('button', { name: words('staff.page.signOut'), exact: true }).click();
const passkeyRows = () => seen.paper.press.selectFrom('staff.passkey').select(['id', 'counter', 'name', 'personId']).execute();

it('a passkey is made, signs in by itself, confirms, is refused when its count goes back, and is removed', async () => {
  const { paper } = seen;
  const { id, email, browser } = await addStaff(paper, 'publisher', { name: 'Pia Passkey' });
  const visitor = await visitorWithPasskeys();
  const { page, context, keys, store, offences } = visitor;
  await context.addCookies([{ name: 'staff', value: browser.jar.get('staff') ?? '', url: own, httpOnly: true, sameSite: 'Strict' }]);
  await page.goto('/newsroom/own');
  await page.getByLabel(words('staff.passkeys.name')).fill('Pia’s laptop');
  await button(page, 'staff.passkeys.add').click();
  await page.getByRole('heading', { name: words('staff.codes.title') }).waitFor();
  expect(await page.locator('.recovery-codes li').count()).toBe(10);
  expect(await passkeyRows()).toMatchObject([{ name: 'Pia’s laptop', personId: id }]);

  await page.goto('/newsroom/people');
  await signOut(page);
  await button(page, 'staff.signIn.passkey').click();
  await page.waitForURL(`${own}/newsroom`);
  expect(await page.locator('.bar-own').textContent()).toContain('Pia Passkey');

  // Who has been silent for ten minutes confirms with it, and what was typed goes on.
  paper.moveTo(new Date(paper.app.clock().getTime() + 600_000));
  await page.goto('/newsroom/people');
  await page.getByLabel(words('staff.people.name'), { exact: true }).fill('Nora New');
  await page.getByLabel(words('staff.people.email'), { exact: true }).fill('nora@example.org');
  await button(page, 'staff.people.send').click();
  await button(page, 'staff.confirm.passkey').click();
  await page.getByText(words('staff.people.invitedSaid')).waitFor();
  const invited = await paper.press.selectFrom('staff.person').select('name').where('email', '=', 'nora@example.org').executeTakeFirst();
  expect(invited).toEqual({ name: 'Nora New' });

  // An answer works once: the same bytes again are none.
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/newsroom/sign-in/passkey')) sent.push(request.postData() ?? '');
  });
  await signOut(page);
  await button(page, 'staff.signIn.passkey').click();
  await page.waitForURL(`${own}/newsroom`);
  const replay = await paper.web.request('/newsroom/sign-in/passkey', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: sent[0] ?? '',
  });
  expect([sent.length, replay.status]).toEqual([1, 400]);

  // A copy has counted further: neither may come in.
  const [row] = await passkeyRows();
  await paper.press.updateTable('staff.passkey').set({ counter: 1_000_000 }).execute();
  await signOut(page);
  await button(page, 'staff.signIn.passkey').click();
  await page.getByText(words('staff.signIn.noPasskey')).waitFor();
  await paper.press
    .updateTable('staff.passkey')
    .set({ counter: row?.counter ?? 0 })
    .execute();

  // Its letter asks for it from now on, since whoever reads the mail isn't Pia yet.
  await page.getByLabel(words('readers.signIn.email')).fill(email);
  await button(page, 'readers.signIn.submit').click();
  await page.getByLabel(words('readers.code.label')).waitFor();
  await paper.runJobs();
  const letters = lettersTo(paper, email);
  const code = letters.flatMap(({ text }) => text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? []).at(-1) ?? '';
  await page.getByLabel(words('readers.code.label')).fill(code);
  await button(page, 'readers.code.submit').click();
  await page.getByRole('heading', { name: words('staff.second.title') }).waitFor();
  await button(page, 'staff.signIn.passkey').click();
  await page.waitForURL(`${own}/newsroom`);

  await page.goto('/newsroom/own');
  await page.getByRole('button', { name: words('staff.passkeys.removeOf', { name: 'Pia’s laptop' }) }).click();
  await page.getByText(words('staff.own.said.removed')).waitFor();
  expect(await passkeyRows()).toEqual([]);
  await signOut(page);
  await button(page, 'staff.signIn.passkey').click();
  await page.getByText(words('staff.signIn.noPasskey')).waitFor();
  expect((await keys.send('WebAuthn.getCredentials', { authenticatorId: store })).credentials).toHaveLength(1);
  expect(offences.filter((line) => !/^request from|status of 40[03]/.test(line))).toEqual([]);
});

it('a paper that requires a second factor takes a passkey for one; without scripts it says what is missing', async () => {
  const { paper } = seen;
  await changeSettings(paper.press, 'newsroom', { review: 'optional', secondFactor: 'required' }, paper.app.clock());
  await paper.settled();
  const { email } = await addStaff(paper, 'contributor');
  const { page } = await visitorWithPasskeys();
  await page.goto('/newsroom/sign-in');
  await page.getByLabel(words('readers.signIn.email')).fill(email);
  await button(page, 'readers.signIn.submit').click();
  await page.getByLabel(words('readers.code.label')).waitFor();
  await paper.runJobs();
  const code =
    lettersTo(paper, email)
      .at(-1)
      ?.text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? '';
  await page.getByLabel(words('readers.code.label')).fill(code);
  await button(page, 'readers.code.submit').click();
  await page.getByRole('heading', { name: words('staff.enrol.title') }).waitFor();
  await button(page, 'staff.passkeys.add').click();
  await page.getByRole('heading', { name: words('staff.codes.title') }).waitFor();
  await page.getByRole('link', { name: words('staff.codes.goOn') }).click();
  await page.waitForURL(`${own}/newsroom`);

  const plain = await seen.visitor({ baseURL: own, javaScriptEnabled: false });
  await plain.page.goto('/newsroom/sign-in');
  expect(await plain.page.getByText(words('design.passkey.unable')).isVisible()).toBe(true);
  expect(await button(plain.page, 'staff.signIn.passkey').count()).toBe(0);
});

it('a reader makes a passkey, comes back with it, is asked by letter on the sixth device, and without scripts sees nothing of it', async () => {
  const { paper } = seen;
  const email = 'rita@example.org';
  const first = browserOf(paper);
  await enter(paper, first, email);
  const { page, context, offences } = await visitorWithPasskeys();
  await context.addCookies([{ name: 'session', value: first.jar.get('session') ?? '', url: own, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto('/account/passkeys');
  await button(page, 'readers.passkeys.add').click();
  await button(page, 'readers.passkeys.remove').waitFor();
  await page.goto('/account');
  await button(page, 'site.account.signOut').click();
  await page.goto('/sign-in?to=/account');
  await button(page, 'readers.signIn.passkey').click();
  await page.waitForURL(`${own}/account`);
  await button(page, 'site.account.signOut').click();

  for (let at = 0; at < 5; at++) {
    paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
    await enter(paper, browserOf(paper), email);
  }
  await page.goto('/sign-in?to=/account');
  await button(page, 'readers.signIn.passkey').click();
  await page.getByLabel(words('readers.code.label')).waitFor();
  await paper.runJobs();
  const codes = lettersTo(paper, email).flatMap(({ text }) => text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? []);
  await page.getByLabel(words('readers.code.label')).fill(codes.at(-1) ?? '');
  await button(page, 'readers.code.submit').click();
  await page.waitForURL(`${own}/account`);

  await page.goto('/account/passkeys');
  await button(page, 'readers.passkeys.remove').click();
  await page.waitForURL(`${own}/account/passkeys`);
  await page.goto('/account');
  await button(page, 'site.account.signOut').click();
  await page.goto('/sign-in');
  await button(page, 'readers.signIn.passkey').click();
  await page.getByText(words('design.passkey.refused')).first().waitFor();
  expect(offences.filter((line) => !/^request from|status of 40[03]/.test(line))).toEqual([]);

  const plain = await seen.visitor({ baseURL: own, javaScriptEnabled: false });
  await plain.page.goto('/sign-in');
  expect(await plain.page.getByText(words('readers.signIn.passkey')).isVisible()).toBe(false);
});
