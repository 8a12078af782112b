export { addressKey, maskedAddress, personKey } from '#platform/mail-addresses.ts';
export { codeFrom, deviceOf, digitsOf, mostWrongCodes, signInStateAt } from '#platform/sign-in-rules.ts';

/** How long a sign-in letter's link and code work, in minutes. */
export const signInMinutes = 30;

const day = 86_400_000;
/** A session ends this many days after its last use, and a year after its start however much it is used (ASVS 7.3.1, 7.3.2). */
export const idleDays = 90;
export const mostDays = 365;

/** True while a session may be used. */
export function isSessionAlive(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && session.lastSeenAt.getTime() + idleDays * day > now.getTime();
}

/** When a session that starts now ends at the latest. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + mostDays * day);
}

/** An address within a sentence keeps its own direction (Unicode isolates, UAX #9). */
export function isolated(address: string): string {
  return `\u2066${address}\u2069`;
}
