import type { LetterFrame, LetterText } from '#design';
import { isolated } from '../rules.ts';
import { changeHours } from './change-address.ts';
import { eraseHours } from './erase.ts';

/** Asks one of the two addresses of a wished-for change. The old one is told what to do if it wasn't its owner. */
export function addressLetter({ paper, words }: LetterFrame, which: 'old' | 'new', newEmail: string, link: string): LetterText {
  const values = { paper: paper.name, address: isolated(newEmail), hours: changeHours };
  return {
    subject: words('mail.address.subject', values),
    preheader: words(`mail.address.${which}`, values),
    heading: words('mail.address.heading', values),
    parts: [
      { kind: 'text', text: words(`mail.address.${which}`, values) },
      { kind: 'button', text: words('mail.address.button'), href: link },
      { kind: 'small', text: words('mail.address.both', values) },
      ...(which === 'old' ? [{ kind: 'small' as const, text: words('mail.address.notYou') }] : []),
    ],
    reason: words('mail.account.reason', values),
  };
}

/** Says to both addresses where the account's letters go from now on. */
export function addressChangedLetter({ paper, words }: LetterFrame, newEmail: string): LetterText {
  const values = { paper: paper.name, address: isolated(newEmail) };
  return {
    subject: words('mail.addressChanged.subject', values),
    preheader: words('mail.addressChanged.text', values),
    heading: words('mail.addressChanged.heading'),
    parts: [
      { kind: 'text', text: words('mail.addressChanged.text', values) },
      { kind: 'small', text: words('mail.addressChanged.devices') },
    ],
    reason: words('mail.account.reason', values),
  };
}

/** Asks whether the account shall be forgotten, and says what that means. */
export function erasureLetter({ paper, words }: LetterFrame, link: string): LetterText {
  const values = { paper: paper.name, hours: eraseHours };
  return {
    subject: words('mail.erasure.subject', values),
    preheader: words('mail.erasure.text', values),
    heading: words('mail.erasure.heading', values),
    parts: [
      { kind: 'text', text: words('mail.erasure.text', values) },
      { kind: 'button', text: words('mail.erasure.button'), href: link },
      { kind: 'small', text: words('mail.erasure.once', values) },
    ],
    reason: words('mail.account.reason', values),
  };
}

/** Says that a device was signed out because another came in. */
export function deviceLetter({ paper, words }: LetterFrame, most: number, account: string): LetterText {
  const values = { paper: paper.name, most };
  return {
    subject: words('mail.device.subject', values),
    preheader: words('mail.device.text', values),
    heading: words('mail.device.heading'),
    parts: [
      { kind: 'text', text: words('mail.device.text', values) },
      { kind: 'button', text: words('mail.device.button'), href: account },
      { kind: 'small', text: words('mail.device.notYou') },
    ],
    reason: words('mail.account.reason', values),
  };
}
