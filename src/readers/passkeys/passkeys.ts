import { type Database, inTransaction } from '#platform/database.ts';
import {
  challengeMinutes,
  checkNewPasskey,
  checkPasskey,
  newPasskeyOptions,
  type PasskeyHost,
  passkeyOptions,
  readNewPasskey,
  readPasskeyAnswer,
} from '#platform/passkeys.ts';
import type { Keys } from '#platform/tokens.ts';
import type { Reader } from '../store.ts';
import { addChallenge, addPasskeyRow, lockPasskey, notePasskeyUse, passkeysOf, takeChallenge } from './store.ts';

const mostPasskeys = 10;

/** How a passkey knows its owner: a MAC, which says nothing to whoever else reads it (WebAuthn Level 3, 14.6.1). */
function ownerHandle(keys: Keys, readerId: number): string {
  return keys.mac('account', `passkey handle ${readerId}`);
}

const endOf = (now: Date) => new Date(now.getTime() + challengeMinutes * 60_000);

/** What a reader's browser needs to make a passkey. Its challenge waits five minutes for one answer. */
export async function askForNewPasskey(db: Database, keys: Keys, host: PasskeyHost, reader: Reader, paper: string, now: Date) {
  const owner = { handle: ownerHandle(keys, reader.id), name: reader.email, paper };
  const options = await newPasskeyOptions(host, owner, await passkeysOf(db, reader.id));
  await addChallenge(db, { challenge: options.challenge, readerId: reader.id, expiresAt: endOf(now) });
  return options;
}

/** What a browser needs to sign in with a passkey; which one, its owner chooses. */
export async function askForPasskey(db: Database, host: PasskeyHost, now: Date) {
  const options = await passkeyOptions(host);
  await addChallenge(db, { challenge: options.challenge, readerId: null, expiresAt: endOf(now) });
  return options;
}

/** Keeps the passkey that a reader's browser made; false when the answer isn't one, or they have ten already. */
export async function addPasskey(
  db: Database,
  host: PasskeyHost,
  { readerId, name, answer }: { readerId: number; name: string; answer: string },
  now: Date,
): Promise<boolean> {
  const read = readNewPasskey(answer);
  if (!read || !(await takeChallenge(db, read.challenge, readerId, now))) return false;
  const passkey = await checkNewPasskey(host, read);
  if (!passkey || (await passkeysOf(db, readerId)).length >= mostPasskeys) return false;
  return addPasskeyRow(db, { ...passkey, readerId, name, addedAt: now });
}

/** Whose passkey answered, or undefined. The challenge is taken away first, so that an answer counts once. */
export async function recognizePasskey(
  db: Database,
  keys: Keys,
  host: PasskeyHost,
  answer: string,
  now: Date,
): Promise<number | undefined> {
  const read = readPasskeyAnswer(answer);
  if (!read || !(await takeChallenge(db, read.challenge, null, now))) return undefined;
  return inTransaction(db, async (db) => {
    const passkey = await lockPasskey(db, read.answer.id);
    const counter = passkey && (await checkPasskey(host, passkey, ownerHandle(keys, passkey.readerId), read));
    if (!passkey || counter === undefined) return undefined;
    await notePasskeyUse(db, passkey.id, counter, now);
    return passkey.readerId;
  });
}
