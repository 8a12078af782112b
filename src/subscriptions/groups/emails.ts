import type { LetterFrame, LetterText } from '#design';
import { dayText } from '#platform/dates.ts';
import type { Phrase } from '#platform/words.ts';
import type { Group } from './store/groups.ts';
import type { GroupLetterKind } from './store/letters.ts';

const names = {
  'seat-taken': 'seatTaken',
  'handing-over': 'handingOver',
  'handed-over': 'handedOver',
  'group-ended': 'groupEnded',
} as const satisfies Record<GroupLetterKind, string>;

/** Invites somebody to a seat: `group` is its name. */
export function invitationLetter(
  frame: LetterFrame,
  { group, isManager, expiresAt }: { group: string; isManager: boolean; expiresAt: Date },
  link: string,
): LetterText {
  const { words, paper } = frame;
  const values = { paper: paper.name, group, day: dayText(expiresAt, frame.language, frame.timeZone, new Date(0)) };
  const text = words(isManager ? 'mail.groupInvitation.managerText' : 'mail.groupInvitation.text', values);
  return {
    subject: words('mail.groupInvitation.subject', values),
    preheader: text,
    heading: words('mail.groupInvitation.heading', values),
    parts: [
      { kind: 'text', text },
      { kind: 'button', text: words('mail.groupInvitation.button'), href: link },
      { kind: 'small', text: words('mail.groupInvitation.until', values) },
    ],
    reason: words('mail.groupInvitation.reason', values),
  };
}

/** Tells somebody of a group what has become of it, or asks them to take it over. */
export function groupLetter(frame: LetterFrame, kind: GroupLetterKind, group: Pick<Group, 'name'>): LetterText {
  const { words, paper } = frame;
  const name = names[kind];
  const values = { paper: paper.name, group: group.name };
  const say = (part: 'subject' | 'heading' | 'text' | 'button') => words(`mail.${name}.${part}` as Phrase, values);
  const page = kind === 'seat-taken' || kind === 'group-ended' ? '/subscribe' : '/account';
  return {
    subject: say('subject'),
    preheader: say('text'),
    heading: say('heading'),
    parts: [
      { kind: 'text', text: say('text') },
      { kind: 'button', text: say('button'), href: frame.address(page) },
    ],
    reason: words('mail.seatTaken.reason', values),
  };
}
