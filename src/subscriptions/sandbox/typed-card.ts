import type { App } from '#platform/app.ts';
import { field } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { presentCard } from './cards.ts';
import type { CheckoutProblem } from './pages.tsx';

/** A card as typed, or why it won't do. Its number is looked at and let go: it is neither kept nor shown again. */
export async function typedCard(app: App, c: Ctx, form: URLSearchParams, key: string) {
  const typed = { name: field(form, 'name').slice(0, 100), expiry: field(form, 'expiry').slice(0, 10) };
  const wait = await overLimit(app.db, [{ key, most: 60, perSeconds: 3600 }], app.clock());
  const outcome = presentCard({ ...typed, number: field(form, 'number'), cvc: field(form, 'cvc') }, app.clock());
  if (wait) c.header('Retry-After', String(wait));
  const problems: CheckoutProblem[] = wait ? ['too-many'] : outcome.ok ? [] : outcome.problems;
  const status: 400 | 429 = wait ? 429 : 400;
  return { typed, problems, status, ...(outcome.ok && !wait ? outcome : { card: undefined, asksToConfirm: false }) };
}
