import { inTransaction, type Press } from '#platform/database.ts';
import { digitsOf } from '#platform/sign-in-rules.ts';
import type { Keys } from '#platform/tokens.ts';
import { tellPerson } from '../tell-person.ts';
import { recoveryMac } from './recovery-codes.ts';
import { sealedFor } from './sealed-secret.ts';
import { lockAuthenticator, noteStep, spendRecoveryCode } from './store.ts';
import { stepOf } from './totp.ts';

export type FactorUsed = 'authenticator' | 'recovery-code';

/**
 * Checks what somebody typed: a code of their app, or one of their recovery codes, each of which works once. Undefined when it is neither.
 * The app's row is locked, so of two that send one code at once a single one is let through.
 */
export async function checkFactor(press: Press, keys: Keys, personId: number, typed: string, now: Date): Promise<FactorUsed | undefined> {
  return inTransaction(press, async (press) => {
    const code = digitsOf(typed);
    const mac = recoveryMac(keys, personId, typed);
    if (mac && (await spendRecoveryCode(press, personId, mac, now))) {
      await tellPerson(press, personId, 'recoveryCodeUsed');
      return 'recovery-code';
    }
    const row = await lockAuthenticator(press, personId);
    const secret = row && sealedFor(keys, personId).open(row.sealedSecret);
    const step = secret && stepOf(secret, code, now);
    if (!row || !step || step <= row.lastStep) return undefined;
    await noteStep(press, personId, step);
    return 'authenticator';
  });
}
