import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { freePort } from '#platform/postgres.ts';
import { addStaff } from '../staff.ts';
import { seenPaper, type Visitor } from './visitor.ts';
import { button, expectNoAdvertising, expectWall, expectWhole, newestLetter, pay, signIn, signInByCode, testCard, words } from './walk.ts';

// The sandbox's page leads back to the paper's whole address, which has to be the one it is served at.
const seen = seenPaper({ env: { TRUSTED_PROXIES: '1', PORT: String(await freePort()) } });
const library = '192.0.2.7';

/** Somebody whose requests come from an address. */
const visitorFrom = (address: string, options: BrowserContextOptions = {}) =>
  seen.visitor({ extraHTTPHeaders: { 'x-forwarded-for': address }, ...options });

/** A link to the paper in the newest letter to an address, as a path. */
async function linkTo(email: string, part: RegExp): Promise<string> {
  const { text } = await newestLetter(seen, email);
  const found = text.match(/https?:\/\/\S+/g)?.find((one) => part.test(one));
  if (!found) throw new Error(`No link to ${part} in: ${text}`);
  const { pathname, search } = new URL(found);
  return pathname + search;
}

const submit = (page: Page, action: string) => page.locator(`main form[action^="${action}"] button[type=submit]`).first();

/** Fills in the card on the page where one thing is paid, and pays. */
async function payOnce(page: Page): Promise<void> {
  await page.waitForURL(/\/sandbox\/payment\//);
  for (const [name, value] of Object.entries(testCard)) await page.locator(`main [name=${name}]`).fill(value);
  await submit(page, '/sandbox/payment/').click();
}

let giver: Visitor;

beforeAll(async () => {
  giver = await visitorFrom('203.0.113.1');
});

test('an annual subscription is bought, cancelled and taken back', async () => {
  const { page, offences } = giver;
  await signIn(seen, giver, 'giver@example.org');
  await page.goto('/subscribe?to=/world/for-subscribers');
  await page
    .locator('main form', { has: page.locator('[name=plan][value=annual]') })
    .locator('button')
    .click();
  await page.waitForURL(/\/checkout\//);
  expect(await page.locator('main').textContent()).toContain('$19.90');
  await button(page, 'subscriptions.checkout.agree').click();
  await page.waitForURL(/\/sandbox\/checkout\//);
  for (const [name, value] of Object.entries(testCard)) await page.locator(`main [name=${name}]`).fill(value);
  await submit(page, '/sandbox/checkout/').click();
  await page.waitForURL(/\/world\/for-subscribers$/);
  await expectWhole(page, 'for-subscribers');
  await expectNoAdvertising(page);

  await page.goto('/account');
  await button(page, 'site.account.cancel').click();
  await button(page, 'site.account.resume').click();
  await button(page, 'site.account.cancel').waitFor();
  expect(offences).toEqual([]);
});

test('a subscription is given: paid once, handed on by its link, and redeemed by somebody new', async () => {
  const { page, offences } = giver;
  await page.goto('/subscribe/gift');
  await page.locator('main [name=months][value="3"]').check();
  await page.locator('main [name=way][value=link]').check();
  await page.locator('main [name=giverName]').fill('Gina Giver');
  await page.locator('main [name=message]').fill('For the long evenings.');
  await button(page, 'subscriptions.gift.next').click();
  await button(page, 'subscriptions.checkout.agree').click();
  await payOnce(page);
  const link = new URL(await page.locator('.gift-link input').inputValue()).pathname;

  const taker = await visitorFrom('203.0.113.2', { viewport: { width: 390, height: 800 } });
  await taker.page.goto(link);
  expect(await taker.page.locator('main').textContent()).toContain('For the long evenings.');
  await taker.page.locator('main [name=email]').fill('taker@example.org');
  await button(taker.page, 'subscriptions.redeem.goOn').click();
  const code = (await newestLetter(seen, 'taker@example.org')).text.match(/\b\d{6}\b/)?.[0] ?? '';
  await taker.page.getByLabel(words('readers.code.label')).fill(code);
  await button(taker.page, 'readers.code.submit').click();
  await button(taker.page, 'subscriptions.redeem.redeem').click();
  await taker.page.getByRole('heading', { name: words('subscriptions.redeem.doneTitle') }).waitFor();
  await taker.page.goto('/world/for-subscribers');
  await expectWhole(taker.page, 'for-subscribers');
  await expectNoAdvertising(taker.page);
  await page.goto('/account/given');
  expect(await page.locator('main').textContent()).toContain('Redeemed on');
  expect([...offences, ...taker.offences]).toEqual([]);
});

test('a group is bought, a seat offered by letter and taken by who is invited', async () => {
  const manager = await visitorFrom('203.0.113.3');
  const { page } = manager;
  await signIn(seen, manager, 'manager@example.org');
  await page.goto('/subscribe/group');
  await page.locator('main [name=seats]').fill('3');
  await page.locator('main [name=plan][value=annual]').check();
  await page.locator('main [name=name]').fill('Example School');
  await button(page, 'subscriptions.group.offer.go').click();
  await button(page, 'subscriptions.checkout.agree').click();
  await page.waitForURL(/\/sandbox\/checkout\//);
  for (const [name, value] of Object.entries(testCard)) await page.locator(`main [name=${name}]`).fill(value);
  await submit(page, '/sandbox/checkout/').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sandbox'));
  await page.goto('/account/group');
  await page.locator('main [name=list]').fill('pupil@example.org');
  await button(page, 'subscriptions.group.invite.send').click();
  await page.getByText('pupil@example.org').first().waitFor();

  const pupil = await visitorFrom('203.0.113.4');
  await pupil.page.goto(await linkTo('pupil@example.org', /\/group\//));
  await pupil.page
    .locator('main')
    .getByRole('link', { name: words('subscriptions.group.join.signInButton') })
    .click();
  await signInByCode(seen, pupil.page, 'pupil@example.org');
  await button(pupil.page, 'subscriptions.group.join.take').click();
  await pupil.page.waitForURL((url) => !url.pathname.startsWith('/group/'));
  await pupil.page.goto('/world/for-subscribers');
  await expectWhole(pupil.page, 'for-subscribers');
  expect([...manager.offences, ...pupil.offences]).toEqual([]);
});

test('a story is given by its link, and is whole for who gets it without an account', async () => {
  const { page } = giver;
  await page.goto('/world/for-subscribers');
  await page.locator('form.give button').click();
  await page.waitForURL(/\/account\/gifts$/);
  const link = new URL(await page.locator('.gifts input').first().inputValue()).pathname;
  const friend = await visitorFrom('203.0.113.5');
  await friend.page.goto(link);
  await button(friend.page, 'access.gift.open').click();
  await expectWhole(friend.page, 'for-subscribers');
  expect(friend.page.url()).not.toContain('/gift/');
  expect(friend.offences).toEqual([]);
});

test('from an institution’s network a story opens by itself, a closed one by a button, and from elsewhere neither', async () => {
  const staff = await addStaff(seen.paper, 'publisher');
  const newsroom = await visitorFrom('203.0.113.6');
  const [cookie] = [...staff.browser.jar];
  await newsroom.context.addCookies([{ name: cookie?.[0] ?? '', value: cookie?.[1] ?? '', url: seen.base }]);
  await newsroom.page.goto('/newsroom/institutions');
  await newsroom.page.getByLabel(words('access.institutions.name'), { exact: true }).fill('City Library');
  await newsroom.page.getByLabel(words('access.institutions.ranges')).fill('192.0.2.0/24\n10.0.0.1-10.0.0.9');
  await button(newsroom.page, 'access.institutions.make').click();
  const problem = newsroom.page.locator('#field-ranges-problem');
  await problem.waitFor();
  expect(await problem.textContent()).toContain('10.0.0.1-10.0.0.9');
  await newsroom.page.getByLabel(words('access.institutions.ranges')).fill('192.0.2.0/24');
  await button(newsroom.page, 'access.institutions.make').click();
  await newsroom.page.getByText(words('access.institutions.made')).waitFor();
  await seen.paper.settled();

  const reader = await visitorFrom(library);
  for (const slug of ['first', 'second']) {
    await reader.page.goto(`/world/${slug}`);
    await expectWhole(reader.page, slug);
    await reader.page.getByText(words('design.story.readsWith', { name: 'City Library' })).waitFor();
  }
  await reader.page.goto('/world/for-subscribers');
  await button(reader.page, 'design.wall.institution').click();
  await expectWhole(reader.page, 'for-subscribers');

  const elsewhere = await visitorFrom('203.0.113.7');
  await elsewhere.page.goto('/world/for-subscribers');
  await button(elsewhere.page, 'design.wall.institution').click();
  await elsewhere.page.getByText('belongs to no institution').waitFor();
  await expectWall(elsewhere.page, 'subscribers', 'for-subscribers');
  await newsroom.page.goto('/newsroom/institutions');
  await newsroom.page.getByText(words('access.institutions.ofMost', { readers: 1, most: 200 })).waitFor();
  expect([...reader.offences, ...elsewhere.offences]).toEqual([]);
});

test('a contract is withdrawn from by somebody signed out, without a script', async () => {
  const buyer = await visitorFrom('203.0.113.8');
  await signIn(seen, buyer, 'leaver@example.org');
  await buyer.page.goto('/subscribe?to=/world/first');
  await button(buyer.page, 'design.offer.startTrial').click();
  await button(buyer.page, 'subscriptions.checkout.agree').click();
  await pay(buyer.page);
  await buyer.page.waitForURL(/\/world\/first$/);

  const { page } = await visitorFrom('203.0.113.9', { javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: words('design.footer.withdraw') }).click();
  await page.locator('main [name=name]').fill('Lea Leaver');
  await page.locator('main [name=email]').fill('leaver@example.org');
  await button(page, 'subscriptions.withdraw.title').click();
  await button(page, 'subscriptions.withdraw.confirm').click();
  await page.getByRole('heading', { name: words('subscriptions.leave.receivedTitle') }).waitFor();
  await seen.paper.runJobs();
  await seen.paper.settled();
  await buyer.page.goto('/account');
  expect(await buyer.page.locator('main').textContent()).toContain('Your subscription ended Nov. 24.');
});
