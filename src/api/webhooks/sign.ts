import { Webhook as Signer } from 'standardwebhooks';
import type { Keys } from '#platform/tokens.ts';
import type { Webhook } from './store.ts';

/** A webhook's secret, as Standard Webhooks spells it: a MAC of its id and of how many it has had, so that none is kept. */
export function secretOf(keys: Keys, webhookId: string, number: number): string {
  return `whsec_${Buffer.from(keys.mac('webhook', `${webhookId} ${number}`), 'base64url').toString('base64')}`;
}

/** The headers by which the other side knows that a body is the paper's: signed by the secret and, while that is new, by the one before. */
export function signatureHeaders(keys: Keys, webhook: Webhook, messageId: string, body: string, now: Date): Record<string, string> {
  const isOldKnown = webhook.oldSecretUntil !== null && webhook.oldSecretUntil > now;
  const numbers = [webhook.secretNumber, ...(isOldKnown ? [webhook.secretNumber - 1] : [])];
  const signatures = numbers.map((number) => new Signer(secretOf(keys, webhook.id, number)).sign(messageId, now, body));
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
