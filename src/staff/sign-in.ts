import { inTransaction, type Press } from '#platform/database.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { signInStateAt } from '#platform/sign-in-rules.ts';
import { isSame } from '#platform/tokens.ts';
import { type Begun, type Browser, beginSession } from './begin-session.ts';
import {
  admitPerson,
  changePerson,
  changeSignIn,
  closeFirstLinks,
  findSignIn,
  hasAnybodyJoined,
  lockPerson,
  lockSignIn,
  lockStaff,
  type Person,
} from './store.ts';

/** What is proved: the link was pressed, by a first publisher with who they are; or this code was typed where that one stands in the letter. */
export type Proof = { by: 'link'; first?: { name: string; email: string } | undefined } | { by: 'code'; typed: string; code: string };
export type SignInOutcome =
  | ({ ok: true; personId: number; returnTo: string } & Begun)
  | { ok: false; reason: 'used' | 'expired' | 'dead' | 'wrong'; wrongCodes: number; returnTo: string };

/**
 * Uses a way in up, ends the browser's old session and begins one with a new token (ASVS 7.2.4). The row is locked, so of many calls at
 * once one succeeds, and no wrong code goes uncounted. Who has left is not let in by any of them.
 */
export async function signIn(press: Press, signInId: string, proof: Proof, browser: Browser, now: Date): Promise<SignInOutcome> {
  return inTransaction(press, async (press) => {
    const found = await findSignIn(press, signInId);
    // Locked in the order in which leaving and inviting lock: the staff or the person first, then their ways in.
    if (found?.kind === 'first') await lockStaff(press);
    const known = found?.personId ? await lockPerson(press, found.personId) : undefined;
    const row = await lockSignIn(press, signInId);
    if (!row) return { ok: false, reason: 'expired', wrongCodes: 0, returnTo: '/newsroom' };
    const refused = { ok: false, wrongCodes: row.wrongCodes, returnTo: row.returnTo } as const;
    const state = signInStateAt(row, now);
    if (state !== 'open') return { ...refused, reason: state };
    if (row.kind === 'confirmation') return { ...refused, reason: 'expired' };
    if (proof.by === 'code' && !(row.kind === 'letter' && isSame(proof.typed, proof.code))) {
      const wrongCodes = row.wrongCodes + 1;
      await changeSignIn(press, row.id, { wrongCodes });
      return { ...refused, wrongCodes, reason: signInStateAt({ ...row, wrongCodes }, now) === 'dead' ? 'dead' : 'wrong' };
    }
    const person = row.kind === 'first' ? await firstPublisher(press, proof, now) : known;
    if (!person || person.leftAt) return { ...refused, reason: 'expired' };
    await changeSignIn(press, row.id, { usedAt: now, personId: person.id });
    if (!person.joinedAt) await changePerson(press, person.id, { joinedAt: now });
    const begun = await beginSession(press, person.id, browser, { way: row.kind }, now);
    return { ok: true, personId: person.id, returnTo: row.returnTo, ...begun };
  });
}

/** Makes the first publisher, as long as nobody has come in. */
async function firstPublisher(press: Press, proof: Proof, now: Date): Promise<Person | undefined> {
  if (proof.by !== 'link' || !proof.first || (await hasAnybodyJoined(press))) return undefined;
  const { name, email } = proof.first;
  await closeFirstLinks(press, now);
  const personId = await admitPerson(press, { name, email, emailKey: addressKey(email), role: 'publisher', invitedAt: now });
  return lockPerson(press, personId);
}
