import type { Keys } from '#platform/tokens.ts';
import { offeredTo } from './sealed-secret.ts';
import { newSecret, qrPath, totpAddress } from './totp.ts';

/** A secret that an app may take in: to be scanned, followed or typed. `sealed` comes back with the code that proves it; nothing is kept until then. */
export type AuthenticatorOffer = { sealed: string; secret: string; address: string; qr: { size: number; path: string } };

export function offerAuthenticator(
  keys: Keys,
  person: { id: number; email: string },
  paper: string,
  now: Date,
  secret = newSecret(),
): AuthenticatorOffer {
  const address = totpAddress(secret, paper, person.email);
  return { sealed: offeredTo(keys, person.id, now).seal(secret), secret, address, qr: qrPath(address) };
}

/** The offer that came back in a form; a new one when its time is over. */
export function openOffer(keys: Keys, person: { id: number; email: string }, paper: string, sealed: string, now: Date): AuthenticatorOffer {
  return offerAuthenticator(keys, person, paper, now, offeredTo(keys, person.id, now).open(sealed));
}
