import type { LetterFrame, LetterPart, LetterText } from '#design';
import { dayText } from '#platform/dates.ts';
import { type Money, moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import { nextAmount, reduced } from './offers/rules.ts';
import { offerLeft } from './offers/say.ts';
import { type Every, type Period, readsUntil } from './rules.ts';
import type { LetterKind } from './store/letters.ts';
import type { Receipt } from './store/receipts.ts';
import { discountUnderWay, type Ending, type Subscription } from './store/subscriptions.ts';

/** What a letter about a subscription tells of. `first` is the period it began with; `about` is what its row names. */
export type LetterMatter = {
  subscription: Subscription;
  first: Period | undefined;
  receipt: Receipt | undefined;
  /** What the first charge was; nothing where there was none. */
  firstPaid: Money | undefined;
  about: string;
};

type Fact = { name: string; value: string };
type Facts = (frame: LetterFrame, matter: LetterMatter) => Fact[];
type Name =
  | 'welcomeTrial'
  | 'welcomePaid'
  | 'receipt'
  | 'trialEnding'
  | 'renewal'
  | 'yearly'
  | 'cardExpiring'
  | 'paymentFailed'
  | 'paymentFailedAgain'
  | 'paymentFailedLast'
  | 'cancelled'
  | 'resumed'
  | 'changed'
  | 'paused'
  | 'unpaused'
  | 'refunded'
  | 'ended'
  | 'endedUnpaid'
  | 'endedWithdrawn'
  | 'endedDisputed'
  | 'endedRunOut'
  | 'winBack'
  | 'trialRefused'
  | 'priceChange';
type Sketch = { name: Name; page: string; facts: Facts; also?: Phrase };

const nextCharge: Facts = (frame, matter) => [fact(frame, 'nextCharge', frame.words('mail.facts.amountOn', valuesOf(frame, matter)))];
const card: Facts = ({ words }, { subscription }) => [
  { name: words('mail.facts.card'), value: `${subscription.cardBrand} •••• ${subscription.cardLast4}` },
];
const plan: Facts = ({ words }, { subscription }) => [
  {
    name: words('mail.facts.plan'),
    value:
      words(`subscriptions.plan.${subscription.every}`) +
      (subscription.seats ? ` · ${words('subscriptions.group.seatCount', { seats: subscription.seats })}` : ''),
  },
];
const amount: Facts = (frame, matter) => [fact(frame, 'amount', String(valuesOf(frame, matter).price))];
const offer: Facts = (frame, { subscription }) => {
  const discount = discountUnderWay(subscription);
  if (!discount) return [];
  return [fact(frame, 'offer', `${subscription.offerCode} · ${offerLeft(frame, comingPrice(subscription), discount)}`)];
};
const everyPeriod: Facts = (frame, matter) => [
  fact(
    frame,
    'then',
    frame.words(matter.subscription.every === 'month' ? 'mail.facts.everyMonth' : 'mail.facts.everyYear', {
      price: lastingPrice(frame, matter.subscription),
    }),
  ),
];
const readUntil: Facts = (frame, { subscription }) => [fact(frame, 'readUntil', readsUntil(subscription))];
const all =
  (...some: Facts[]): Facts =>
  (frame, matter) =>
    some.flatMap((one) => one(frame, matter));
const none: Facts = () => [];

const trialTerms: Facts = (frame, matter) => [
  ...plan(frame, matter),
  fact(frame, 'freeUntil', matter.first?.endsAt ?? matter.subscription.runsUntil),
  fact(frame, 'firstCharge', frame.words('mail.facts.amountOn', { ...valuesOf(frame, matter), day: day(frame, trialEnd(matter)) })),
];
const paidTerms: Facts = (frame, matter) => {
  const { firstPaid, subscription } = matter;
  const paid = firstPaid ?? { minor: 0, currency: subscription.currency };
  return [...plan(frame, matter), fact(frame, 'paid', moneyText(paid, frame.language))];
};
const receiptFacts: Facts = (frame, matter) => {
  const { receipt } = matter;
  if (!receipt) return [];
  const span = { from: day(frame, receipt.startsAt), to: day(frame, receipt.endsAt) };
  return [
    fact(frame, 'number', receipt.number),
    fact(frame, 'amount', moneyText(receipt.amount, frame.language)),
    fact(frame, 'paidOn', receipt.paidAt),
    fact(frame, 'period', frame.words('mail.facts.fromTo', span)),
  ];
};
const changedTerms: Facts = (frame, matter) => {
  const { subscription } = matter;
  const every: Every = subscription.nextEvery ?? subscription.every;
  const { price = '' } = valuesOf(frame, matter);
  return [
    { name: frame.words('mail.facts.plan'), value: frame.words(`subscriptions.plan.${every}`) },
    fact(frame, 'nextCharge', frame.words('mail.facts.amountOn', { price, day: day(frame, subscription.runsUntil) })),
    ...offer(frame, matter),
  ];
};
/** A price that the publisher changes: `about` names the decision, the new price and the day. */
const movedTerms: Facts = (frame, matter) => {
  const { price = '', day: on = '' } = valuesOf(frame, matter);
  return [
    fact(frame, 'priceUntil', priceText(frame, matter.subscription)),
    fact(frame, 'nextCharge', frame.words('mail.facts.amountOn', { price, day: on })),
  ];
};
const pausedTerms: Facts = (frame, { subscription }) => [
  fact(frame, 'readUntil', subscription.runsUntil),
  ...(subscription.pausedUntil ? [fact(frame, 'comesBack', subscription.pausedUntil)] : []),
];
const refundTerms: Facts = (frame, { about, subscription }) => {
  const minor = Number(about.split(' ').at(-1));
  return [fact(frame, 'refund', moneyText({ minor, currency: subscription.currency }, frame.language))];
};

const endings: Record<Ending, Name> = {
  cancelled: 'ended',
  unpaid: 'endedUnpaid',
  withdrawn: 'endedWithdrawn',
  disputed: 'endedDisputed',
  refused: 'ended',
  'run-out': 'endedRunOut',
};

function sketchOf(kind: LetterKind, { subscription, first }: LetterMatter): Sketch {
  switch (kind) {
    case 'welcome':
      return first?.kind === 'trial'
        ? { name: 'welcomeTrial', page: '/account', facts: all(trialTerms, offer, everyPeriod, card), also: 'mail.welcomeTrial.cancel' }
        : { name: 'welcomePaid', page: '/account', facts: all(paidTerms, nextCharge, offer, card), also: 'mail.welcomePaid.cancel' };
    case 'receipt':
      return { name: 'receipt', page: '/account', facts: all(receiptFacts, plan, card) };
    case 'trial-ending':
      return {
        name: 'trialEnding',
        page: '/account',
        facts: all(plan, nextCharge, offer, everyPeriod, card),
        also: 'mail.trialEnding.cancel',
      };
    case 'renewal-30':
    case 'renewal-7':
      return { name: 'renewal', page: '/account', facts: all(plan, nextCharge, offer, card), also: 'mail.renewal.cancel' };
    case 'yearly':
      return { name: 'yearly', page: '/account', facts: all(plan, everyPeriod, nextCharge, offer, card), also: 'mail.renewal.cancel' };
    case 'card-expiring':
      return { name: 'cardExpiring', page: '/account', facts: all(card, nextCharge) };
    case 'payment-failed':
      return { name: 'paymentFailed', page: '/account', facts: all(amount, card, readUntil) };
    case 'payment-failed-3':
    case 'payment-failed-7':
      return { name: 'paymentFailedAgain', page: '/account', facts: all(amount, card, readUntil) };
    case 'payment-failed-13':
      return { name: 'paymentFailedLast', page: '/account', facts: all(amount, card, readUntil) };
    case 'cancelled':
      return { name: 'cancelled', page: '/account', facts: readUntil };
    case 'resumed':
      return { name: 'resumed', page: '/account', facts: all(nextCharge, card) };
    case 'changed':
      return { name: 'changed', page: '/account', facts: all(changedTerms, card) };
    case 'paused':
      return { name: 'paused', page: '/account', facts: pausedTerms };
    case 'unpaused':
      return { name: 'unpaused', page: '/account', facts: card };
    case 'refunded':
      return { name: 'refunded', page: '/account', facts: refundTerms };
    case 'ended':
      return { name: endings[subscription.endedBecause ?? 'cancelled'], page: '/subscribe', facts: none };
    case 'win-back':
      return { name: 'winBack', page: '/subscribe', facts: none };
    case 'price-change':
      return { name: 'priceChange', page: '/account', facts: all(plan, movedTerms, card), also: 'mail.renewal.cancel' };
    case 'trial-refused':
      return { name: 'trialRefused', page: '/subscribe', facts: none };
  }
}

/** A letter of a kind, in its frame's language. Every letter names its amounts and days, and leads to where they can be changed. */
export function subscriptionLetter(frame: LetterFrame, kind: LetterKind, matter: LetterMatter): LetterText {
  const { words } = frame;
  const { name, page, facts, also } = sketchOf(kind, matter);
  const values = valuesOf(frame, matter);
  const say = (part: 'subject' | 'heading' | 'button') => words(`mail.${name}.${part}` as Phrase, values);
  const isFirstAfterTrial = kind === 'receipt' && matter.receipt?.startsAt.getTime() === trialEnd(matter).getTime();
  const text = words(
    isFirstAfterTrial && matter.first?.kind === 'trial' ? 'mail.receipt.afterTrial' : (`mail.${name}.text` as Phrase),
    values,
  );
  const known = facts(frame, matter);
  const parts: LetterPart[] = [
    { kind: 'text', text },
    ...(known.length > 0 ? [{ kind: 'facts', facts: known } as const] : []),
    ...(also ? [{ kind: 'text', text: words(also, values) } as const] : []),
    { kind: 'button', text: say('button'), href: frame.address(page) },
  ];
  return { subject: say('subject'), preheader: text, heading: say('heading'), parts, reason: words('mail.facts.reason', values) };
}

function trialEnd({ first, subscription }: LetterMatter): Date {
  return first?.endsAt ?? subscription.runsUntil;
}

/** A day with its year: a letter is read long after it was written. */
function day(frame: LetterFrame, at: Date): string {
  return dayText(at, frame.language, frame.timeZone, new Date(0));
}

function priceText(frame: LetterFrame, { priceMinor, currency }: Subscription): string {
  return moneyText({ minor: priceMinor, currency }, frame.language);
}

/** The price of the next period, before an offer. */
function comingPrice({ priceMinor, nextPriceMinor, currency }: Subscription): Money {
  return { minor: nextPriceMinor ?? priceMinor, currency };
}

/** The price once an offer for some payments is over; of one for all payments, its own. */
function lastingPrice(frame: LetterFrame, subscription: Subscription): string {
  const discount = discountUnderWay(subscription);
  const price = comingPrice(subscription);
  return moneyText(discount && discount.left === undefined ? reduced(price, discount) : price, frame.language);
}

function valuesOf(frame: LetterFrame, { subscription, receipt, first, about }: LetterMatter): Record<string, string | number> {
  const { runsUntil, currency } = subscription;
  // `price-change` is about "7 390 2027-03-31": the decision, the price, the day of the first charge at it.
  const [, movedMinor, movedOn] = about.match(/^\d+ (\d+) (\d{4}-\d\d-\d\d)$/) ?? [];
  const price = movedMinor ? { minor: Number(movedMinor), currency } : comingPrice(subscription);
  const isInTrial = first?.kind === 'trial' && first.endsAt.getTime() === runsUntil.getTime();
  return {
    paper: frame.paper.name,
    price: moneyText(nextAmount(price, discountUnderWay(subscription)), frame.language),
    day: day(frame, movedOn ? new Date(`${movedOn}T12:00:00Z`) : isInTrial ? first.endsAt : runsUntil),
    until: day(frame, readsUntil(subscription)),
    number: receipt?.number ?? '',
  };
}

type FactName =
  | 'amount'
  | 'comesBack'
  | 'firstCharge'
  | 'freeUntil'
  | 'nextCharge'
  | 'number'
  | 'offer'
  | 'paid'
  | 'paidOn'
  | 'period'
  | 'priceUntil'
  | 'readUntil'
  | 'refund'
  | 'then';

function fact(frame: LetterFrame, name: FactName, value: string | Date): Fact {
  return { name: frame.words(`mail.facts.${name}`), value: value instanceof Date ? day(frame, value) : value };
}
