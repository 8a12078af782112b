import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { hashToken, isSame, newToken } from '#platform/tokens.ts';
import { endSpareDevices } from './account/devices.ts';
import { addressKey, personKey, sessionEnd, signInStateAt } from './rules.ts';
import { sessionTag } from './session.ts';
import { addSession, changeSignIn, joinReader, lockSignIn, removeSession } from './store.ts';

/** What is proved: the letter's link was pressed, or this code was typed where that one stands in the letter. */
export type Proof = { by: 'link' } | { by: 'code'; typed: string; code: string };
/** The browser that signs in: how its reader would call it, and the session it may have had. */
export type Browser = { device: string; oldToken: string | undefined };
/** Work that belongs to a sign-in and must succeed or fail with it. */
export type AfterSignIn = (db: Database, readerId: number) => Promise<void>;

export type SignInOutcome =
  | { ok: true; readerId: number; token: string; returnTo: string }
  | { ok: false; reason: 'used' | 'expired' | 'dead' | 'wrong'; wrongCodes: number; returnTo: string };

/**
 * Uses a sign-in up: makes the reader if they are new, ends the browser's old session and begins one with a new token (ASVS 7.2.4).
 * Where the reader is signed in on more devices than `mostDevices`, the one used longest ago is signed out, and they are told by letter.
 * The row is locked, so of many calls at once one succeeds, and no wrong code goes uncounted.
 */
export async function signIn(
  db: Database,
  signInId: string,
  proof: Proof,
  browser: Browser,
  afterSignIn: AfterSignIn,
  mostDevices: number,
  now: Date,
): Promise<SignInOutcome> {
  return inTransaction(db, async (db) => {
    const row = await lockSignIn(db, signInId);
    if (!row) return { ok: false, reason: 'expired', wrongCodes: 0, returnTo: '/' };
    const refused = { ok: false, wrongCodes: row.wrongCodes, returnTo: row.returnTo } as const;
    const state = signInStateAt(row, now);
    if (state !== 'open') return { ...refused, reason: state };
    if (proof.by === 'code' && !isSame(proof.typed, proof.code)) {
      const wrongCodes = row.wrongCodes + 1;
      await changeSignIn(db, row.id, { wrongCodes });
      return { ...refused, wrongCodes, reason: signInStateAt({ ...row, wrongCodes }, now) === 'dead' ? 'dead' : 'wrong' };
    }
    const reader = await joinReader(db, { email: row.email, emailKey: personKey(row.email), language: row.language, joinedAt: now });
    await changeSignIn(db, row.id, { usedAt: now });
    // The account may have been opened, with another spelling of the address, after this letter had left.
    if (!row.sentTo || addressKey(reader.email) !== addressKey(row.sentTo)) return { ...refused, reason: 'expired' };
    const token = await beginSession(db, reader.id, browser, mostDevices, now);
    await afterSignIn(db, reader.id);
    return { ok: true, readerId: reader.id, token, returnTo: row.returnTo };
  });
}

/**
 * Begins a session with a new token, in place of the browser's old one (ASVS 7.2.4), and answers the token. The device used longest ago is
 * signed out where there are more than `mostDevices`, and the reader told by letter. Part of the caller's transaction.
 */
export async function beginSession(db: Database, readerId: number, browser: Browser, mostDevices: number, now: Date): Promise<string> {
  if (browser.oldToken) {
    const oldHash = hashToken(browser.oldToken);
    await removeSession(db, oldHash);
    await announce(db, [sessionTag(oldHash)]);
  }
  const token = newToken();
  const session = {
    tokenHash: hashToken(token),
    readerId,
    device: browser.device,
    startedAt: now,
    lastSeenAt: now,
    expiresAt: sessionEnd(now),
  };
  await addSession(db, session);
  const ended = await endSpareDevices(db, readerId, mostDevices);
  if (ended.length > 0) await enqueue(db, 'readers.send-device-ended', { readerId });
  return token;
}
