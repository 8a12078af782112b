import { FormPage, type Frame, Notice, type Offer, OfferCards } from '#design';
import { dayText } from '#platform/dates.ts';
import { type Held, standing } from './grants/account-part.tsx';
import type { JudgedOffer } from './offers/judge-link.ts';
import { problemSentence } from './offers/say.ts';
import type { SubscriptionView } from './subscription-of.ts';

/** Why the offer isn't simply the offer. */
export type OfferNote = 'no-such-plan';

type OfferPageProps = {
  frame: Frame;
  offer: Offer;
  to: string;
  /** The plan chosen before signing in. */
  plan: string | undefined;
  subscription: SubscriptionView | undefined;
  /** They, or somebody of their address, have subscribed before. */
  isKnown: boolean;
  note: OfferNote | undefined;
  sellsGroups: boolean;
  /** The code of the address, and whether there is an offer for it. */
  code: JudgedOffer | undefined;
  /** What they were given and read by now. */
  grants: Held[];
};

export function OfferPage({ frame, offer, to, plan, subscription, isKnown, note, code, grants, sellsGroups }: OfferPageProps) {
  const { words, href } = frame;
  if (subscription && subscription.state !== 'ended')
    return <SubscribedPage frame={frame} subscription={subscription} sellsGroups={sellsGroups} />;
  const chosen = offer.plans.filter((one) => one.slug === plan);
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.offer.title')}
      width="wide"
      intro={<p>{words('subscriptions.offer.intro', { paper: frame.paper.name })}</p>}
    >
      {note === 'no-such-plan' ? <Notice tone="bad">{words('subscriptions.offer.noSuchPlan')}</Notice> : null}
      {code?.problem ? <Notice tone="bad">{problemSentence(frame, code.problem, code.code)}</Notice> : null}
      {code?.offer ? <Notice tone="good">{words('subscriptions.code.applied', { code: code.code })}</Notice> : null}
      {grants.length > 0 ? (
        <Notice>
          {grants.map((grant) => (
            <p>{standing(frame, grant)}</p>
          ))}
          <p>{words('subscriptions.granted.subscribeAnyway')}</p>
        </Notice>
      ) : null}
      {isKnown ? <Notice>{words(subscription ? 'subscriptions.offer.hadTrial' : 'subscriptions.granted.hadTrial')}</Notice> : null}
      {chosen.length > 0 ? <Notice tone="good">{words('subscriptions.offer.chosen')}</Notice> : null}
      <OfferCards frame={frame} offer={chosen.length > 0 ? { ...offer, plans: chosen } : offer} to={to} level={2} />
      <p class="form-note">
        <a href={href('/subscribe/gift')}>{words('subscriptions.gift.offered')}</a>
      </p>
      {chosen.length > 0 ? (
        <p class="form-note">
          <a href={`${href('/subscribe')}?${new URLSearchParams({ to })}`}>{words('subscriptions.offer.allPlans')}</a>
        </p>
      ) : null}
      {sellsGroups ? <GroupsLink frame={frame} /> : null}
    </FormPage>
  );
}

function GroupsLink({ frame: { words, href } }: { frame: Frame }) {
  return (
    <p class="form-note">
      <a href={href('/subscribe/group')}>{words('subscriptions.group.offer.link')}</a>
    </p>
  );
}

const phraseOf = {
  running: 'subscriptions.offer.subscribed',
  late: 'subscriptions.offer.late',
  paused: 'subscriptions.offer.paused',
  cancelled: 'subscriptions.offer.cancelled',
  ended: 'subscriptions.offer.cancelled',
} as const;

function SubscribedPage({ frame, subscription, sellsGroups }: { frame: Frame; subscription: SubscriptionView; sellsGroups: boolean }) {
  const { words, href } = frame;
  const day = dayText(
    subscription.state === 'late' ? subscription.readsUntil : subscription.periodEndsAt,
    frame.language,
    frame.timeZone,
    frame.now,
  );
  const text = words(phraseOf[subscription.state], { day });
  return (
    <FormPage frame={frame} title={words('subscriptions.offer.subscribedTitle')} intro={<p>{text}</p>}>
      <p>
        <a class="button button-strong" href={href('/account')}>
          {words('subscriptions.offer.account')}
        </a>
      </p>
      {sellsGroups && !subscription.seats ? <GroupsLink frame={frame} /> : null}
    </FormPage>
  );
}
