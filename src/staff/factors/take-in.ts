import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field } from '#platform/http/forms.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { type AddFactorOutcome, addAuthenticator } from './add-authenticator.ts';
import { addPasskey } from './passkeys.ts';
import { offeredTo } from './sealed-secret.ts';

export type Enrolment = { by: 'authenticator' | 'passkey'; add: (press: Press, personId: number) => Promise<AddFactorOutcome> };

/** What a posted form sets up: the passkey in it, else the app whose offer and code it carries. */
export function enrolBy(app: App, form: URLSearchParams, now: Date): Enrolment {
  const answer = field(form, 'passkey');
  const host = passkeyHost(app.baseUrl());
  if (answer && host) {
    const name = field(form, 'name').slice(0, 60) || '…';
    return { by: 'passkey', add: (press, personId) => addPasskey(press, app.keys, host, { personId, name, answer }, now) };
  }
  return {
    by: 'authenticator',
    async add(press, personId) {
      const secret = offeredTo(app.keys, personId, now).open(field(form, 'offer'));
      return secret
        ? addAuthenticator(press, app.keys, { personId, secret, typed: field(form, 'code') }, now)
        : { ok: false, reason: 'wrong' };
    },
  };
}
