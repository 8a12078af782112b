import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { PasskeyHost } from '#platform/passkeys.ts';
import { digitsOf, signInStateAt } from '#platform/sign-in-rules.ts';
import { announce } from '#platform/signals.ts';
import { isSame, type Keys } from '#platform/tokens.ts';
import { codeOf } from './credentials.ts';
import { checkFactor } from './factors/check-factor.ts';
import { recognizePasskey } from './factors/passkeys.ts';
import { record } from './record.ts';
import { signInEnd } from './rules.ts';
import { sessionTag } from './session.ts';
import { noteProved } from './session-store.ts';
import { addSignIn, changeSignIn, lockSignIn } from './store.ts';

/** Mails six digits to somebody who is inside, to confirm with; answers the id they belong to. For who has nothing else to prove themselves with. */
export async function askToConfirm(press: Press, person: { id: number; email: string }, language: string, now: Date): Promise<string> {
  return inTransaction(press, async (press) => {
    const times = { askedAt: now, expiresAt: signInEnd('confirmation', now) };
    const row = { kind: 'confirmation', personId: person.id, email: person.email, language, returnTo: '/newsroom', ...times } as const;
    const signInId = await addSignIn(press, row);
    await enqueue(press, 'staff.send-sign-in', { signInId }, { priority: -10 });
    return signInId;
  });
}

/** What somebody proves that it is them with: a letter's code, a code of their app, or their passkey. */
export type Proof = { letter: string; typed: string } | { typed: string } | { passkey: string; host: PasskeyHost };

/** Confirms that it is still this person who sits at a session; it counts as fresh from now on. False when what was given proves nothing. */
export async function confirm(
  press: Press,
  keys: Keys,
  { personId, tokenHash }: { personId: number; tokenHash: Buffer },
  proof: Proof,
  now: Date,
): Promise<boolean> {
  const by = await provedBy(press, keys, personId, proof, now);
  if (!by) {
    await record(press, { personId, act: 'staff.code-refused' }, now);
    return false;
  }
  await inTransaction(press, async (press) => {
    await noteProved(press, tokenHash, now);
    await announce(press, [sessionTag(tokenHash)]);
    await record(press, { personId, act: 'staff.confirmed', detail: { by } }, now);
  });
  return true;
}

async function provedBy(press: Press, keys: Keys, personId: number, proof: Proof, now: Date): Promise<string | undefined> {
  if ('passkey' in proof) {
    const owner = await recognizePasskey(press, keys, proof.host, { answer: proof.passkey, personId }, now);
    return owner === undefined ? undefined : 'passkey';
  }
  if ('letter' in proof) return (await spendLetter(press, keys, personId, proof, now)) ? 'letter' : undefined;
  return checkFactor(press, keys, personId, proof.typed, now);
}

async function spendLetter(
  press: Press,
  keys: Keys,
  personId: number,
  proof: { letter: string; typed: string },
  now: Date,
): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const row = await lockSignIn(press, proof.letter);
    if (row?.kind !== 'confirmation' || row.personId !== personId || signInStateAt(row, now) !== 'open') return false;
    if (isSame(digitsOf(proof.typed), codeOf(keys, row.id))) {
      await changeSignIn(press, row.id, { usedAt: now });
      return true;
    }
    await changeSignIn(press, row.id, { wrongCodes: row.wrongCodes + 1 });
    return false;
  });
}
