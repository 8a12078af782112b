import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { readCookie } from '#platform/http/cookies.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import type { Ctx, Handler } from '#platform/http/route.ts';
import { countUse, overLimit } from '#platform/limits.ts';
import { hashToken } from '#platform/tokens.ts';
import { findStaff, may, type Staff, staffTag } from '#staff';
import { Problem } from './problems.ts';
import { actingRole, callsAMinute, covers, isScope, isTokenAlive, permissionFor, type Scope, wrongTokensAMinute } from './rules.ts';
import { findToken, touchToken } from './store.ts';

/** A program that calls: its token, what that lets it do, and whom it acts for, in the role the token leaves them. */
export type Program = { tokenId: number; name: string; scopes: Scope[]; by: Staff };

/** Announced when a token ends. */
export function tokenTag(tokenHash: Buffer): string {
  return `api-token:${tokenHash.toString('hex')}`;
}

const millisecondsBetweenTouches = 600_000;

/**
 * Lets a program in that has the scope of a route. A call without a token is asked for one, except a browser's with a session: for
 * readers and staff this part of the paper isn't there.
 */
export async function admitProgram({ app, press }: { app: App; press: Press }, c: Ctx, scope: string, handle: Handler): Promise<Response> {
  if (!isScope(scope)) throw new Problem(404, 'not-found');
  const program = await programOf(app, press, c);
  await countCall(app, c, program);
  if (!covers(program.scopes, scope))
    throw new Problem(403, 'scope-missing', {
      detail: `This needs a token with the scope ${scope}.`,
      headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
    });
  if (!may(program.by.role, permissionFor(scope)))
    throw new Problem(403, 'not-allowed', { detail: 'Whoever this token acts for may not do that.' });
  return handle(c);
}

/** The program whose token the call carries; refuses where there is none that works. */
export async function programOf(app: App, press: Press, c: Ctx): Promise<Program> {
  const given = c.req.header('authorization');
  if (given === undefined) {
    const hasSession = (['session', 'staff'] as const).some((name) => readCookie(c, name, app.baseUrl()) !== undefined);
    if (hasSession) throw new Problem(404, 'not-found');
    throw new Problem(401, 'token-missing', { headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  const token = given.match(/^bearer +(broadsheet_[\w-]{43}) *$/i)?.[1];
  const program = token && (await findProgram(app, press, hashToken(token)));
  if (program) return program;
  const network = networkHash(app, clientAddress(app, c), app.clock().toISOString().slice(0, 10)).toString('hex');
  const wait = await overLimit(app.db, [{ key: `api-wrong:${network}`, most: wrongTokensAMinute, perSeconds: 60 }], app.clock());
  if (wait) throw new Problem(429, 'too-many-wrong-tokens', { headers: { 'Retry-After': String(wait) } });
  throw new Problem(401, 'token-wrong', {
    detail: 'There is no such token, or it has expired or been revoked.',
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });
}

type Known = { program: Program; expiresAt: Date | null } | undefined;

/** Kept in memory until the token or its person changes, as sessions are; when it was used is noted every ten minutes. */
async function findProgram(app: App, press: Press, tokenHash: Buffer): Promise<Program | undefined> {
  const key = tokenTag(tokenHash);
  const known = app.kept.get(key) as Known;
  const now = app.clock();
  if (known) return isTokenAlive({ expiresAt: known.expiresAt, revokedAt: null }, now) ? known.program : undefined;
  const asOf = app.kept.changes;
  const token = await findToken(press, tokenHash);
  if (!token || !isTokenAlive(token, now)) return undefined;
  const person = await findStaff(press, token.personId);
  if (!person) return undefined;
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() >= millisecondsBetweenTouches) await touchToken(press, token.id, now);
  const by = { ...person, role: actingRole(person.role, token.role) };
  const program = { tokenId: token.id, name: token.name, scopes: token.scopes.filter(isScope), by };
  const kept: Known = { program, expiresAt: token.expiresAt };
  app.kept.set(key, kept, { tags: [key, staffTag(person.id)], asOf, expiresAt: Date.now() + 30_000 });
  return program;
}

/** Counts the call, in every process together, and says in the answer what is left (draft-ietf-httpapi-ratelimit-headers-10). */
async function countCall(app: App, c: Ctx, { tokenId }: Program): Promise<void> {
  const limit = { key: `api:${tokenId}`, most: callsAMinute, perSeconds: 60 };
  const { used, secondsLeft } = await countUse(app.db, limit, app.clock());
  c.header('RateLimit-Policy', `"calls";q=${callsAMinute};w=60`);
  c.header('RateLimit', `"calls";r=${Math.max(0, callsAMinute - used)};t=${secondsLeft}`);
  if (used > callsAMinute) throw new Problem(429, 'too-many-calls', { headers: { 'Retry-After': String(secondsLeft) } });
}
