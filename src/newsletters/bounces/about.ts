import type { Keys } from '#platform/tokens.ts';
import { deliveryOfBounce, deliveryOfMessage } from '../sending/addresses.ts';
import type { About } from './report.ts';

/** Which delivery some of the names on a mail stand for, by what only we could have written: its sender's envelope, its Message-ID. */
export function deliveryOf(keys: Keys, names: (string | undefined)[]): number | undefined {
  for (const name of names) {
    const id = name && (deliveryOfBounce(keys, name.replace(/^<|>$/g, '')) ?? deliveryOfMessage(keys, name));
    if (id) return id;
  }
  return undefined;
}

/** Whom a provider's report is about: the delivery where one is named, else the address. Only for a provider that has shown who it is. */
export function aboutOf(keys: Keys, names: (string | undefined)[], email: string): About {
  const deliveryId = deliveryOf(keys, names);
  return deliveryId ? { deliveryId } : { email };
}
