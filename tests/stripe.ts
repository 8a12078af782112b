import { type FakeStripe, webhookSecret } from './fakes/stripe/server.ts';
import type { Thing } from './fakes/stripe/state.ts';
import type { browserOf, TestPaper } from './paper.ts';

/** The environment of a paper that takes real money, at the fake's. */
export function envOf(fake: FakeStripe): Record<string, string> {
  return { STRIPE_SECRET_KEY: 'sk_test_fake', STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: fake.url };
}

/** Posts an event to the paper as Stripe does. */
export async function post(paper: TestPaper, fake: FakeStripe, event: Thing | string, signature?: string): Promise<Response> {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const at = Math.floor(paper.app.clock().getTime() / 1000);
  const headers = { 'stripe-signature': signature ?? fake.sign(body, { at }), 'content-type': 'application/json' };
  return paper.web.request('/webhooks/stripe', { method: 'POST', body, headers });
}

/** Posts every event that has happened since the last time, and does the jobs that follow. */
export function courier(paper: TestPaper, fake: FakeStripe): () => Promise<void> {
  let sent = 0;
  return async () => {
    const { events } = fake.state;
    for (const event of events.slice(sent)) await post(paper, fake, event);
    sent = events.length;
    await paper.runJobs();
  };
}

type Browser = ReturnType<typeof browserOf>;

/** Chooses a plan and agrees to its terms. Answers the address of the payment page. */
export async function agreeTo(browser: Browser, plan: string, to = '/'): Promise<string> {
  const chosen = await browser.post('/subscribe', { plan, to });
  return (await browser.post(chosen.headers.get('location') ?? '')).headers.get('location') ?? '';
}
