/** How long a sign-in letter's link and code work, in minutes. */
export const letterMinutes = 30;
/** How long an invitation's link works, in days. */
export const invitationDays = 7;
/** How long a link works that was printed at the command line, in hours. */
export const printedHours = 24;

/** A session ends this many hours after its last use, and this many days after its start however much it is used (ASVS 7.3.1, 7.3.2). */
export const idleHours = 12;
export const mostDays = 30;

const hour = 3_600_000;

/** True while a session may be used. */
export function isSessionAlive(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return session.expiresAt > now && session.lastSeenAt.getTime() + idleHours * hour > now.getTime();
}

/** When a session that starts now ends at the latest. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + mostDays * 24 * hour);
}

/** Who changes what protects the paper must have proved who they are within this many minutes (ASVS 7.5.1). */
export const freshMinutes = 10;

/** True while what a session proved is young enough for that. */
export function isFresh(provedAt: Date, now: Date): boolean {
  return provedAt.getTime() + freshMinutes * 60_000 > now.getTime();
}

/** How long a session waits for a second factor, or for one to be set up, in minutes. */
export const waitingMinutes = 15;

/** By what a session began. */
export type Way = Exclude<SignInKind, 'confirmation'> | 'passkey' | 'sso';

export type WaitsFor = 'second-factor' | 'enrolment';

/**
 * What a session that begins this way still waits for. A passkey is two factors in one: the thing and its owner's finger or number.
 * So is a provider that says it asked for several (`isStrong`).
 */
export function whatIsMissing(way: Way, isStrong: boolean, hasFactor: boolean, isRequired: boolean): WaitsFor | null {
  if (way === 'passkey' || isStrong) return null;
  if (hasFactor) return 'second-factor';
  return isRequired ? 'enrolment' : null;
}

export type SignInKind = 'letter' | 'invitation' | 'printed' | 'first' | 'confirmation';

/** When a way in that is made now stops working. */
export function signInEnd(kind: SignInKind, now: Date): Date {
  if (kind === 'letter' || kind === 'confirmation') return new Date(now.getTime() + letterMinutes * 60_000);
  return new Date(now.getTime() + (kind === 'invitation' ? invitationDays * 24 : printedHours) * hour);
}
