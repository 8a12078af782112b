import { type Database, inTransaction } from '#platform/database.ts';
import { hashToken, newToken } from '#platform/tokens.ts';

const hoursValid = 24;

/**
 * Makes a one-time sign-in link's token for the first publisher, whom it makes when the paper has no staff.
 * Undefined once anybody on the staff has signed in: from then on links go by mail. Valid 24 hours; earlier ones end.
 */
export async function firstPublisherToken(db: Database, now: Date): Promise<string | undefined> {
  return inTransaction(db, async (db) => {
    const used = await db.selectFrom('staff.signInLink').select('personId').where('usedAt', 'is not', null).limit(1).executeTakeFirst();
    if (used) return undefined;
    const publisher = { email: 'publisher@localhost', name: 'Publisher', role: 'publisher', joinedAt: now };
    await db.insertInto('staff.person').values(publisher).onConflict((on) => on.doNothing()).execute();
    const { id } = await db.selectFrom('staff.person').select('id').where('role', '=', 'publisher').orderBy('id').executeTakeFirstOrThrow();
    await db.deleteFrom('staff.signInLink').where('personId', '=', id).execute();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + hoursValid * 3_600_000);
    await db.insertInto('staff.signInLink').values({ tokenHash: hashToken(token), personId: id, madeAt: now, expiresAt }).execute();
    return token;
  });
}
