import { FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Plan } from '../store/plans.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { PreviewOutcome } from './change-plan.ts';

type PlanPageProps = { frame: Frame; plans: Plan[]; running: Subscription | undefined; outcome: PreviewOutcome | undefined };

/** The plans a subscriber may change to; with one chosen, what it costs today and from when on, and the button that agrees. */
export function PlanPage({ frame, plans, running, outcome }: PlanPageProps) {
  const { words, href } = frame;
  const others = plans.filter((plan) => plan.slug !== running?.planSlug || running.nextEvery !== null);
  return (
    <FormPage frame={frame} title={words('subscriptions.planChange.title')}>
      {outcome && !outcome.ok ? <Notice tone="bad">{words(refusals[outcome.reason])}</Notice> : null}
      {outcome?.ok ? <Preview frame={frame} outcome={outcome} /> : null}
      {outcome?.ok || !running ? null : <Choices frame={frame} plans={others} />}
      <p class="form-note">
        <a href={href('/account')}>{words('subscriptions.offer.account')}</a>
      </p>
    </FormPage>
  );
}

const refusals = {
  'not-subscribed': 'subscriptions.planChange.notSubscribed',
  'no-such-plan': 'subscriptions.offer.noSuchPlan',
  'not-now': 'subscriptions.said.notNow',
  'same-plan': 'subscriptions.planChange.same',
  unreachable: 'subscriptions.said.unreachable',
} as const;

function Choices({ frame, plans }: { frame: Frame; plans: Plan[] }) {
  const { words, href, language } = frame;
  if (plans.length === 0) return <p>{words('subscriptions.planChange.none')}</p>;
  return (
    <ul class="plan-choices">
      {plans.map((plan) => (
        <li>
          <a href={`${href('/account/plan')}?${new URLSearchParams({ plan: plan.slug })}`}>{words(`subscriptions.plan.${plan.every}`)}</a>{' '}
          <bdi>{moneyText({ minor: plan.priceMinor, currency: plan.currency }, language)}</bdi>{' '}
          {words(plan.every === 'month' ? 'design.offer.aMonth' : 'design.offer.aYear')}
        </li>
      ))}
    </ul>
  );
}

function Preview({ frame, outcome: { change, preview } }: { frame: Frame; outcome: PreviewOutcome & { ok: true } }) {
  const { words, href, language, timeZone } = frame;
  const { plan, terms } = change;
  const price = moneyText(terms.price, language);
  const day = dayText(preview.nextAt, language, timeZone, new Date(0));
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{words('subscriptions.checkout.plan')}</dt>
          <dd>{words(`subscriptions.plan.${plan.every}`)}</dd>
        </div>
        <div>
          <dt>{words('subscriptions.checkout.today')}</dt>
          <dd>
            <bdi>{moneyText(preview.dueNow, language)}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words('subscriptions.checkout.nextCharge')}</dt>
          <dd>{words('subscriptions.checkout.amountOn', { price, day })}</dd>
        </div>
      </dl>
      {change.subscription.offerCode ? <p>{words('subscriptions.planChange.offerEnds', { code: change.subscription.offerCode })}</p> : null}
      <p>{words(change.isAtOnce ? 'subscriptions.planChange.now' : 'subscriptions.planChange.next', { day })}</p>
      <p>{words(`subscriptions.checkout.renews.${plan.every}`, { price })}</p>
      <form method="post" action={href('/account/plan')}>
        <input type="hidden" name="plan" value={plan.slug} />
        <input type="hidden" name="shown" value={String(preview.asOf.getTime())} />
        <SubmitButton>{words('subscriptions.planChange.agree')}</SubmitButton>
      </form>
    </>
  );
}
