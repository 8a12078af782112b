import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { inviteManager } from './invite.ts';
import { addHandGroup, changeGroup, type HandGroup, lockGroup } from './store/groups.ts';
import { readersIn } from './store/seats.ts';

/** A group that is paid for outside, and whom to ask to manage it, in which language. */
export type AgreedGroup = HandGroup & { managerEmail: string | undefined; language: string };

/** Opens a group by hand: its seats follow its own dates. Whoever is to manage it is invited by letter, and sits in it. Opened twice under one id, once. */
export async function openGroup(
  db: Database,
  { managerEmail, language, ...group }: AgreedGroup & { id: string },
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  return inTransaction(db, async (db) => {
    const isNew = await addHandGroup(db, group, now);
    if (isNew && managerEmail) await inviteManager(db, group.id, managerEmail, language, now);
    return { id: group.id, isNew };
  });
}

export type ChangeGroupOutcome = { ok: true } | { ok: false; reason: 'gone' | 'too-few-seats'; used: number };

/** Changes name, dates, seats and note of a group that was opened by hand, and invites whoever is to manage it. Not to fewer seats than are taken. */
export async function changeHandGroup(
  db: Database,
  id: string,
  { managerEmail, language, ...change }: AgreedGroup,
  now: Date,
): Promise<ChangeGroupOutcome> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, id);
    if (!group || group.subscriptionId !== null || group.endedAt) return { ok: false, reason: 'gone', used: 0 };
    if (change.seats < group.used) return { ok: false, reason: 'too-few-seats', used: group.used };
    await changeGroup(db, id, change);
    if (managerEmail) await inviteManager(db, id, managerEmail, language, now);
    await announce(db, (await readersIn(db, id)).map(readerTag));
    return { ok: true };
  });
}

/** Ends a group that was opened by hand, at once. Ending it twice is as good as once; one that a subscription pays for ends with that. */
export async function endGroup(db: Database, id: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, id);
    if (!group || group.subscriptionId !== null) return false;
    if (!group.endedAt) await changeGroup(db, id, { endedAt: now });
    await announce(db, (await readersIn(db, id)).map(readerTag));
    return true;
  });
}
