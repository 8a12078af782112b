import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';

const paper = testPaper();
const typed = (email: string, more = {}) => ({ name: 'Ana Reader', email, contract: '', reason: '', ...more });
const letters = async (email: string) => {
  await paper.runJobs();
  return lettersTo(paper, email).map((letter) => ({ subject: letter.subject, text: letter.text }));
};

/** The text of the newest acknowledgement an address got. */
const acknowledged = async (email: string) =>
  (await letters(email)).findLast(({ subject }) => /^Your withdrawal|^Your cancellation/.test(subject))?.text ?? '';

async function subscriber(email: string, plan: 'monthly' | 'annual') {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  await subscribe(browser, plan);
  return { browser, reads: async () => (await (await browser.get('/world/for-subscribers')).text()).includes('PAID-') };
}

/** From the foot of any page to the end, signed out, as many presses as it takes. */
async function withdraw(email: string): Promise<string> {
  const visitor = browserOf(paper);
  const front = await (await visitor.get('/')).text();
  expect(front).toContain('<a href="/withdraw">Withdraw from contract here</a>');
  const checked = await (await visitor.post('/withdraw', typed(email, { step: 'check' }))).text();
  expect(checked).toContain('Confirm withdrawal');
  const confirmed = await visitor.post('/withdraw', typed(email, { step: 'confirm' }));
  expect(confirmed.status).toBe(303);
  return (await visitor.get(confirmed.headers.get('location') ?? '')).text();
}

describe('withdrawing', () => {
  it('ends the contract at once without signing in, gives everything back, and is acknowledged with day and time', async () => {
    const { browser, reads } = await subscriber('withdraws@example.org', 'annual');
    expect(await withdraw('Withdraws@example.org')).toContain('is on its way');
    const sent = await acknowledged('Withdraws@example.org');
    expect(sent).toMatch(/Received: Nov\. 24, 2026, \d+(:\d\d)? [ap]\.m\. \w+\nName: Ana Reader/);
    expect(sent).toContain('$19.90 goes back to the card');
    expect(await reads()).toBe(false);
    const { rows } = await sql<{ refunded: number }>`select refunded_minor as refunded from subscriptions.receipt`.execute(paper.app.db);
    expect(rows).toEqual([{ refunded: 1990 }]);
    expect(await (await browser.get('/account')).text()).toContain('$19.90 returned');
    // Sent twice, it changes nothing and says what is so.
    await withdraw('withdraws@example.org');
    expect(await acknowledged('withdraws@example.org')).toContain('no subscription that runs');
    expect((await sql`select from subscriptions.receipt where refunded_minor > 1990`.execute(paper.app.db)).rows).toHaveLength(0);
  });

  it('comes too late after fourteen days, and says so', async () => {
    const { reads } = await subscriber('late@example.org', 'monthly');
    paper.passDays(14);
    await withdraw('late@example.org');
    expect(await acknowledged('late@example.org')).toContain('The 14 days are over');
    expect(await reads()).toBe(true);
  });

  it('tells nobody on the page whether an address subscribes', async () => {
    const pages = await Promise.all(['nobody@example.org', 'late@example.org'].map(withdraw));
    expect(pages[0]).toBe(pages[1]);
    expect(await acknowledged('nobody@example.org')).toContain('no subscription that runs under this address');
  });
});

describe('“Verträge hier kündigen”', () => {
  it('leads straight to a page that cancels with one button, without signing in', async () => {
    const { browser, reads } = await subscriber('kuendigt@example.org', 'monthly');
    const visitor = browserOf(paper);
    expect(await (await visitor.get('/')).text()).toContain('<a href="/kuendigen" lang="de">Verträge hier kündigen</a>');
    const page = await (await visitor.get('/fr/kuendigen')).text();
    expect(page).toMatch(/<button[^>]*><span lang="de">jetzt kündigen<\/span><\/button>/);
    const done = await visitor.post('/fr/kuendigen', typed('kuendigt@example.org', { step: 'confirm', reason: 'Umzug' }));
    expect(done.headers.get('location')).toBe('/fr/kuendigen?received=1');
    const sent = await letters('kuendigt@example.org');
    expect(sent.map(({ subject }) => subject)).toContain('Votre résiliation chez The Test');
    expect(sent.find(({ subject }) => subject.includes('résiliation chez'))?.text).toContain('Umzug');
    expect(await reads()).toBe(true);
    expect(await (await browser.get('/account')).text()).toContain('Resume the subscription');
  });

  it('keeps what was typed beside what is missing, and bounds a flood', async () => {
    const visitor = browserOf(paper);
    const refused = await visitor.post('/kuendigen', typed('nonsense', { name: '', contract: 'R-0000001 <b>', step: 'confirm' }));
    expect(refused.status).toBe(400);
    const page = await refused.text();
    for (const text of ['Please write your name', 'not an email address', 'value="R-0000001 &lt;b&gt;"']) expect(page).toContain(text);
    const answers: number[] = [];
    for (let count = 0; count < 7; count++)
      answers.push((await visitor.post('/kuendigen', typed('flood@example.org', { step: 'confirm' }))).status);
    expect(answers.slice(0, 5)).toEqual([303, 303, 303, 303, 303]);
    expect(answers.at(-1)).toBe(429);
  });

  it('takes no more presses than subscribing', async () => {
    // Subscribing: choose, agree, pay. In the account: cancel. Signed out: the foot's link, the button.
    const { browser } = await subscriber('counts@example.org', 'annual');
    expect((await browser.post('/account/cancel')).status).toBe(303);
    expect(await (await browser.get('/account')).text()).toContain('Would you tell us why you leave?');
  });
});
