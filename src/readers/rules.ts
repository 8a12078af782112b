import { domainToASCII } from 'node:url';

/** How long a sign-in letter's link and code work, in minutes. */
export const signInMinutes = 30;
/** How many wrong codes make a sign-in worthless. */
export const mostWrongCodes = 5;

const day = 86_400_000;
/** A session ends this many days after its last use, and a year after its start however much it is used (ASVS 7.3.1, 7.3.2). */
export const idleDays = 90;
export const mostDays = 365;

/** An address as mail servers compare it: one Unicode form, lower case, the host in ASCII. Two spellings of one mailbox are the same key. */
export function addressKey(email: string): string {
  const at = email.lastIndexOf('@');
  const host = email.slice(at + 1).toLowerCase();
  return `${email.slice(0, at).normalize('NFKC').toLowerCase()}@${domainToASCII(host) || host}`;
}

/** An address as one person's: `addressKey` without +tag, and at Gmail, which ignores them, without dots. Who has one key has one account, one meter and one trial. */
export function personKey(email: string): string {
  const [local = '', host = ''] = splitAddress(addressKey(email));
  const untagged = local.replace(/(?!^)\+.*$/, '');
  if (host !== 'gmail.com' && host !== 'googlemail.com') return `${untagged}@${host}`;
  return `${untagged.replaceAll('.', '')}@gmail.com`;
}

/** An address that its owner recognises and others can't use: `a•••@example.org`. */
export function maskedAddress(email: string): string {
  const [local = '', host = ''] = splitAddress(email);
  return `${[...local][0] ?? ''}•••@${host}`;
}

function splitAddress(email: string): [string, string] {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
}

export type SignInState = { expiresAt: Date; usedAt: Date | null; wrongCodes: number };

/** Whether a sign-in can still be used at `now`, and if not, why. */
export function signInStateAt(signIn: SignInState, now: Date): 'open' | 'used' | 'expired' | 'dead' {
  if (signIn.usedAt) return 'used';
  if (signIn.wrongCodes >= mostWrongCodes) return 'dead';
  return signIn.expiresAt > now ? 'open' : 'expired';
}

/** The six digits of a sign-in, from its MAC in base64url. 48 bits fold into a million codes with a bias below one in 10^8. */
export function codeFrom(mac: string): string {
  const number = Buffer.from(mac, 'base64url').readUIntBE(0, 6);
  return String(number % 1_000_000).padStart(6, '0');
}

/** The digits of a code as people type it: "123 456", "١٢٣٤٥٦". */
export function digitsOf(typed: string): string {
  const latin = typed.normalize('NFKC').replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10));
  return latin.replace(/[^0-9]/g, '');
}

/** True while a session may be used. */
export function isSessionAlive(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && session.lastSeenAt.getTime() + idleDays * day > now.getTime();
}

/** When a session that starts now ends at the latest. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + mostDays * day);
}

const browsers: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a reader would call the device of a User-Agent: its browser and system, or empty parts. Shown, never trusted. */
export function deviceOf(userAgent: string | undefined): string {
  const found = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [found(browsers), found(systems)].filter(Boolean).join(' · ');
}
