import type { Frame } from '#design';
import { addCalendar, dayText } from '#platform/dates.ts';
import { type Money, moneyText } from '#platform/money.ts';
import { afterPayment, nextAmount } from '../offers/rules.ts';
import { offerSentence } from '../offers/say.ts';
import { type Terms as Agreed, periodOf, trialOf } from '../rules.ts';
import type { Checkout } from '../store/checkouts.ts';

/** Changes with every change of the sentences below, in any language: a consent names the version it was given to. */
export const termsVersion = '2026-11-2';

export type TermsText = { facts: { name: string; value: string }[]; sentences: string[] };

/** What is charged on the day of the beginning: nothing in a trial. */
export function dueToday({ trialDays, price, discount }: Agreed): Money {
  if (trialDays > 0) return { ...price, minor: 0 };
  return nextAmount(price, discount && { ...discount, left: discount.periods });
}

/** What pressing the button agrees to, in the reader's language: price, interval, renewal, the trial's end, the offer's, how to cancel and withdraw. */
export function termsText(frame: Frame, { terms, offer }: Checkout): TermsText {
  const { words, language, timeZone, now } = frame;
  const { discount } = terms;
  const period = terms.trialDays > 0 ? trialOf(terms.trialDays, now) : periodOf(now, terms.every, now);
  const isTrial = period.kind === 'trial';
  const price = moneyText(terms.price, language);
  const dayOf = (at: Date) => dayText(at, language, timeZone, new Date(0));
  const day = dayOf(period.endsAt);
  const whole = discount && { ...discount, left: discount.periods };
  const charge = moneyText(nextAmount(terms.price, isTrial ? whole : afterPayment(whole)), language);
  const fullAt = discount?.periods ? addCalendar(isTrial ? period.endsAt : now, terms.every, discount.periods) : undefined;
  const next = { name: words(isTrial ? 'subscriptions.checkout.firstCharge' : 'subscriptions.checkout.nextCharge') };
  const full = fullAt && {
    name: words('subscriptions.checkout.fullPrice'),
    value: words('subscriptions.checkout.amountOn', { price, day: dayOf(fullAt) }),
  };
  return {
    facts: [
      { name: words('subscriptions.checkout.plan'), value: words(`subscriptions.plan.${terms.every}`) },
      ...(terms.seats
        ? [{ name: words('subscriptions.group.offer.seats'), value: words('subscriptions.group.seatCount', { seats: terms.seats }) }]
        : []),
      ...(offer ? [{ name: words('subscriptions.checkout.offer'), value: offer.code }] : []),
      { name: words('subscriptions.checkout.today'), value: moneyText(dueToday(terms), language) },
      ...(isTrial ? [{ name: words('subscriptions.checkout.freeUntil'), value: day }] : []),
      { ...next, value: words('subscriptions.checkout.amountOn', { price: charge, day }) },
      ...(full && fullAt > period.endsAt ? [full] : []),
    ],
    sentences: [
      discount
        ? offerSentence(frame, terms.price, terms.every, discount)
        : words(`subscriptions.checkout.renews.${terms.every}`, { price }),
      words('subscriptions.checkout.cancel'),
      words('subscriptions.checkout.withdraw'),
    ],
  };
}

/** The terms as they are kept with a consent: every fact and sentence as it stood on the page. */
export function plainTerms({ facts, sentences }: TermsText): string {
  return [...facts.map(({ name, value }) => `${name}: ${value}`), ...sentences].join('\n').replace(/[\u2066-\u2069]/g, '');
}

export function Terms({ frame, checkout, isWhole }: { frame: Frame; checkout: Checkout; isWhole: boolean }) {
  const { facts, sentences } = termsText(frame, checkout);
  return (
    <>
      <dl class="facts">
        {facts.map(({ name, value }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {(isWhole ? sentences : sentences.slice(0, 1)).map((sentence) => (
        <p>{sentence}</p>
      ))}
    </>
  );
}
