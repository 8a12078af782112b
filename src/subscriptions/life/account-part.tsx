import type { Child } from 'hono/jsx';
import { type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { offerLeft } from '../offers/say.ts';
import type { SubscriptionView } from '../subscription-of.ts';
import { mostPausedMonths } from './pause.ts';
import { partings, type Said, saidPhrases } from './said.ts';

type PartProps = { frame: Frame; subscription: SubscriptionView | undefined; said: Said | undefined };

/** The account's part on the subscription: how it stands, what comes next, and everything one may do about it. */
export function SubscriptionPart({ frame, subscription, said }: PartProps) {
  const { words, href } = frame;
  const isOver = !subscription || subscription.state === 'ended';
  const isBad = said === 'declined' || said === 'not-now' || said === 'unreachable' || said === 'own-subscription';
  return (
    <section class="account-part" aria-labelledby="account-plan">
      <h2 id="account-plan">{words('site.account.subscription')}</h2>
      {said ? <Notice tone={isBad ? 'bad' : 'good'}>{words(saidPhrases[said])}</Notice> : null}
      {isOver ? (
        <>
          <p>{subscription ? words('site.account.ended', { day: dayOf(frame, subscription.readsUntil) }) : words('site.account.none')}</p>
          <p>
            <a class="button button-strong" href={href('/subscribe')}>
              {words('site.account.seeOffers')}
            </a>
          </p>
        </>
      ) : (
        <>
          <Standing frame={frame} subscription={subscription} />
          <Facts frame={frame} subscription={subscription} />
          <Acts frame={frame} subscription={subscription} />
        </>
      )}
      {subscription && (subscription.state === 'cancelled' || isOver) && said !== 'thanks' ? <Parting frame={frame} /> : null}
    </section>
  );
}

function dayOf(frame: Frame, at: Date): string {
  return dayText(at, frame.language, frame.timeZone, frame.now);
}

function Standing({ frame, subscription }: { frame: Frame; subscription: SubscriptionView }) {
  const { words } = frame;
  const { state, readsUntil, pausedUntil } = subscription;
  if (state === 'late') return <Notice tone="bad">{words('subscriptions.account.late', { day: dayOf(frame, readsUntil) })}</Notice>;
  if (state === 'paused' && pausedUntil)
    return <Notice>{words('subscriptions.account.paused', { from: dayOf(frame, readsUntil), day: dayOf(frame, pausedUntil) })}</Notice>;
  return null;
}

function Facts({ frame, subscription }: { frame: Frame; subscription: SubscriptionView }) {
  const { words, language } = frame;
  const { every, kind, price, nextCharge, next, offer, card, periodEndsAt, seats } = subscription;
  return (
    <dl class="facts">
      <Fact name={words('site.account.plan')}>
        {words(every === 'month' ? 'design.offer.monthly' : 'design.offer.annual')}
        {seats ? ` · ${words('subscriptions.group.seatCount', { seats })}` : null}
        {kind === 'trial' && subscription.state === 'running' ? <span class="mark">{words('design.offer.trial')}</span> : null}
      </Fact>
      <Fact name={words('site.account.price')}>
        <bdi>{moneyText(price, language)}</bdi> {words(every === 'month' ? 'design.offer.aMonth' : 'design.offer.aYear')}
      </Fact>
      {nextCharge ? (
        <Fact name={words('site.account.nextCharge')}>
          <bdi>{moneyText(nextCharge.amount, language)}</bdi> · <Day frame={frame} at={nextCharge.at} />
        </Fact>
      ) : (
        <Fact name={words('site.account.readsUntil')}>
          <Day frame={frame} at={subscription.state === 'late' ? subscription.readsUntil : periodEndsAt} />
        </Fact>
      )}
      {offer && subscription.state !== 'cancelled' ? (
        <Fact name={words('subscriptions.checkout.offer')}>
          {offer.code} · {offerLeft(frame, next?.price ?? price, offer.discount)}
        </Fact>
      ) : null}
      {next ? (
        <Fact name={words('subscriptions.account.then')}>
          {words(`subscriptions.plan.${next.every}`)} · <bdi>{moneyText(next.price, language)}</bdi>
        </Fact>
      ) : null}
      <Fact name={words('site.account.card')}>
        <bdi dir="ltr">
          {card.brand} ···· {card.last4}
        </bdi>
      </Fact>
    </dl>
  );
}

function Acts({ frame, subscription }: { frame: Frame; subscription: SubscriptionView }) {
  const { words, href } = frame;
  const { state, periodEndsAt, every, kind } = subscription;
  const day = dayOf(frame, periodEndsAt);
  if (state === 'cancelled')
    return (
      <form method="post" action={href('/account/resume')}>
        <p>{words('site.account.cancelled', { day })}</p>
        <SubmitButton>{words('site.account.resume')}</SubmitButton>
      </form>
    );
  return (
    <div class="account-acts">
      {state === 'paused' ? (
        <form method="post" action={href('/account/resume')}>
          <SubmitButton>{words('subscriptions.account.unpause')}</SubmitButton>
        </form>
      ) : null}
      <form method="post" action={href('/account/card')}>
        <SubmitButton look={state === 'late' ? 'strong' : 'quiet'}>{words('subscriptions.account.newCard')}</SubmitButton>
      </form>
      {state === 'running' ? (
        <p>
          <a class="button button-quiet" href={href(subscription.seats ? '/account/group' : '/account/plan')}>
            {words(subscription.seats ? 'subscriptions.group.account.open' : 'subscriptions.account.changePlan')}
          </a>
        </p>
      ) : null}
      {state === 'running' && every === 'month' && kind === 'paid' ? <PauseForm frame={frame} /> : null}
      <form method="post" action={href('/account/cancel')}>
        <SubmitButton look="quiet">{words('site.account.cancel')}</SubmitButton>
        <p class="hint">{state === 'late' ? words('subscriptions.account.cancelLate') : words('site.account.cancelHint', { day })}</p>
      </form>
    </div>
  );
}

function PauseForm({ frame: { words, href } }: { frame: Frame }) {
  return (
    <form class="pause-form" method="post" action={href('/account/pause')}>
      <label for="pause-months">{words('subscriptions.account.pauseFor')}</label>{' '}
      <select id="pause-months" name="months">
        {Array.from({ length: mostPausedMonths }, (_, at) => (
          <option value={String(at + 1)}>{words('subscriptions.account.months', { months: at + 1 })}</option>
        ))}
      </select>{' '}
      <SubmitButton look="quiet">{words('subscriptions.account.pause')}</SubmitButton>
    </form>
  );
}

/** Why, asked once it is done, and not needed. */
function Parting({ frame: { words, href } }: { frame: Frame }) {
  return (
    <form class="parting-form" method="post" action={href('/account/parting')}>
      <label for="parting-reason">{words('subscriptions.parting.ask')}</label>{' '}
      <select id="parting-reason" name="reason">
        {partings.map((reason) => (
          <option value={reason}>{words(`subscriptions.parting.${reason}`)}</option>
        ))}
      </select>{' '}
      <SubmitButton look="quiet">{words('subscriptions.parting.send')}</SubmitButton>
    </form>
  );
}

function Day({ frame, at }: { frame: Frame; at: Date }) {
  return <time datetime={at.toISOString()}>{dayOf(frame, at)}</time>;
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
