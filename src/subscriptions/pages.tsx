import { FormPage, type Frame, Notice, type Offer, OfferCards } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { SubscriptionView } from './subscription-of.ts';

/** Why the offer isn't simply the offer. */
export type OfferNote = 'unavailable' | 'no-such-plan';

type OfferPageProps = {
  frame: Frame;
  offer: Offer;
  to: string;
  /** The plan chosen before signing in. */
  plan: string | undefined;
  subscription: SubscriptionView | undefined;
  note: OfferNote | undefined;
};

export function OfferPage({ frame, offer, to, plan, subscription, note }: OfferPageProps) {
  const { words, href } = frame;
  if (subscription && subscription.state !== 'ended') return <SubscribedPage frame={frame} subscription={subscription} />;
  const chosen = offer.plans.filter((one) => one.slug === plan);
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.offer.title')}
      width="wide"
      intro={<p>{words('subscriptions.offer.intro', { paper: frame.paper.name })}</p>}
    >
      {note === 'unavailable' ? <Notice tone="bad">{words('subscriptions.offer.unavailable')}</Notice> : null}
      {note === 'no-such-plan' ? <Notice tone="bad">{words('subscriptions.offer.noSuchPlan')}</Notice> : null}
      {subscription ? <Notice>{words('subscriptions.offer.hadTrial')}</Notice> : null}
      {chosen.length > 0 ? <Notice tone="good">{words('subscriptions.offer.chosen')}</Notice> : null}
      {note === 'unavailable' ? null : (
        <OfferCards frame={frame} offer={chosen.length > 0 ? { ...offer, plans: chosen } : offer} to={to} level={2} />
      )}
      {chosen.length > 0 ? (
        <p class="form-note">
          <a href={`${href('/subscribe')}?${new URLSearchParams({ to })}`}>{words('subscriptions.offer.allPlans')}</a>
        </p>
      ) : null}
    </FormPage>
  );
}

function SubscribedPage({ frame, subscription }: { frame: Frame; subscription: SubscriptionView }) {
  const { words, href } = frame;
  const isCancelled = subscription.state === 'cancelled';
  const day = dayText(subscription.periodEndsAt, frame.language, frame.timeZone, frame.now);
  const text = words(isCancelled ? 'subscriptions.offer.cancelled' : 'subscriptions.offer.subscribed', { day });
  return (
    <FormPage frame={frame} title={words('subscriptions.offer.subscribedTitle')} intro={<p>{text}</p>}>
      <p>
        <a class="button button-strong" href={href('/account')}>
          {words('subscriptions.offer.account')}
        </a>
      </p>
    </FormPage>
  );
}

export type ClosedReason = 'unknown' | 'expired' | 'already-subscribed' | 'trial-used';
const closedPhrases = {
  unknown: 'unknown',
  expired: 'expired',
  'already-subscribed': 'alreadySubscribed',
  'trial-used': 'trialUsed',
} as const;

/** Nothing can be bought here any more, and nothing has been. */
export function ClosedPage({ frame, reason }: { frame: Frame; reason: ClosedReason }) {
  const { words, href } = frame;
  const toAccount = reason === 'already-subscribed';
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.closed.title')}
      intro={<p>{words(`subscriptions.closed.${closedPhrases[reason]}`)}</p>}
    >
      <p>
        <a class="button button-strong" href={href(toAccount ? '/account' : '/subscribe')}>
          {words(toAccount ? 'subscriptions.offer.account' : 'subscriptions.closed.offer')}
        </a>
      </p>
    </FormPage>
  );
}

export function DonePage({ frame, subscription }: { frame: Frame; subscription: SubscriptionView }) {
  const { words, href, language } = frame;
  const { nextCharge, kind, every } = subscription;
  const day = dayText(subscription.periodEndsAt, language, frame.timeZone, frame.now);
  const values = { paper: frame.paper.name, day, price: moneyText(nextCharge?.amount ?? subscription.price, language) };
  return (
    <FormPage frame={frame} title={words('subscriptions.done.title')} intro={<p>{words('subscriptions.done.intro', values)}</p>}>
      <p>{words(kind === 'trial' ? 'subscriptions.done.trial' : `subscriptions.done.${every}`, values)}</p>
      <p>
        <a class="button button-strong" href={href('/')}>
          {words('subscriptions.done.read')}
        </a>{' '}
        <a class="button button-quiet" href={href('/account')}>
          {words('subscriptions.offer.account')}
        </a>
      </p>
    </FormPage>
  );
}
