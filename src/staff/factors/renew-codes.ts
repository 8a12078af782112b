import { inTransaction, type Press } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { record } from '../record.ts';
import { lockPerson } from '../store.ts';
import { newRecoveryCodes, recoveryMac } from './recovery-codes.ts';
import { countFactors, factorsOf, replaceRecoveryCodes } from './store.ts';

/** Makes ten new recovery codes in place of all earlier ones. They are answered this once and kept nowhere. Empty for who has no factor. */
export async function renewCodes(press: Press, keys: Keys, personId: number, now: Date): Promise<string[]> {
  return inTransaction(press, async (press) => {
    await lockPerson(press, personId);
    if ((await countFactors(press, personId)) === 0) return [];
    await record(press, { personId, act: 'staff.recovery-codes-made' }, now);
    return makeCodes(press, keys, personId);
  });
}

/** The codes that come with a first factor; none for who has some left. As part of the transaction that adds the factor. */
export async function firstCodes(press: Press, keys: Keys, personId: number): Promise<string[]> {
  return (await factorsOf(press, personId)).codesLeft > 0 ? [] : makeCodes(press, keys, personId);
}

async function makeCodes(press: Press, keys: Keys, personId: number): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    press,
    personId,
    codes.flatMap((code) => recoveryMac(keys, personId, code) ?? []),
  );
  return codes;
}
