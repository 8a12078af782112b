import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { Problem } from './problems.ts';
import { answerHours } from './rules.ts';
import { findAnswer, type KeptAnswer, keepAnswer } from './store.ts';

export type Answered = { status: number; headers: Record<string, string>; body: string };

/** A call as its key knows it: whoever repeats it sends the same. */
export type Call = { tokenId: number; key: string; request: string | Buffer };

/**
 * Does work once for a key: the same call again is answered what the first one was, for 24 hours, and another call under the same key
 * is refused (draft-ietf-httpapi-idempotency-key-header-06). Answer and effect are one transaction: what was cut short left neither.
 * What was refused isn't kept, since it changed nothing.
 */
export async function once(
  press: Press,
  { tokenId, key, request }: Call,
  now: Date,
  work: (press: Press) => Promise<Answered>,
): Promise<{ answer: Answered; isReplayed: boolean }> {
  const requestHash = hash('sha256', request, 'buffer');
  return inTransaction(press, async (press) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`api ${tokenId} ${key}`}, 0)) as free`.execute(press);
    if (!rows[0]?.free) throw new Problem(409, 'in-progress', { detail: 'The first call with this Idempotency-Key is still under way.' });
    const kept = await findAnswer(press, tokenId, key, new Date(now.getTime() - answerHours * 3_600_000));
    if (kept && !kept.requestHash.equals(requestHash))
      throw new Problem(422, 'key-reused', { detail: 'This Idempotency-Key has been used for another call.' });
    if (kept) return { answer: withoutHash(kept), isReplayed: true };
    const answer = await work(press);
    await keepAnswer(press, tokenId, key, { requestHash, ...answer }, now);
    return { answer, isReplayed: false };
  });
}

function withoutHash({ status, headers, body }: KeptAnswer): Answered {
  return { status, headers, body };
}
