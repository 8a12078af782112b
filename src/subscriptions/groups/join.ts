import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { personKey, readerTag } from '#readers';
import { domainOf, roomOf } from './rules.ts';
import { isConfirmedDomain } from './store/domains.ts';
import { changeGroup, type Group, isOver, lockGroup } from './store/groups.ts';
import { closeInvitation, findInvitation } from './store/invitations.ts';
import { addSeat, findSeat } from './store/seats.ts';

type Who = { id: number; email: string };
export type JoinOutcome = { ok: true; groupId: string } | { ok: false; reason: 'gone' | 'full' | 'other-address' };

/**
 * Accepts an invitation, by the reader of the address it went to. The group is locked: of many who come at once no more are let in than
 * there are seats. Accepting twice is as good as once.
 */
export async function joinByInvitation(db: Database, reader: Who, invitationId: string, now: Date): Promise<JoinOutcome> {
  return inTransaction(db, async (db) => {
    const named = await findInvitation(db, invitationId);
    const group = named && (await lockGroup(db, named.groupId));
    const invitation = group && (await findInvitation(db, invitationId));
    if (!invitation) return { ok: false, reason: 'gone' };
    if (personKey(reader.email) !== invitation.emailKey) return { ok: false, reason: 'other-address' };
    if (await findSeat(db, group.id, { readerId: reader.id })) return { ok: true, groupId: group.id };
    if (invitation.closedAt || invitation.expiresAt <= now) return { ok: false, reason: 'gone' };
    const outcome = await takeSeat(db, group, reader.id, now);
    if (!outcome.ok) return outcome;
    await closeInvitation(db, invitation.id, now, true);
    if (invitation.isManager) await changeGroup(db, group.id, { managerId: reader.id, offeredTo: null });
    return outcome;
  });
}

/** Takes a free seat by the domain of the reader's address, which signing in has confirmed. */
export async function joinByDomain(db: Database, reader: Who, groupId: string, now: Date): Promise<JoinOutcome> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    if (!group || !(await isConfirmedDomain(db, groupId, domainOf(reader.email)))) return { ok: false, reason: 'gone' };
    return takeSeat(db, group, reader.id, now);
  });
}

/** The group must be locked. */
async function takeSeat(db: Database, group: Group, readerId: number, now: Date): Promise<JoinOutcome> {
  if (isOver(group, now)) return { ok: false, reason: 'gone' };
  const isPayer = group.subscriptionId !== null && group.managerId === readerId;
  if (isPayer || (await findSeat(db, group.id, { readerId }))) return { ok: true, groupId: group.id };
  if (group.used >= roomOf(group)) return { ok: false, reason: 'full' };
  await addSeat(db, group.id, readerId, now);
  await announce(db, [readerTag(readerId)]);
  return { ok: true, groupId: group.id };
}
