import { inTransaction, type Press } from '#platform/database.ts';
import { loadSettings } from '#settings';
import { record } from '../record.ts';
import { lockPerson } from '../store.ts';
import { tellPerson } from '../tell-person.ts';
import { countFactors, removeAuthenticatorRow, removePasskeyRows, replaceRecoveryCodes } from './store.ts';

export type RemoveFactorOutcome = { ok: true } | { ok: false; reason: 'not-here' | 'last-one' };

/** Takes a factor from its owner. The last one stays where the paper requires one; with the last one the recovery codes go. */
export async function removeFactor(
  press: Press,
  personId: number,
  which: 'authenticator' | { passkeyId: number },
  now: Date,
): Promise<RemoveFactorOutcome> {
  return inTransaction(press, async (press) => {
    await lockPerson(press, personId);
    const count = await countFactors(press, personId);
    const isRequired = (await loadSettings(press)).newsroom.secondFactor === 'required';
    if (isRequired && count === 1) return { ok: false, reason: 'last-one' };
    const [name] =
      which === 'authenticator'
        ? [(await removeAuthenticatorRow(press, personId)) ? '' : undefined]
        : await removePasskeyRows(press, personId, which.passkeyId);
    if (name === undefined) return { ok: false, reason: 'not-here' };
    if (count === 1) await replaceRecoveryCodes(press, personId, []);
    if (which === 'authenticator') await record(press, { personId, act: 'staff.authenticator-removed' }, now);
    else await record(press, { personId, act: 'staff.passkey-removed', detail: { name } }, now);
    await tellPerson(press, personId, which === 'authenticator' ? 'authenticatorRemoved' : 'passkeyRemoved');
    return { ok: true };
  });
}
