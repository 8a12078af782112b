import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { changeGroup, lockGroup } from './store/groups.ts';
import { oweGroupLetter } from './store/letters.ts';
import { endSeat, findSeat } from './store/seats.ts';

/** Takes a seat back at once; its reader gets a letter. False where there is no such seat, or it is the manager's. */
export async function takeBack(db: Database, groupId: string, seatKey: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    const seat = group && (await findSeat(db, groupId, { key: seatKey }));
    if (!seat || seat.readerId === group.managerId) return false;
    await endSeat(db, seat.id, now);
    if (group.offeredTo === seat.readerId) await changeGroup(db, groupId, { offeredTo: null });
    await oweGroupLetter(db, { groupId, readerId: seat.readerId, kind: 'seat-taken', about: seatKey }, now);
    await announce(db, [readerTag(seat.readerId)]);
    return true;
  });
}

/** Gives one's own seat up, at once. Without one, nothing changes. */
export async function leaveGroup(db: Database, groupId: string, readerId: number, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    const seat = group && (await findSeat(db, groupId, { readerId }));
    if (!seat || group.managerId === readerId) return;
    await endSeat(db, seat.id, now);
    if (group.offeredTo === readerId) await changeGroup(db, groupId, { offeredTo: null });
    await announce(db, [readerTag(readerId)]);
  });
}
