import type { LetterFrame, LetterText } from '#design';
import { signInMinutes } from './rules.ts';

/** The letter that lets its reader in: by a link from anywhere, or by a code in the browser that asked. */
export function signInLetter({ paper, words }: LetterFrame, link: string, code: string): LetterText {
  const values = { paper: paper.name, code, minutes: signInMinutes };
  return {
    subject: words('mail.signIn.subject', values),
    preheader: words('mail.signIn.preheader', values),
    heading: words('mail.signIn.heading', values),
    parts: [
      { kind: 'text', text: words('mail.signIn.code', values) },
      { kind: 'code', code },
      { kind: 'text', text: words('mail.signIn.link', values) },
      { kind: 'button', text: words('mail.signIn.button', values), href: link },
      { kind: 'small', text: words('mail.signIn.once', values) },
    ],
    reason: words('mail.signIn.reason', values),
  };
}
