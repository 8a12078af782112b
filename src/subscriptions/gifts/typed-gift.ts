import { field, mailAddress } from '#platform/http/forms.ts';
import { deliveryMoment, giftLengths, type Months } from './rules.ts';

/** A gift as its giver typed it, kept when the form is refused. */
export type TypedGift = { months: string; way: string; email: string; day: string; giverName: string; message: string };
export type GiftProblem = 'months' | 'way' | 'email' | 'day' | 'giver-name' | 'link-in-words' | 'not-sold' | 'too-many';
export type Chosen = { months: Months; giverName: string; message: string; delivery: { email: string; at: Date } | undefined };

export const mostWords = 500;
const mostName = 60;

/** What was typed, and what it says or why it won't do. Name and words carry no link: a gift is no way to send strangers anywhere. */
export function typedGift(
  form: URLSearchParams,
  timeZone: string,
  now: Date,
): { typed: TypedGift; problems: GiftProblem[]; chosen?: Chosen } {
  const typed: TypedGift = {
    months: field(form, 'months'),
    way: field(form, 'way'),
    email: field(form, 'email').slice(0, 254),
    day: field(form, 'day').slice(0, 10),
    giverName: field(form, 'giverName').replace(/\s+/g, ' ').slice(0, mostName),
    message: field(form, 'message').slice(0, mostWords),
  };
  const isLetter = typed.way === 'letter';
  const months = giftLengths.find((one) => String(one) === typed.months);
  const email = isLetter ? mailAddress(typed.email) : undefined;
  const at = isLetter ? deliveryMoment(typed.day, timeZone, now) : undefined;
  const problems: GiftProblem[] = [];
  if (!months) problems.push('months');
  if (!isLetter && typed.way !== 'link') problems.push('way');
  if (isLetter && !email) problems.push('email');
  if (isLetter && !at) problems.push('day');
  if (!typed.giverName) problems.push('giver-name');
  if (/:\/\/|www\.|\S\.\S+\//i.test(`${typed.giverName} ${typed.message}`)) problems.push('link-in-words');
  if (!months || problems.length > 0) return { typed, problems };
  const { giverName, message } = typed;
  return { typed, problems, chosen: { months, giverName, message, delivery: email && at ? { email, at } : undefined } };
}
