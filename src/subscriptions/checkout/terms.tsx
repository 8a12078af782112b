import type { Frame } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { periodOf, trialOf } from '../rules.ts';
import type { Checkout } from '../store/checkouts.ts';

/** Changes with every change of the sentences below, in any language: a consent names the version it was given to. */
export const termsVersion = '2026-11-1';

export type TermsText = { facts: { name: string; value: string }[]; sentences: string[] };

/** What pressing the button agrees to, in the reader's language: price, interval, renewal, the trial's end, how to cancel and withdraw. */
export function termsText(frame: Frame, { terms }: Checkout): TermsText {
  const { words, language, timeZone, now } = frame;
  const price = moneyText(terms.price, language);
  const nothing = moneyText({ minor: 0, currency: terms.price.currency }, language);
  const period = terms.trialDays > 0 ? trialOf(terms.trialDays, now) : periodOf(now, terms.every, now);
  const day = dayText(period.endsAt, language, timeZone, new Date(0));
  const isTrial = period.kind === 'trial';
  const next = { name: words(isTrial ? 'subscriptions.checkout.firstCharge' : 'subscriptions.checkout.nextCharge') };
  return {
    facts: [
      { name: words('subscriptions.checkout.plan'), value: words(`subscriptions.plan.${terms.every}`) },
      ...(terms.seats
        ? [{ name: words('subscriptions.group.offer.seats'), value: words('subscriptions.group.seatCount', { seats: terms.seats }) }]
        : []),
      { name: words('subscriptions.checkout.today'), value: isTrial ? nothing : price },
      ...(isTrial ? [{ name: words('subscriptions.checkout.freeUntil'), value: day }] : []),
      { ...next, value: words('subscriptions.checkout.amountOn', { price, day }) },
    ],
    sentences: [
      words(`subscriptions.checkout.renews.${terms.every}`, { price }),
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
