import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { findReader } from '#readers';
import { letterFrame } from '#settings';
import { groupLetter, invitationLetter } from './emails.ts';
import { invitationToken } from './links.ts';
import { findGroup, isOver } from './store/groups.ts';
import { findInvitation, markInvitationSent } from './store/invitations.ts';
import { findGroupLetter, markGroupLetterSent, oweEnded } from './store/letters.ts';

const perBatch = 1000;
const hostOf = (app: App) => new URL(app.baseUrl()).hostname;

/** Sends the newest letter of an invitation that is open and hasn't left. Sent twice by a crash, both copies carry one Message-ID. */
export async function sendInvitation(app: App, invitationId: string): Promise<void> {
  const invitation = await findInvitation(app.db, invitationId);
  if (!invitation || invitation.sentAt || invitation.closedAt || invitation.expiresAt <= app.clock()) return;
  const group = await findGroup(app.db, invitation.groupId);
  if (!group || isOver(group, app.clock())) return;
  const frame = await letterFrame(app, invitation.language);
  const link = frame.address(`/group/${invitationToken(app.keys, invitation.id)}`);
  const letter = letterIn(frame, invitationLetter(frame, { ...invitation, group: group.name }, link));
  const headers = { 'Message-ID': `<invitation.${invitation.id}.${invitation.letters}@${hostOf(app)}>` };
  await app.mailer.send({ to: invitation.email, ...letter, headers });
  await markInvitationSent(app.db, invitation, app.clock());
}

/** Sends an owed letter of a group that hasn't left. */
export async function sendGroupLetter(app: App, letterId: number): Promise<void> {
  const owed = await findGroupLetter(app.db, letterId);
  const group = owed && (await findGroup(app.db, owed.groupId));
  const reader = owed && (await findReader(app.db, owed.readerId));
  if (!group || !reader?.email) return;
  const frame = await letterFrame(app, reader.language);
  const headers = { 'Message-ID': `<group.${letterId}@${hostOf(app)}>` };
  await app.mailer.send({ to: reader.email, ...letterIn(frame, groupLetter(frame, owed.kind, group)), headers });
  await markGroupLetterSent(app.db, letterId, app.clock());
}

/** Owes whoever sat in a group that has ended the word of it. Answers how many letters. */
export async function oweGroupNotices(app: App): Promise<number> {
  let count = 0;
  for (let last = perBatch; last === perBatch; count += last) last = await oweEnded(app.db, app.clock(), perBatch);
  return count;
}
