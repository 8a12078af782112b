import { inTransaction, type Press } from '#platform/database.ts';
import { hashToken, newToken } from '#platform/tokens.ts';
import { type Role, record } from '#staff';
import type { Scope } from './rules.ts';
import { addToken } from './store.ts';

export type NewToken = {
  name: string;
  /** Whom the program acts for. */
  personId: number;
  /** The most it may be, whatever the person is. */
  role: Role;
  scopes: Scope[];
  /** None for a token that lasts until it is revoked. */
  days?: number | undefined;
  formKey?: string | undefined;
};

export type MakeTokenOutcome = { ok: true; id: number; token: string } | { ok: false; reason: 'made-already' };

/** Makes a token by which a program acts for a person. It is told this once and kept as a hash. The same form makes one token only. */
export async function makeToken(press: Press, asked: NewToken, by: number | null, now: Date): Promise<MakeTokenOutcome> {
  return inTransaction(press, async (press) => {
    const { name, personId, role, scopes, days, formKey = null } = asked;
    // The beginning lets scanners of code and logs know what it is.
    const token = `broadsheet_${newToken()}`;
    const expiresAt = days === undefined ? null : new Date(now.getTime() + days * 86_400_000);
    const row = { name, personId, role, scopes, formKey, expiresAt, madeBy: by, madeAt: now };
    const id = await addToken(press, { ...row, tokenHash: hashToken(token), ending: token.slice(-4) });
    if (id === undefined) return { ok: false, reason: 'made-already' };
    const detail = { name, role, scopes: scopes.join(' '), expiresAt: expiresAt?.toISOString() ?? null };
    await record(press, { personId: by, act: 'api.token-made', subject: { kind: 'token', id }, detail }, now);
    return { ok: true, id, token };
  });
}
