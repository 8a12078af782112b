import type { LetterFrame, LetterText } from '#design';
import { invitationDays, letterMinutes } from './rules.ts';
import type { NoticeKind } from './tell-person.ts';

/** The letter that lets its owner into the newsroom: by a link from anywhere, or by a code in the browser that asked. */
export function signInLetter({ paper, words }: LetterFrame, link: string, code: string): LetterText {
  const values = { paper: paper.name, code, minutes: letterMinutes };
  return {
    subject: words('staff.letter.subject', values),
    preheader: words('mail.signIn.preheader', values),
    heading: words('staff.letter.heading', values),
    parts: [
      { kind: 'text', text: words('mail.signIn.code', values) },
      { kind: 'code', code },
      { kind: 'text', text: words('mail.signIn.link', values) },
      { kind: 'button', text: words('mail.signIn.button', values), href: link },
      { kind: 'small', text: words('mail.signIn.once', values) },
    ],
    reason: words('staff.letter.reason', values),
  };
}

/** The letter that invites somebody into the newsroom. */
export function invitationLetter({ paper, words }: LetterFrame, link: string, name: string, role: string): LetterText {
  const values = { paper: paper.name, name, role, days: invitationDays };
  return {
    subject: words('staff.invitation.subject', values),
    preheader: words('staff.invitation.preheader', values),
    heading: words('staff.invitation.heading', values),
    parts: [
      { kind: 'text', text: words('staff.invitation.text', values) },
      { kind: 'button', text: words('staff.invitation.button', values), href: link },
      { kind: 'small', text: words('staff.invitation.once', values) },
    ],
    reason: words('staff.invitation.reason', values),
  };
}

/** The letter with six digits by which somebody who is inside confirms that it is still them. */
export function confirmationLetter({ paper, words }: LetterFrame, code: string): LetterText {
  const values = { paper: paper.name, code, minutes: letterMinutes };
  return {
    subject: words('staff.confirmation.subject', values),
    preheader: words('staff.confirmation.text', values),
    heading: words('staff.confirmation.heading', values),
    parts: [
      { kind: 'text', text: words('staff.confirmation.text', values) },
      { kind: 'code', code },
    ],
    reason: words('staff.confirmation.reason', values),
  };
}

/** The letter that tells somebody that what protects their access has changed. */
export function noticeLetter({ paper, words }: LetterFrame, what: NoticeKind): LetterText {
  const values = { paper: paper.name, what };
  const heading = words('staff.notice.heading', values);
  return {
    subject: words('staff.notice.subject', values),
    preheader: heading,
    heading,
    parts: [{ kind: 'text', text: words('staff.notice.text', values) }],
    reason: words('staff.notice.reason', values),
  };
}
