import type { Press } from '#platform/database.ts';
import type { Passkey } from '#platform/passkeys.ts';

export type KeptPasskey = Passkey & { id: number; personId: number };
export type PasskeyLine = { id: number; name: string; addedAt: Date; usedAt: Date | null };
export type Factors = { authenticatorAt: Date | undefined; passkeys: PasskeyLine[]; codesLeft: number };

/** What somebody proves themselves with, as their own page lists it. */
export async function factorsOf(press: Press, personId: number): Promise<Factors> {
  const row = await press
    .selectFrom('staff.person as p')
    .leftJoin('staff.authenticator as a', 'a.personId', 'p.id')
    .select((is) => [
      'a.addedAt',
      is
        .selectFrom('staff.recoveryCode as r')
        .select((code) => code.fn.countAll<number>().as('count'))
        .whereRef('r.personId', '=', 'p.id')
        .where('r.usedAt', 'is', null)
        .as('codesLeft'),
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst();
  const passkeys = await press
    .selectFrom('staff.passkey')
    .select(['id', 'name', 'addedAt', 'usedAt'])
    .where('personId', '=', personId)
    .orderBy('id')
    .limit(50)
    .execute();
  return { authenticatorAt: row?.addedAt ?? undefined, passkeys, codesLeft: row?.codesLeft ?? 0 };
}

/** How many factors a person has beside their mailbox: an app counts one, each passkey one. */
export async function countFactors(press: Press, personId: number): Promise<number> {
  const { authenticatorAt, passkeys } = await factorsOf(press, personId);
  return passkeys.length + (authenticatorAt ? 1 : 0);
}

export async function lockAuthenticator(press: Press, personId: number): Promise<{ sealedSecret: string; lastStep: number } | undefined> {
  return press
    .selectFrom('staff.authenticator')
    .select(['sealedSecret', 'lastStep'])
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps a person's app, in place of one they may have had. */
export async function putAuthenticator(
  press: Press,
  row: { personId: number; sealedSecret: string; lastStep: number; addedAt: Date },
): Promise<void> {
  const { personId: _, ...changes } = row;
  await press
    .insertInto('staff.authenticator')
    .values(row)
    .onConflict((on) => on.column('personId').doUpdateSet(changes))
    .execute();
}

export async function noteStep(press: Press, personId: number, lastStep: number): Promise<void> {
  await press.updateTable('staff.authenticator').set({ lastStep }).where('personId', '=', personId).execute();
}

export async function removeAuthenticatorRow(press: Press, personId: number): Promise<boolean> {
  const { numDeletedRows } = await press.deleteFrom('staff.authenticator').where('personId', '=', personId).executeTakeFirst();
  return numDeletedRows > 0;
}

/** Puts new recovery codes in place of all earlier ones. */
export async function replaceRecoveryCodes(press: Press, personId: number, macs: string[]): Promise<void> {
  await press.deleteFrom('staff.recoveryCode').where('personId', '=', personId).execute();
  if (macs.length === 0) return;
  await press
    .insertInto('staff.recoveryCode')
    .values(macs.map((codeMac) => ({ personId, codeMac })))
    .execute();
}

/** Uses a recovery code up; false when it isn't one or has been used. */
export async function spendRecoveryCode(press: Press, personId: number, codeMac: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await press
    .updateTable('staff.recoveryCode')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('codeMac', '=', codeMac)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}

/** Keeps a passkey; false when another has that id. */
export async function addPasskeyRow(press: Press, row: Passkey & { personId: number; name: string; addedAt: Date }): Promise<boolean> {
  const added = await press
    .insertInto('staff.passkey')
    .values({ ...row, publicKey: Buffer.from(row.publicKey) })
    .onConflict((on) => on.column('credentialId').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function passkeysOf(press: Press, personId: number): Promise<{ credentialId: string; transports: string[] }[]> {
  return press.selectFrom('staff.passkey').select(['credentialId', 'transports']).where('personId', '=', personId).execute();
}

export async function lockPasskey(press: Press, credentialId: string): Promise<KeptPasskey | undefined> {
  return press
    .selectFrom('staff.passkey')
    .select(['id', 'personId', 'credentialId', 'publicKey', 'counter', 'transports'])
    .where('credentialId', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
}

export async function notePasskeyUse(press: Press, id: number, counter: number, now: Date): Promise<void> {
  await press.updateTable('staff.passkey').set({ counter, usedAt: now }).where('id', '=', id).execute();
}

/** Removes one passkey of a person, or all; answers the names of those that were there. */
export async function removePasskeyRows(press: Press, personId: number, id?: number): Promise<string[]> {
  const removal = press.deleteFrom('staff.passkey').where('personId', '=', personId).returning('name');
  return (await (id === undefined ? removal : removal.where('id', '=', id)).execute()).map(({ name }) => name);
}

export type ChallengePurpose = 'sign-in' | 'proof' | 'passkey';

export async function addChallenge(
  press: Press,
  row: { challenge: string; purpose: ChallengePurpose; personId: number | null; expiresAt: Date },
): Promise<void> {
  await press.insertInto('staff.challenge').values(row).execute();
}

/** Takes a challenge away, whatever becomes of its answer; false when it isn't ours, is another's, or its time is over. */
export async function takeChallenge(
  press: Press,
  { challenge, purpose, personId }: { challenge: string; purpose: ChallengePurpose; personId: number | null },
  now: Date,
): Promise<boolean> {
  const row = await press
    .deleteFrom('staff.challenge')
    .where('challenge', '=', challenge)
    .returning(['purpose', 'personId', 'expiresAt'])
    .executeTakeFirst();
  return row !== undefined && row.purpose === purpose && row.personId === personId && row.expiresAt > now;
}

/** Forgets challenges that nobody answered. */
export async function removeChallenges(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('staff.challenge').where('expiresAt', '<', before).execute();
}
