import { inTransaction, type Press } from '#platform/database.ts';
import type { PasskeyHost } from '#platform/passkeys.ts';
import type { Keys } from '#platform/tokens.ts';
import { type Begun, type Browser, beginSession } from './begin-session.ts';
import { recognizePasskey } from './factors/passkeys.ts';
import { lockPerson } from './store.ts';

/** Lets in whoever's passkey answered; undefined when it is none of ours, or its owner has left. */
export async function signInByPasskey(
  press: Press,
  keys: Keys,
  host: PasskeyHost,
  answer: string,
  browser: Browser,
  now: Date,
): Promise<Begun | undefined> {
  const personId = await recognizePasskey(press, keys, host, { answer, personId: null }, now);
  if (personId === undefined) return undefined;
  return inTransaction(press, async (press) => {
    const person = await lockPerson(press, personId);
    return person && !person.leftAt ? beginSession(press, person.id, browser, { way: 'passkey' }, now) : undefined;
  });
}
