import type { Frame } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { TermsText } from '../checkout/terms.tsx';
import { redeemDays, redeemEnd } from './rules.ts';
import type { Gift } from './store.ts';

/** Changes with every change of the sentences below, in any language: a consent names the version it was given to. */
export const giftTermsVersion = '2026-11-1';

/**
 * What a giver agrees to: what is given to whom, what it costs once, until when it can be redeemed, how to have the money back. As they are kept
 * with the consent the terms name no recipient, who may ask to be forgotten.
 */
export function giftTermsText(frame: Frame, { months, price, delivery }: Gift, isKept: boolean): TermsText {
  const { words, language, timeZone, now } = frame;
  const dayOf = (at: Date) => dayText(at, language, timeZone, new Date(0));
  const values = { email: `\u2066${delivery?.email ?? ''}\u2069`, day: dayOf(delivery?.at ?? now) };
  const byLetter = isKept ? words('subscriptions.gift.byLetterOn', values) : words('subscriptions.gift.byLetter', values);
  return {
    facts: [
      { name: words('subscriptions.gift.given'), value: words('subscriptions.gift.months', { months }) },
      { name: words('subscriptions.gift.way'), value: delivery ? byLetter : words('subscriptions.gift.byLink') },
      { name: words('subscriptions.checkout.today'), value: moneyText(price, language) },
      { name: words('subscriptions.gift.redeemUntil'), value: dayOf(redeemEnd(now)) },
    ],
    sentences: [
      words('subscriptions.gift.once'),
      words('subscriptions.gift.begins', { days: redeemDays }),
      words('subscriptions.gift.withdraw'),
    ],
  };
}
