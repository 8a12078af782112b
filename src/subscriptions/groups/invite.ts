import { type Database, inTransaction } from '#platform/database.ts';
import { mailAddress } from '#platform/http/forms.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { personKey, readersByKeys } from '#readers';
import { invitationDays, linesIn, roomOf } from './rules.ts';
import { isOver, lockGroup } from './store/groups.ts';
import { addInvitations, closeInvitation, countOpen, findInvitation, invitedAmong, renewInvitation } from './store/invitations.ts';
import { sittingAmong } from './store/seats.ts';

/** What is wrong with a line of the list. */
export type LineProblem = { line: number; text: string; problem: 'bad' | 'no-seat' };
export type InviteOutcome =
  | { ok: true; invited: number; known: number }
  | { ok: false; reason: 'lines'; problems: LineProblem[] }
  | { ok: false; reason: 'gone' | 'nobody' };

const endOf = (now: Date) => new Date(now.getTime() + invitationDays * 86_400_000);

/**
 * Invites everybody of a pasted list, or nobody when a line is no address or there are more than free seats. Who sits there or is invited
 * already is passed over. An open invitation counts as a seat, so that no group writes to more people than it has room for.
 */
export async function invite(db: Database, groupId: string, list: string, language: string, now: Date): Promise<InviteOutcome> {
  const lines = linesIn(list).map((one) => ({ ...one, email: mailAddress(one.text) }));
  if (lines.length === 0) return { ok: false, reason: 'nobody' };
  const bad = lines.filter(({ email }) => !email);
  if (bad.length > 0) return { ok: false, reason: 'lines', problems: bad.map(({ line, text }) => ({ line, text, problem: 'bad' })) };
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    if (!group || isOver(group, now)) return { ok: false, reason: 'gone' };
    // Who stands there twice is one person, under the spelling that came first.
    const people = new Map(lines.toReversed().map((one) => [personKey(one.email ?? ''), one]));
    const readers = await readersByKeys(db, [...people.keys()]);
    const ids = readers.map(({ id }) => id);
    const sitting = await sittingAmong(db, groupId, ids);
    const invited = await invitedAmong(db, groupId, [...people.keys()]);
    const isIn = (key: string) => {
      const reader = readers.find(({ emailKey }) => emailKey === key);
      return invited.has(key) || (reader !== undefined && (sitting.has(reader.id) || reader.id === group.managerId));
    };
    const fresh = [...people].toReversed().filter(([key]) => !isIn(key));
    const free = Math.max(0, roomOf(group) - group.used - (await countOpen(db, groupId, now)));
    const tooMany = fresh.slice(free).map(([, { line, text }]): LineProblem => ({ line, text, problem: 'no-seat' }));
    if (tooMany.length > 0) return { ok: false, reason: 'lines', problems: tooMany };
    const given = { groupId, language, isManager: false, invitedAt: now, expiresAt: endOf(now) };
    const made = await addInvitations(
      db,
      fresh.map(([emailKey, { email }]) => ({ email: email ?? '', emailKey })),
      given,
    );
    await sendLetters(db, made);
    return { ok: true, invited: made.length, known: people.size - made.length };
  });
}

/** Invites whoever is to manage a group that the paper opened by hand. An invitation that is open already is sent again. */
export async function inviteManager(db: Database, groupId: string, email: string, language: string, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    await lockGroup(db, groupId);
    const given = { groupId, language, isManager: true, invitedAt: now, expiresAt: endOf(now) };
    await sendLetters(db, await addInvitations(db, [{ email, emailKey: personKey(email) }], given));
  });
}

/** Sends an invitation again, good for its whole time. False where it is closed, or none of this group. */
export async function inviteAgain(db: Database, groupId: string, id: string, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const group = await lockGroup(db, groupId);
    const invitation = await findInvitation(db, id);
    if (!group || isOver(group, now) || invitation?.groupId !== groupId || invitation.closedAt) return false;
    await renewInvitation(db, id, endOf(now));
    await sendLetters(db, [id]);
    return true;
  });
}

/** Takes an invitation back: its link leads nowhere from now on. */
export async function takeInvitationBack(db: Database, groupId: string, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    await lockGroup(db, groupId);
    if ((await findInvitation(db, id))?.groupId === groupId) await closeInvitation(db, id, now, false);
  });
}

async function sendLetters(db: Database, ids: string[]): Promise<void> {
  await enqueueAll(
    db,
    'subscriptions.send-invitation',
    ids.map((invitationId) => ({ invitationId })),
    -6,
  );
}
