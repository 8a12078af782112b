import type { Keys } from '#platform/tokens.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a mail program posts to when its reader wants no more of a list (RFC 8058): enough by itself, and opaque. */
export function oneClickPath(keys: Keys, publicId: string): string {
  return `/newsletters/one-click/${publicId}.${keys.mac('newsletter-leave', `one-click ${publicId}`)}`;
}

/** The sign-up that a one-click address names; undefined when it isn't ours. */
export function signUpOfOneClick(keys: Keys, token: string): string | undefined {
  const [publicId = '', mac = ''] = token.split('.');
  return uuid.test(publicId) && keys.verify('newsletter-leave', `one-click ${publicId}`, mac) ? publicId : undefined;
}

// 80 bits: enough that nobody guesses one by mailing us, and short enough for an address.
const macDigits = 20;

function bounceMac(keys: Keys, deliveryId: number): string {
  return Buffer.from(keys.mac('bounce', String(deliveryId)), 'base64url')
    .toString('hex')
    .slice(0, macDigits);
}

/** The sender on a mail's envelope, of which there is one for each delivery, so that what comes back names what it is about (VERP). */
export function bounceAddress(keys: Keys, deliveryId: number, domain: string): string {
  return `b-${deliveryId.toString(36)}-${bounceMac(keys, deliveryId)}@${domain}`;
}

/** The delivery that an address mail came back to stands for; undefined when the address was made up. Mail servers may change its case. */
export function deliveryOfBounce(keys: Keys, address: string): number | undefined {
  const [, number = '', mac = ''] = address.toLowerCase().match(/^b-([0-9a-z]{1,10})-([0-9a-f]{20})@/) ?? [];
  const deliveryId = Number.parseInt(number, 36);
  return Number.isSafeInteger(deliveryId) && bounceMac(keys, deliveryId) === mac ? deliveryId : undefined;
}

/** A delivery's Message-ID, the same however often it is handed over, so that mailboxes can tell a second copy. */
export function messageId(keys: Keys, deliveryId: number, host: string): string {
  return `<${deliveryId.toString(36)}.${bounceMac(keys, deliveryId)}@${host}>`;
}

/** The delivery a Message-ID of ours names; undefined when it was made up or is another's. */
export function deliveryOfMessage(keys: Keys, messageId: string): number | undefined {
  const [, number = '', mac = ''] = messageId.trim().match(/^<?([0-9a-z]{1,10})\.([0-9a-f]{20})@[^@>]+>?$/) ?? [];
  return deliveryOfBounce(keys, `b-${number}-${mac}@`);
}

/** Where link `no` of a mailing goes through, to be counted. `subjectNo` tells the samples of several subjects apart. */
export function goPath(mailingId: string, no: number, subjectNo?: string): string {
  return `/newsletters/go/${mailingId}/${no}${subjectNo ? `?s=${subjectNo}` : ''}`;
}
