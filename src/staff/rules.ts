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

export type SignInKind = 'letter' | 'invitation' | 'printed' | 'first';

/** When a way in that is made now stops working. */
export function signInEnd(kind: SignInKind, now: Date): Date {
  if (kind === 'letter') return new Date(now.getTime() + letterMinutes * 60_000);
  return new Date(now.getTime() + (kind === 'invitation' ? invitationDays * 24 : printedHours) * hour);
}
