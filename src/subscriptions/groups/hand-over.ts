import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { endOwn } from '../life/end-run-out.ts';
import { findRunning, lockReader } from '../store/subscriptions.ts';
import { changeGroup, lockGroup } from './store/groups.ts';
import { giveSubscription } from './store/hand-over.ts';
import { oweGroupLetter } from './store/letters.ts';
import { addSeat, endSeat, findSeat } from './store/seats.ts';

/** Asks a member to take the group over; asking another takes the wish back from the first. False where the seat is none of the group. */
export async function askToTakeOver(db: Database, groupId: string, managerId: number, seatKey: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    const seat = group?.managerId === managerId ? await findSeat(db, groupId, { key: seatKey }) : undefined;
    if (!seat || seat.readerId === managerId) return false;
    await changeGroup(db, groupId, { offeredTo: seat.readerId });
    const about = now.toISOString().slice(0, 10);
    await oweGroupLetter(db, { groupId, readerId: seat.readerId, kind: 'handing-over', about }, now);
    return true;
  });
}

export type TakeOverOutcome = { ok: true; groupId: string } | { ok: false; reason: 'gone' | 'own-subscription' };

/**
 * Takes a group over, with the subscription that pays for it: from now on the new manager's, charged to the same card until they give
 * another. The old manager keeps a seat. Who has a subscription of their own can't: one runs for each reader.
 */
export async function takeOver(db: Database, provider: string, groupId: string, readerId: number, now: Date): Promise<TakeOverOutcome> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    const oldId = group?.managerId;
    if (!group || !oldId || group.offeredTo !== readerId) return { ok: false, reason: 'gone' };
    const seat = await findSeat(db, groupId, { readerId });
    if (!seat) return { ok: false, reason: 'gone' };
    if (group.subscriptionId !== null) {
      for (const id of [oldId, readerId].toSorted((a, b) => a - b)) await lockReader(db, id);
      await endOwn(db, provider, readerId, now);
      if (await findRunning(db, readerId)) return { ok: false, reason: 'own-subscription' };
      await giveSubscription(db, group.subscriptionId, oldId, readerId);
      await endSeat(db, seat.id, now);
      await addSeat(db, groupId, oldId, now);
    }
    await changeGroup(db, groupId, { managerId: readerId, offeredTo: null });
    await oweGroupLetter(db, { groupId, readerId: oldId, kind: 'handed-over', about: now.toISOString().slice(0, 10) }, now);
    await announce(db, [oldId, readerId].map(readerTag));
    return { ok: true, groupId };
  });
}

/** Says no to taking a group over. */
export async function refuseToTakeOver(db: Database, groupId: string, readerId: number): Promise<void> {
  await inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    if (group?.offeredTo === readerId) await changeGroup(db, groupId, { offeredTo: null });
  });
}
