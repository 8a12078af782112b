import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import { tokenTag } from './admit.ts';
import { endToken } from './store.ts';

/** Ends a token in every process at once. False where there is none that works. */
export async function revokeToken(press: Press, tokenId: number, by: number | null, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const ended = await endToken(press, tokenId, now);
    if (!ended) return false;
    await announce(press, [tokenTag(ended.tokenHash)]);
    const detail = { name: ended.name };
    await record(press, { personId: by, act: 'api.token-revoked', subject: { kind: 'token', id: tokenId }, detail }, now);
    return true;
  });
}
