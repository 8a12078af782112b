import type { browserOf } from '../paper.ts';

type Browser = ReturnType<typeof browserOf>;

/** Chooses a plan and pays in the sandbox with a test card. Answers the last page's response. */
export async function subscribe(browser: Browser, plan: 'monthly' | 'annual', number = '4242 4242 4242 4242', to = '/'): Promise<Response> {
  const chosen = await browser.post('/subscribe', { plan, to });
  const checkout = chosen.headers.get('location') ?? '';
  return browser.post(checkout, { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
}
