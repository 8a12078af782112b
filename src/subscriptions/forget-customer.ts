import type { App } from '#platform/app.ts';
import { enqueue } from '#platform/jobs.ts';
import type { Billing } from './billing.ts';
import { hasOpenOperation } from './store/operations.ts';

const hour = 3_600_000;

export type Customer = { provider: string; customerRef: string; readerId: number };

/** Has the provider forget who paid, for a reader who was forgotten here; an hour later again while something asked of it about them is unanswered. */
export async function forgetCustomer(app: App, billing: Billing, customer: Customer): Promise<void> {
  const { provider, customerRef, readerId } = customer;
  // Another provider's customers are out of reach without its keys.
  if (provider !== billing.provider) return;
  if (await hasOpenOperation(app.db, readerId)) {
    const options = { key: `forget ${provider} ${customerRef}`, priority: 5, runAt: new Date(Date.now() + hour) };
    return enqueue(app.db, 'subscriptions.forget-customer', customer, options);
  }
  await billing.forget(customerRef);
}
