import { FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Checkout } from '../store/checkouts.ts';
import type { SubscriptionView } from '../subscription-of.ts';
import { Terms } from './terms.tsx';

/** What will be agreed, and the button that agrees to it and leads to the payment page. */
export function TermsPage({ frame, checkout, isUnreachable }: { frame: Frame; checkout: Checkout; isUnreachable: boolean }) {
  const { words, href } = frame;
  const isTrial = checkout.terms.trialDays > 0;
  return (
    <FormPage frame={frame} title={words(isTrial ? 'subscriptions.checkout.trialTitle' : 'subscriptions.checkout.paidTitle')}>
      {isUnreachable ? <Notice tone="bad">{words('subscriptions.checkout.unreachable')}</Notice> : null}
      <Terms frame={frame} checkout={checkout} isWhole />
      <form method="post" action={href(`/checkout/${checkout.id}`)}>
        <SubmitButton>{words('subscriptions.checkout.agree')}</SubmitButton>
      </form>
      <p class="form-note">{words('subscriptions.checkout.next')}</p>
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

/** Back from the payment page before word of it has come. The page asks again by itself; the button asks the provider. */
export function WaitingPage({ frame, checkoutId, isAsked }: { frame: Frame; checkoutId: string; isAsked: boolean }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('subscriptions.waiting.title')} intro={<p>{words('subscriptions.waiting.text')}</p>}>
      {isAsked ? <Notice>{words('subscriptions.waiting.notYet')}</Notice> : null}
      <form method="post" action={href('/subscribe/done')}>
        <input type="hidden" name="checkout" value={checkoutId} />
        <SubmitButton>{words('subscriptions.waiting.ask')}</SubmitButton>
      </form>
      <p class="form-note">
        <a href={href(`/checkout/${checkoutId}`)}>{words('subscriptions.waiting.back')}</a>
      </p>
    </FormPage>
  );
}

export function DonePage({
  frame,
  subscription,
  returnTo,
}: {
  frame: Frame;
  subscription: SubscriptionView;
  returnTo: string | undefined;
}) {
  const { words, href, language } = frame;
  const { nextCharge, kind, every } = subscription;
  const day = dayText(subscription.periodEndsAt, language, frame.timeZone, frame.now);
  const values = { paper: frame.paper.name, day, price: moneyText(nextCharge?.amount ?? subscription.price, language) };
  return (
    <FormPage frame={frame} title={words('subscriptions.done.title')} intro={<p>{words('subscriptions.done.intro', values)}</p>}>
      <p>{words(kind === 'trial' ? 'subscriptions.done.trial' : `subscriptions.done.${every}`, values)}</p>
      <p>
        <a class="button button-strong" href={subscription.seats ? href('/account/group') : (returnTo ?? href('/'))}>
          {words(subscription.seats ? 'subscriptions.group.done' : 'subscriptions.done.read')}
        </a>{' '}
        <a class="button button-quiet" href={href('/account')}>
          {words('subscriptions.offer.account')}
        </a>
      </p>
    </FormPage>
  );
}
