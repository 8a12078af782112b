import type { Press } from '#platform/database.ts';
import type { Role } from '#staff';
import type { Scope } from './rules.ts';

export type Token = {
  id: number;
  name: string;
  ending: string;
  personId: number;
  role: Role;
  scopes: Scope[];
  madeBy: number | null;
  madeAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const tokenColumns = [
  'id',
  'name',
  'ending',
  'personId',
  'role',
  'scopes',
  'madeBy',
  'madeAt',
  'expiresAt',
  'lastUsedAt',
  'revokedAt',
] as const;

export type NewTokenRow = {
  name: string;
  tokenHash: Buffer;
  ending: string;
  personId: number;
  role: Role;
  scopes: Scope[];
  formKey: string | null;
  madeBy: number | null;
  madeAt: Date;
  expiresAt: Date | null;
};

/** Adds a token; undefined where its form made one already. */
export async function addToken(press: Press, token: NewTokenRow): Promise<number | undefined> {
  const row = await press
    .insertInto('api.token')
    .values(token)
    .onConflict((on) => on.column('formKey').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function findToken(press: Press, tokenHash: Buffer): Promise<Token | undefined> {
  return press.selectFrom('api.token').select(tokenColumns).where('tokenHash', '=', tokenHash).$castTo<Token>().executeTakeFirst();
}

/** Tokens, those that work first, newest first; at most 200. */
export async function tokensOf(press: Press): Promise<Token[]> {
  return press
    .selectFrom('api.token')
    .select(tokenColumns)
    .orderBy((is) => is('revokedAt', 'is not', null))
    .orderBy('id', 'desc')
    .limit(200)
    .$castTo<Token>()
    .execute();
}

/** Ends a token; undefined where there is none that works. */
export async function endToken(press: Press, tokenId: number, now: Date): Promise<{ name: string; tokenHash: Buffer } | undefined> {
  return press
    .updateTable('api.token')
    .set({ revokedAt: now })
    .where('id', '=', tokenId)
    .where('revokedAt', 'is', null)
    .returning(['name', 'tokenHash'])
    .executeTakeFirst();
}

/** Notes that a token was used. */
export async function touchToken(press: Press, tokenId: number, now: Date): Promise<void> {
  await press.updateTable('api.token').set({ lastUsedAt: now }).where('id', '=', tokenId).execute();
}

export type KeptAnswer = { requestHash: Buffer; status: number; headers: Record<string, string>; body: string };

export async function findAnswer(press: Press, tokenId: number, key: string, since: Date): Promise<KeptAnswer | undefined> {
  return press
    .selectFrom('api.keptAnswer')
    .select(['requestHash', 'status', 'headers', 'body'])
    .where('tokenId', '=', tokenId)
    .where('key', '=', key)
    .where('madeAt', '>', since)
    .$castTo<KeptAnswer>()
    .executeTakeFirst();
}

/** Keeps an answer in place of one that is too old. */
export async function keepAnswer(press: Press, tokenId: number, key: string, answer: KeptAnswer, now: Date): Promise<void> {
  const row = { ...answer, headers: JSON.stringify(answer.headers), madeAt: now };
  await press
    .insertInto('api.keptAnswer')
    .values({ tokenId, key, ...row })
    .onConflict((on) => on.columns(['tokenId', 'key']).doUpdateSet(row))
    .execute();
}

/** Forgets answers kept before a moment. */
export async function removeAnswers(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('api.keptAnswer').where('madeAt', '<', before).execute();
}
