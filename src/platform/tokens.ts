import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a key is for. Each purpose has a key of its own, derived from the paper's secret (HKDF, RFC 5869). */
export type Purpose =
  | 'gift'
  | 'group'
  | 'gift-subscription'
  | 'account'
  | 'person'
  | 'meter'
  | 'network'
  | 'sign-in'
  | 'newsletter-confirm'
  | 'newsletter-leave'
  | 'newsletter-preferences'
  | 'bounce'
  | 'staff'
  | 'staff-sealed'
  | 'form'
  | 'trial'
  | 'webhook'
  | 'websub';

export type Keys = {
  /** A base64url MAC (HMAC-SHA-256) of the text under the purpose's key. */
  mac: (purpose: Purpose, text: string) => string;
  /** True when the MAC belongs to the text; takes the same time whatever the answer. */
  verify: (purpose: Purpose, text: string, mac: string) => boolean;
  /** The text, sealed under the purpose's key (AES-256-GCM, NIST SP 800-38D). It opens only with the same `bound`, which says what it belongs to. */
  seal: (purpose: Purpose, bound: string, text: string) => string;
  /** What was sealed, or undefined when it isn't ours or belongs to something else. */
  unseal: (purpose: Purpose, bound: string, sealed: string) => string | undefined;
};

const nonceBytes = 12;
const tagBytes = 16;

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
  return {
    mac,
    verify: (purpose, text, given) => isSame(mac(purpose, text), given),
    seal(purpose, bound, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), nonce).setAAD(Buffer.from(bound));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(purpose, bound, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(bound));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
      try {
        return Buffer.concat([opened, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
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
