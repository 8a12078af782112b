import type { LetterFrame, LetterPart, LetterText } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import type { Period } from './rules.ts';
import type { LetterKind } from './store/letters.ts';
import type { Receipt } from './store/receipts.ts';
import type { Subscription } from './store/subscriptions.ts';

/** What a letter about a subscription tells of. `first` is the period it began with. */
export type LetterMatter = { subscription: Subscription; first: Period; receipt: Receipt | undefined };

/** A letter of a kind, in its frame's language. Every letter names its amounts and days, and leads to where they can be changed. */
export function subscriptionLetter(frame: LetterFrame, kind: LetterKind, matter: LetterMatter): LetterText {
  switch (kind) {
    case 'welcome':
      return matter.first.kind === 'trial' ? trialWelcome(frame, matter) : paidWelcome(frame, matter);
    case 'receipt':
      return receipt(frame, matter);
    case 'cancelled':
      return notice(frame, matter, 'cancelled', '/account', [fact(frame, 'readUntil', matter.subscription.runsUntil)]);
    case 'resumed':
      return notice(frame, matter, 'resumed', '/account', [nextCharge(frame, matter), card(frame, matter)]);
    case 'ended':
      return notice(frame, matter, 'ended', '/subscribe', []);
    case 'payment-failed':
      return notice(frame, matter, 'paymentFailed', '/subscribe', [fact(frame, 'amount', price(frame, matter)), card(frame, matter)]);
  }
}

type Fact = { name: string; value: string };

function trialWelcome(frame: LetterFrame, matter: LetterMatter): LetterText {
  const { words } = frame;
  const values = { ...valuesOf(frame, matter), day: day(frame, matter.first.endsAt) };
  return letter(frame, matter, 'welcomeTrial', '/account', [
    { kind: 'text', text: words('mail.welcomeTrial.text', values) },
    {
      kind: 'facts',
      facts: [
        plan(frame, matter),
        fact(frame, 'freeUntil', matter.first.endsAt),
        fact(frame, 'firstCharge', words('mail.facts.amountOn', values)),
        fact(frame, 'then', words(`mail.facts.${everyOf(matter)}`, values)),
        card(frame, matter),
      ],
    },
    { kind: 'text', text: words('mail.welcomeTrial.cancel', values) },
  ]);
}

function paidWelcome(frame: LetterFrame, matter: LetterMatter): LetterText {
  const { words } = frame;
  const values = valuesOf(frame, matter);
  const facts = [plan(frame, matter), fact(frame, 'paid', price(frame, matter)), nextCharge(frame, matter), card(frame, matter)];
  return letter(frame, matter, 'welcomePaid', '/account', [
    { kind: 'text', text: words('mail.welcomePaid.text', values) },
    { kind: 'facts', facts },
    { kind: 'text', text: words('mail.welcomePaid.cancel', values) },
  ]);
}

function receipt(frame: LetterFrame, matter: LetterMatter): LetterText {
  const { words, language } = frame;
  const { subscription } = matter;
  const paid = matter.receipt;
  const facts = paid
    ? [
        fact(frame, 'number', paid.number),
        fact(frame, 'amount', moneyText(paid.amount, language)),
        fact(frame, 'paidOn', paid.paidAt),
        fact(frame, 'period', words('mail.facts.fromTo', { from: day(frame, paid.period.startsAt), to: day(frame, paid.period.endsAt) })),
        plan(frame, matter),
        card(frame, matter),
      ]
    : [];
  const afterTrial = matter.first.kind === 'trial' && paid?.period.startsAt.getTime() === subscription.anchoredAt.getTime();
  const values = { ...valuesOf(frame, matter), number: paid?.number ?? '' };
  return letter(
    frame,
    matter,
    'receipt',
    '/account',
    [
      { kind: 'text', text: words(afterTrial ? 'mail.receipt.afterTrial' : 'mail.receipt.text', values) },
      { kind: 'facts', facts },
    ],
    values,
  );
}

type Notice = 'cancelled' | 'resumed' | 'ended' | 'paymentFailed';

function notice(frame: LetterFrame, matter: LetterMatter, name: Notice, page: string, facts: Fact[]): LetterText {
  const text: LetterPart = { kind: 'text', text: frame.words(`mail.${name}.text`, valuesOf(frame, matter)) };
  return letter(frame, matter, name, page, facts.length > 0 ? [text, { kind: 'facts', facts }] : [text]);
}

type Name = Notice | 'welcomeTrial' | 'welcomePaid' | 'receipt';

function letter(
  frame: LetterFrame,
  matter: LetterMatter,
  name: Name,
  page: string,
  parts: LetterPart[],
  values = valuesOf(frame, matter),
): LetterText {
  const say = (part: 'subject' | 'heading' | 'button') => frame.words(`mail.${name}.${part}` as Phrase, values);
  const [first] = parts;
  return {
    subject: say('subject'),
    preheader: first?.kind === 'text' ? first.text : '',
    heading: say('heading'),
    parts: [...parts, { kind: 'button', text: say('button'), href: frame.address(page) }],
    reason: frame.words('mail.facts.reason', values),
  };
}

/** A day with its year: a letter is read long after it was written. */
function day(frame: LetterFrame, at: Date): string {
  return dayText(at, frame.language, frame.timeZone, new Date(0));
}

function price(frame: LetterFrame, { subscription }: LetterMatter): string {
  return moneyText({ minor: subscription.priceMinor, currency: subscription.currency }, frame.language);
}

function everyOf({ subscription }: LetterMatter) {
  return subscription.every === 'month' ? 'everyMonth' : 'everyYear';
}

function valuesOf(frame: LetterFrame, matter: LetterMatter): Record<string, string | number> {
  return { paper: frame.paper.name, price: price(frame, matter), day: day(frame, matter.subscription.runsUntil) };
}

type FactName = 'amount' | 'firstCharge' | 'freeUntil' | 'nextCharge' | 'number' | 'paid' | 'paidOn' | 'period' | 'readUntil' | 'then';

function fact(frame: LetterFrame, name: FactName, value: string | Date): Fact {
  return { name: frame.words(`mail.facts.${name}`), value: value instanceof Date ? day(frame, value) : value };
}

function nextCharge(frame: LetterFrame, matter: LetterMatter): Fact {
  return fact(frame, 'nextCharge', frame.words('mail.facts.amountOn', valuesOf(frame, matter)));
}

function plan({ words }: LetterFrame, { subscription }: LetterMatter): Fact {
  return { name: words('mail.facts.plan'), value: words(`subscriptions.plan.${subscription.every}`) };
}

function card({ words }: LetterFrame, { subscription }: LetterMatter): Fact {
  return { name: words('mail.facts.card'), value: `${subscription.cardBrand} •••• ${subscription.cardLast4}` };
}
