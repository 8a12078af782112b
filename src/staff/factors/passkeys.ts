import { inTransaction, type Press } from '#platform/database.ts';
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
import { record } from '../record.ts';
import { lockPerson } from '../store.ts';
import { tellPerson } from '../tell-person.ts';
import type { AddFactorOutcome } from './add-authenticator.ts';
import { firstCodes } from './renew-codes.ts';
import {
  addChallenge,
  addPasskeyRow,
  type ChallengePurpose,
  countFactors,
  lockPasskey,
  notePasskeyUse,
  passkeysOf,
  takeChallenge,
} from './store.ts';

/** The most factors a person may have. */
const mostFactors = 20;

/** How a passkey knows its owner: a MAC, which says nothing to whoever else reads it (WebAuthn Level 3, 14.6.1). */
function ownerHandle(keys: Keys, personId: number): string {
  return keys.mac('staff', `passkey handle ${personId}`);
}

async function asked(press: Press, challenge: string, purpose: ChallengePurpose, personId: number | null, now: Date): Promise<void> {
  await addChallenge(press, { challenge, purpose, personId, expiresAt: new Date(now.getTime() + challengeMinutes * 60_000) });
}

/** What a person's browser needs to make a passkey. Its challenge waits five minutes for one answer. */
export async function askForNewPasskey(
  press: Press,
  keys: Keys,
  host: PasskeyHost,
  person: { id: number; email: string },
  paper: string,
  now: Date,
) {
  const owner = { handle: ownerHandle(keys, person.id), name: person.email, paper };
  const options = await newPasskeyOptions(host, owner, await passkeysOf(press, person.id));
  await asked(press, options.challenge, 'passkey', person.id, now);
  return options;
}

/** What a browser needs to use a passkey: to sign in, or, with a person, to prove that it is still them. */
export async function askForPasskey(press: Press, host: PasskeyHost, personId: number | null, now: Date) {
  const options = await passkeyOptions(host);
  await asked(press, options.challenge, personId === null ? 'sign-in' : 'proof', personId, now);
  return options;
}

/** Takes in the passkey that a person's browser made. */
export async function addPasskey(
  press: Press,
  keys: Keys,
  host: PasskeyHost,
  { personId, name, answer }: { personId: number; name: string; answer: string },
  now: Date,
): Promise<AddFactorOutcome> {
  const read = readNewPasskey(answer);
  if (!read || !(await takeChallenge(press, { challenge: read.challenge, purpose: 'passkey', personId }, now)))
    return { ok: false, reason: 'wrong' };
  const passkey = await checkNewPasskey(host, read);
  if (!passkey) return { ok: false, reason: 'wrong' };
  return inTransaction(press, async (press) => {
    const person = await lockPerson(press, personId);
    if (!person || person.leftAt) return { ok: false, reason: 'gone' };
    if ((await countFactors(press, personId)) >= mostFactors) return { ok: false, reason: 'wrong' };
    if (!(await addPasskeyRow(press, { ...passkey, personId, name, addedAt: now }))) return { ok: false, reason: 'wrong' };
    await record(press, { personId, act: 'staff.passkey-added', detail: { name } }, now);
    await tellPerson(press, personId, 'passkeyAdded');
    return { ok: true, codes: await firstCodes(press, keys, personId) };
  });
}

/**
 * Whose passkey answered, or undefined. The challenge is taken away first, so that an answer counts once; the passkey's row is locked, so
 * that its count goes only up. `personId` is who has to have answered; null for whoever signs in.
 */
export async function recognizePasskey(
  press: Press,
  keys: Keys,
  host: PasskeyHost,
  { answer, personId }: { answer: string; personId: number | null },
  now: Date,
): Promise<number | undefined> {
  const read = readPasskeyAnswer(answer);
  const purpose = personId === null ? 'sign-in' : 'proof';
  if (!read || !(await takeChallenge(press, { challenge: read.challenge, purpose, personId }, now))) return undefined;
  return inTransaction(press, async (press) => {
    const passkey = await lockPasskey(press, read.answer.id);
    if (!passkey || (personId !== null && passkey.personId !== personId)) return undefined;
    const counter = await checkPasskey(host, passkey, ownerHandle(keys, passkey.personId), read);
    if (counter === undefined) {
      await record(press, { personId: passkey.personId, act: 'staff.passkey-refused' }, now);
      return undefined;
    }
    await notePasskeyUse(press, passkey.id, counter, now);
    return passkey.personId;
  });
}
