import { enter, lettersTo } from './mailbox.ts';
import { browserOf, type TestPaper } from './paper.ts';

type Browser = ReturnType<typeof browserOf>;

const draft = { name: 'Example School', billingName: 'Example School Ltd', billingAddress: '1 School Road\nExampleton', vatId: 'EX 123' };

/** Begins a group up to the payment page. Answers its address. */
export async function agreeToGroup(browser: Browser, plan: string, seats: number): Promise<string> {
  const chosen = await browser.post('/subscribe/group', { ...draft, plan, seats: String(seats) });
  return (await browser.post(chosen.headers.get('location') ?? '')).headers.get('location') ?? '';
}

/** Buys a group in the sandbox. */
export async function buyGroup(browser: Browser, plan: string, seats: number, number = '4242 4242 4242 4242'): Promise<Response> {
  const page = await agreeToGroup(browser, plan, seats);
  return browser.post(page, { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
}

/** The id of the newest group a reader manages. */
export async function groupIdOf(browser: Browser): Promise<string> {
  return (await (await browser.get('/account/group')).text()).match(/name="group" value="([^"]+)"/)?.[1] ?? '';
}

/** The path of the newest invitation that an address got. */
export function invitationTo(paper: TestPaper, email: string): string {
  const letter = lettersTo(paper, email).findLast((one) => one.text.includes('/group/'));
  return new URL(letter?.text.match(/https?:\/\/\S+\/group\/\S+/)?.[0] ?? 'http://none/').pathname;
}

/** Invites addresses and has the letters sent. */
export async function inviteTo(paper: TestPaper, manager: Browser, emails: string[]): Promise<Response> {
  const answer = await manager.post('/account/group/invite', { group: await groupIdOf(manager), list: emails.join('\n') });
  await paper.runJobs();
  return answer;
}

/** Signs a new browser in with an invited address, and takes the seat. */
export async function join(paper: TestPaper, email: string): Promise<Browser> {
  const browser = browserOf(paper);
  const link = invitationTo(paper, email);
  await enter(paper, browser, email, link);
  await browser.post(link);
  return browser;
}
