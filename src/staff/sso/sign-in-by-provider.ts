import { inTransaction, type Press } from '#platform/database.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { type Begun, type Browser, beginSession } from '../begin-session.ts';
import { record } from '../record.ts';
import { changePerson, findPersonByKey, lockPerson, type Person } from '../store.ts';
import type { ProviderClaims } from './provider.ts';
import { addIdentity, findIdentity } from './store.ts';

export type ProviderSignInOutcome = ({ ok: true } & Begun) | { ok: false; reason: 'noAddress' | 'notInvited' };

/**
 * Lets in whom the provider vouches for, when they are of the staff or invited: nobody becomes staff by it. The first time they are found by
 * their verified address, from then on by the name the provider calls them for good.
 */
export async function signInByProvider(press: Press, claims: ProviderClaims, browser: Browser, now: Date): Promise<ProviderSignInOutcome> {
  return inTransaction(press, async (press) => {
    const { issuer, subject, email, isStrong } = claims;
    const known = await findIdentity(press, issuer, subject);
    if (known === undefined && !email) return { ok: false, reason: 'noAddress' };
    const found = known ?? (await byAddress(press, email ?? ''))?.id;
    const person = found === undefined ? undefined : await lockPerson(press, found);
    if (!person || person.leftAt) return { ok: false, reason: 'notInvited' };
    if (known === undefined && !(await addIdentity(press, { issuer, subject, personId: person.id, addedAt: now })))
      return { ok: false, reason: 'notInvited' };
    if (known === undefined) await record(press, { personId: person.id, act: 'staff.provider-known', detail: { issuer } }, now);
    if (!person.joinedAt) await changePerson(press, person.id, { joinedAt: now });
    return { ok: true, ...(await beginSession(press, person.id, browser, { way: 'sso', isStrong }, now)) };
  });
}

/** The person at exactly this address: what letters treat as one mailbox, a provider may give to two people. */
async function byAddress(press: Press, email: string): Promise<Person | undefined> {
  const person = await findPersonByKey(press, addressKey(email));
  return person && person.email.toLowerCase() === email.toLowerCase() ? person : undefined;
}
