import type { Frame } from '#design';
import { type Money, moneyText } from '#platform/money.ts';
import type { Every } from '../rules.ts';
import { type Discount, type LiveDiscount, type OfferProblem, reduced } from './rules.ts';

type Speaker = Pick<Frame, 'words' | 'language'>;

/** What an offer lowers the payments to, for how many of them, and what is charged after that. */
export function offerSentence({ words, language }: Speaker, price: Money, every: Every, discount: Discount): string {
  const values = { price: moneyText(price, language), reduced: moneyText(reduced(price, discount), language) };
  return discount.periods === undefined
    ? words(`subscriptions.checkout.lowered.ever.${every}`, values)
    : words(`subscriptions.checkout.lowered.limited.${every}`, { ...values, periods: discount.periods });
}

/** The same where it begins with the next payment of a subscription that runs. */
export function stayingSentence(speaker: Speaker, price: Money, every: Every, discount: Discount): string {
  if (discount.periods === undefined) return offerSentence(speaker, price, every, discount);
  const { words, language } = speaker;
  const values = { price: moneyText(price, language), reduced: moneyText(reduced(price, discount), language) };
  return words(`subscriptions.stay.limited.${every}`, { ...values, periods: discount.periods });
}

/** The same of an offer under way: for how many payments more. */
export function offerLeft({ words, language }: Speaker, price: Money, discount: LiveDiscount): string {
  const values = { price: moneyText(price, language), reduced: moneyText(reduced(price, discount), language) };
  return discount.left === undefined
    ? words('subscriptions.code.ever', values)
    : words('subscriptions.code.left', { ...values, left: discount.left });
}

const problems = {
  unknown: 'unknown',
  ended: 'ended',
  spent: 'spent',
  plan: 'plan',
  'had-before': 'hadBefore',
  'new-only': 'newOnly',
} as const;

/** Why there is no offer for a code, in a sentence. */
export function problemSentence({ words }: Speaker, problem: OfferProblem, code: string): string {
  return words(`subscriptions.code.${problems[problem]}`, { code: `\u2068${code.slice(0, 40)}\u2069` });
}
