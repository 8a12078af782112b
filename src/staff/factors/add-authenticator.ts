import { inTransaction, type Press } from '#platform/database.ts';
import { digitsOf } from '#platform/sign-in-rules.ts';
import type { Keys } from '#platform/tokens.ts';
import { record } from '../record.ts';
import { lockPerson } from '../store.ts';
import { tellPerson } from '../tell-person.ts';
import { firstCodes } from './renew-codes.ts';
import { sealedFor } from './sealed-secret.ts';
import { putAuthenticator } from './store.ts';
import { stepOf } from './totp.ts';

/** `codes` are new recovery codes, where the person had none before. */
export type AddFactorOutcome = { ok: true; codes: string[] } | { ok: false; reason: 'wrong' | 'gone' };

/** Takes in a person's authenticator app, in place of an earlier one, once a code of it proves that it holds the secret. */
export async function addAuthenticator(
  press: Press,
  keys: Keys,
  { personId, secret, typed }: { personId: number; secret: string; typed: string },
  now: Date,
): Promise<AddFactorOutcome> {
  const lastStep = stepOf(secret, digitsOf(typed), now);
  if (lastStep === undefined) return { ok: false, reason: 'wrong' };
  return inTransaction(press, async (press) => {
    const person = await lockPerson(press, personId);
    if (!person || person.leftAt) return { ok: false, reason: 'gone' };
    await putAuthenticator(press, { personId, sealedSecret: sealedFor(keys, personId).seal(secret), lastStep, addedAt: now });
    await record(press, { personId, act: 'staff.authenticator-added' }, now);
    await tellPerson(press, personId, 'authenticatorAdded');
    return { ok: true, codes: await firstCodes(press, keys, personId) };
  });
}
