import { randomBytes } from 'node:crypto';
import type { Keys } from '#platform/tokens.ts';

/** How many codes a person gets at once. */
export const recoveryCodes = 10;

// No letter that is read as another: no i, l, o, u (Crockford's base32).
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new codes of 80 bits: `7k3m-x0qd-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const code = [...randomBytes(16)].map((byte) => letters[byte & 31]).join('');
    return code.replace(/(.{4})(?!$)/g, '$1-');
  });
}

/** What is kept of a code: a MAC, bound to its owner; undefined for a text that can't be a code. However it is typed, it is the same. */
export function recoveryMac(keys: Keys, personId: number, typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s–-]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0');
  return plain.length === 16 ? keys.mac('staff', `recovery ${personId} ${plain}`) : undefined;
}
