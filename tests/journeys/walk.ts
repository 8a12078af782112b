import type { browserOf, TestPaper } from '../paper.ts';

type Browser = ReturnType<typeof browserOf>;

/** Signs a browser in as a person through the pages and the code of the letter. */
export async function signIn(paper: TestPaper, browser: Browser, email: string, to = '/'): Promise<Response> {
  await browser.post('/sign-in', { email, to });
  await paper.runJobs();
  const letter = paper.letters.at(-1);
  const code = letter?.text.match(/\b(\d{3}) ?(\d{3})\b/);
  if (!code) throw new Error(`No code came to ${email}: ${letter?.text}`);
  return browser.post('/sign-in/code', { code: `${code[1]}${code[2]}` });
}

/** Chooses a plan and pays in the sandbox with a test card. Answers the last page's response. */
export async function subscribe(browser: Browser, plan: 'monthly' | 'annual', number = '4242 4242 4242 4242', to = '/'): Promise<Response> {
  const chosen = await browser.post('/subscribe', { plan, to });
  const checkout = chosen.headers.get('location') ?? '';
  return browser.post(checkout, { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
}
