import type { App } from '#platform/app.ts';
import type { Money } from '#platform/money.ts';
import { sandboxBilling } from './billing-sandbox.ts';

/** A card as the paper knows it: the provider's name for it, and what its owner recognises. */
export type Card = { ref: string; brand: string; last4: string };

/** `key` names the charge for ever: asked twice under one key, the provider charges once and answers the same. */
export type Charge = { key: string; cardRef: string; amount: Money; occasion: 'first' | 'renewal' };
export type ChargeOutcome = { ok: true; ref: string } | { ok: false; reason: 'declined' | 'unreachable' };

/** Who moves the money, in our words. */
export type Billing = {
  provider: string;
  /** The page, within the edition, on which a reader consents and gives a card. */
  checkoutPage: (checkoutId: string) => string;
  charge: (charge: Charge) => Promise<ChargeOutcome>;
};

/** The paper's provider: the sandbox, unless real money is configured, with which the sandbox never mixes. Undefined where there is none. */
export function billingOf(app: App): Billing | undefined {
  return app.config.stripe ? undefined : sandboxBilling;
}
