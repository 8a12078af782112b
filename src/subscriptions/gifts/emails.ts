import type { LetterFrame, LetterPart, LetterText } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import type { GiftLetterKind } from './letters.ts';
import type { Gift } from './store.ts';

/** What a letter about a gift tells of. `link` is the gift's; `about` what its row names. */
export type GiftMatter = { gift: Gift; kind: GiftLetterKind; about: string; receipt: string | undefined; link: string };

type Name = 'giftThanksLink' | 'giftThanksLetter' | 'giftLetter' | 'giftWaiting' | 'giftWaitingGiver' | 'giftRefunded';

/** True for letters to whom the gift is for; the others are for who paid. */
export function isForRecipient(kind: GiftLetterKind, gift: Gift): boolean {
  return gift.delivery !== undefined && kind !== 'thanks' && kind !== 'refunded';
}

function nameOf(kind: GiftLetterKind, gift: Gift): Name {
  switch (kind) {
    case 'thanks':
      return gift.delivery ? 'giftThanksLetter' : 'giftThanksLink';
    case 'gift':
    case 'again':
      return 'giftLetter';
    case 'unredeemed':
    case 'last-days':
      return gift.delivery ? 'giftWaiting' : 'giftWaitingGiver';
    case 'refunded':
      return 'giftRefunded';
  }
}

/** A letter about a gift, in its frame's language. */
export function giftLetter(frame: LetterFrame, { gift, kind, about, receipt, link }: GiftMatter): LetterText {
  const { words, language } = frame;
  const { months, price, delivery, redeemUntil, paidAt, giverName, message } = gift;
  const name = nameOf(kind, gift);
  const dayOf = (at: Date | null | undefined) => (at ? dayText(at, language, frame.timeZone, new Date(0)) : '');
  const values = {
    paper: frame.paper.name,
    giver: giverName || words('subscriptions.redeem.somebody'),
    email: `\u2066${delivery?.email ?? ''}\u2069`,
    day: dayOf(delivery?.at),
    until: dayOf(redeemUntil),
  };
  const say = (part: 'subject' | 'heading' | 'text' | 'button') => words(`mail.${name}.${part}` as Phrase, values);
  const ofGift = [
    { name: words('mail.facts.gift'), value: words('subscriptions.gift.months', { months }) },
    { name: words('mail.facts.redeemUntil'), value: values.until },
  ];
  const ofReceipt = [
    ...ofGift.slice(0, 1),
    { name: words('mail.facts.number'), value: receipt ?? '' },
    { name: words('mail.facts.amount'), value: moneyText(price, language) },
    { name: words('mail.facts.paidOn'), value: dayOf(paidAt) },
  ];
  const returned = { minor: Number(about.split(' ').at(-1)), currency: price.currency };
  const ofReturn = [{ name: words('mail.facts.refund'), value: moneyText(returned, language) }];
  const facts = kind === 'thanks' ? ofReceipt : kind === 'refunded' ? ofReturn : ofGift;
  const isTheirs = isForRecipient(kind, gift);
  const isLink = isTheirs || name === 'giftThanksLink';
  const parts: LetterPart[] = [
    { kind: 'text', text: say('text') },
    ...(name === 'giftLetter' && message ? [{ kind: 'text', text: message } as const] : []),
    { kind: 'facts', facts },
    { kind: 'button', text: say('button'), href: isLink ? link : frame.address('/account/given') },
  ];
  const reason = words(isTheirs ? 'mail.giftLetter.reason' : 'mail.account.reason', values);
  return { subject: say('subject'), preheader: say('text'), heading: say('heading'), parts, reason };
}
