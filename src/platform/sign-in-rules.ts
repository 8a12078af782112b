/** How many wrong codes make a sign-in worthless. */
export const mostWrongCodes = 5;

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

/** What people would call the device of a User-Agent: its browser and system, or empty parts. Shown, never trusted. */
export function deviceOf(userAgent: string | undefined): string {
  const found = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [found(browsers), found(systems)].filter(Boolean).join(' · ');
}
