import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { OfferProblem } from '../offers/rules.ts';
import { problemSentence } from '../offers/say.ts';
import type { Checkout } from '../store/checkouts.ts';
import type { SubscriptionView } from '../subscription-of.ts';
import { Terms } from './terms.tsx';

/** A code that was typed, and why there is no offer for it. */
export type TriedCode = { code: string; problem: OfferProblem };

type TermsPageProps = {
  frame: Frame;
  checkout: Checkout;
  isUnreachable?: boolean;
  tried?: TriedCode | undefined;
  /** The offer these terms had a moment ago, and why they have it no longer. */
  lost?: TriedCode | undefined;
};

/** What will be agreed, and the button that agrees to it and leads to the payment page. */
export function TermsPage({ frame, checkout, isUnreachable = false, tried, lost }: TermsPageProps) {
  const { words, href } = frame;
  const isTrial = checkout.terms.trialDays > 0;
  return (
    <FormPage frame={frame} title={words(isTrial ? 'subscriptions.checkout.trialTitle' : 'subscriptions.checkout.paidTitle')}>
      {isUnreachable ? <Notice tone="bad">{words('subscriptions.checkout.unreachable')}</Notice> : null}
      {lost ? (
        <Notice tone="bad">
          {problemSentence(frame, lost.problem, lost.code)} {words('subscriptions.code.lost')}
        </Notice>
      ) : null}
      <Terms frame={frame} checkout={checkout} isWhole />
      <form method="post" action={href(`/checkout/${checkout.id}`)}>
        <SubmitButton>{words('subscriptions.checkout.agree')}</SubmitButton>
      </form>
      <p class="form-note">{words('subscriptions.checkout.next')}</p>
      {checkout.page || checkout.terms.seats ? null : <CodeForm frame={frame} checkout={checkout} tried={tried} />}
    </FormPage>
  );
}

/** Where a code is typed, or the offer of one taken off again. Below the button that agrees, which most people look for. */
function CodeForm({ frame, checkout, tried }: { frame: Frame; checkout: Checkout; tried: TriedCode | undefined }) {
  const { words, href } = frame;
  return (
    <form class="code-form" method="post" action={href(`/checkout/${checkout.id}/offer`)}>
      {checkout.offer ? (
        <SubmitButton look="quiet" name="code" value="">
          {words('subscriptions.code.takeOff', { code: checkout.offer.code })}
        </SubmitButton>
      ) : (
        <>
          <Field
            name="code"
            label={words('subscriptions.code.label')}
            value={tried?.code}
            problem={tried && problemSentence(frame, tried.problem, tried.code)}
            autocomplete="off"
            maxlength={40}
            size="short"
            dir="ltr"
          />
          <SubmitButton look="quiet">{words('subscriptions.code.use')}</SubmitButton>
        </>
      )}
    </form>
  );
}

export type ClosedReason = 'unknown' | 'expired' | 'already-subscribed' | 'trial-used' | 'offer-gone';
const closedPhrases = {
  unknown: 'unknown',
  expired: 'expired',
  'already-subscribed': 'alreadySubscribed',
  'trial-used': 'trialUsed',
  'offer-gone': 'offerGone',
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
