import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { sessionTag } from '../session.ts';

/** Ends one session of a reader, named as the account's page names it. False where there is none. */
export async function endDevice(db: Database, readerId: number, publicId: string): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const ended = await db
      .deleteFrom('readers.session')
      .where('readerId', '=', readerId)
      .where('publicId', '=', publicId)
      .returning('tokenHash')
      .execute();
    await announceEnds(db, ended);
    return ended.length > 0;
  });
}

/** Ends every session of a reader, but for one they keep. Answers how many. */
export async function endOtherDevices(db: Database, readerId: number, kept: Buffer | undefined): Promise<number> {
  return inTransaction(db, async (db) => {
    let ending = db.deleteFrom('readers.session').where('readerId', '=', readerId);
    if (kept) ending = ending.where('tokenHash', '<>', kept);
    const ended = await ending.returning('tokenHash').execute();
    await announceEnds(db, ended);
    return ended.length;
  });
}

/** Ends the sessions of a reader that were used longest ago, until no more than `most` are left. Answers the devices they were on. */
export async function endSpareDevices(db: Database, readerId: number, most: number): Promise<string[]> {
  const spare = await db
    .selectFrom('readers.session')
    .select('tokenHash')
    .where('readerId', '=', readerId)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('startedAt', 'desc')
    .offset(most)
    .forUpdate()
    .execute();
  if (spare.length === 0) return [];
  const hashes = spare.map(({ tokenHash }) => tokenHash);
  const ended = await db.deleteFrom('readers.session').where('tokenHash', 'in', hashes).returning(['tokenHash', 'device']).execute();
  await announceEnds(db, ended);
  return ended.map(({ device }) => device);
}

async function announceEnds(db: Database, ended: { tokenHash: Buffer }[]): Promise<void> {
  if (ended.length > 0)
    await announce(
      db,
      ended.map(({ tokenHash }) => sessionTag(tokenHash)),
    );
}
