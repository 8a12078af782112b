import type { App } from '#platform/app.ts';
import type { Billing } from './billing.ts';
import { sandboxBilling } from './sandbox/billing.ts';
import { stripeBilling } from './stripe/billing.ts';

/** The paper's provider: the sandbox, unless real money is configured, with which the sandbox never mixes. */
export function billingOf(app: App): Billing {
  return app.config.stripe ? stripeBilling(app, app.config.stripe) : sandboxBilling(app);
}
