import type { browserOf } from '../paper.ts';

type Browser = ReturnType<typeof browserOf>;

/** Chooses a plan, agrees to its terms, and pays in the sandbox with a test card. Answers the last page's response. */
export async function subscribe(browser: Browser, plan: 'monthly' | 'annual', number = '4242 4242 4242 4242', to = '/'): Promise<Response> {
  const chosen = await browser.post('/subscribe', { plan, to });
  const agreed = await browser.post(chosen.headers.get('location') ?? '');
  return browser.post(agreed.headers.get('location') ?? '', { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
}
