import { createHmac, createSecretKey, hash, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a key is for. Each purpose has a key of its own, derived from the paper's secret (HKDF, RFC 5869). */
export type Purpose =
  | 'account'
  | 'person'
  | 'meter'
  | 'network'
  | 'sign-in'
  | 'newsletter-confirm'
  | 'newsletter-leave'
  | 'staff'
  | 'form'
  | 'webhook';

export type Keys = {
  /** A base64url MAC (HMAC-SHA-256) of the text under the purpose's key. */
  mac: (purpose: Purpose, text: string) => string;
  /** True when the MAC belongs to the text; takes the same time whatever the answer. */
  verify: (purpose: Purpose, text: string, mac: string) => boolean;
};

/** Keys for signing, derived from the paper's secret. */
export function createKeys(secret: string): Keys {
  const derived = new Map<Purpose, KeyObject>();
  const keyOf = (purpose: Purpose) => {
    const known = derived.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'broadsheet', purpose, 32)));
    derived.set(purpose, key);
    return key;
  };
  const mac = (purpose: Purpose, text: string) => createHmac('sha256', keyOf(purpose)).update(text).digest('base64url');
  return { mac, verify: (purpose, text, given) => isSame(mac(purpose, text), given) };
}

/** A new random token of 256 bits, in base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A short random key for a public address: 72 bits in base64url. */
export function newKey(): string {
  return randomBytes(9).toString('base64url');
}

/** What is kept of a token: its SHA-256. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Compares two strings in a time that doesn't depend on where they differ. */
export function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
