import type { LetterFrame, LetterText } from '#design';
import { confirmationDays } from './rules.ts';

/** The letter that asks to confirm: nothing else is mailed before its button is pressed. */
export function confirmationLetter({ words, paper }: LetterFrame, names: string[], link: string): LetterText {
  const values = { paper: paper.name, count: names.length, days: confirmationDays };
  return {
    subject: words('mail.confirm.subject', values),
    preheader: names.join(' · '),
    heading: words('mail.confirm.heading', values),
    parts: [
      { kind: 'text', text: words('mail.confirm.text', values) },
      ...names.map((text) => ({ kind: 'text', text: `• ${text}` }) as const),
      { kind: 'button', text: words('mail.confirm.button', values), href: link },
      { kind: 'small', text: words('mail.confirm.nothing', values) },
    ],
    reason: words('mail.confirm.reason', values),
  };
}

/** What goes instead to an address that is on all these lists already. */
export function alreadyLetter({ words, paper }: LetterFrame, lists: { name: string; leave: string }[]): LetterText {
  const values = { paper: paper.name };
  return {
    subject: words('mail.already.subject', values),
    preheader: lists.map((list) => list.name).join(' · '),
    heading: words('mail.already.heading', values),
    parts: [
      { kind: 'text', text: words('mail.already.text', values) },
      ...lists.map(({ name, leave }) => ({ kind: 'button', text: words('mail.already.leave', { name }), href: leave }) as const),
    ],
    reason: words('mail.confirm.reason', values),
  };
}
