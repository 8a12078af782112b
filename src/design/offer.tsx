import type { Frame, Offer, PlanView } from './models.ts';

export type OfferCardsProps = {
  frame: Frame;
  offer: Offer;
  /** Where the reader goes once subscribed: the story they stood at. */
  to: string;
  /** Of the headings inside; one below the heading around. */
  level?: 2 | 3;
};

/** What subscribers have, and one card per plan, each with the button that chooses it. On the wall and on /subscribe. */
export function OfferCards({ frame, offer, to, level = 3 }: OfferCardsProps) {
  const { words } = frame;
  const Heading = `h${level}` as const;
  return (
    <div class="offer">
      {offer.benefits.length > 0 ? (
        <div class="offer-benefits">
          <Heading class="offer-title">{words('design.offer.benefits')}</Heading>
          <ul class="benefits">
            {offer.benefits.map((benefit) => (
              <li>
                {benefit.text}
                {benefit.isNew ? <span class="mark">{words('design.offer.new')}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div class="plans">
        {offer.plans.map((plan) => (
          <PlanCard frame={frame} plan={plan} to={to} level={level} />
        ))}
      </div>
      <p class="offer-cancel">{words(offer.plans.length === 0 ? 'design.offer.none' : 'design.offer.cancel')}</p>
    </div>
  );
}

function PlanCard({ frame, plan, to, level }: { frame: Frame; plan: PlanView; to: string; level: 2 | 3 }) {
  const { words, href } = frame;
  const Heading = `h${level}` as const;
  return (
    <form class={plan.isBestValue ? 'plan plan-best' : 'plan'} method="post" action={href('/subscribe')}>
      <input type="hidden" name="plan" value={plan.slug} />
      <input type="hidden" name="to" value={to} />
      <Heading class="plan-title">
        {words(planTitle(plan))}
        {plan.isBestValue ? <span class="mark mark-strong">{words('design.offer.bestValue')}</span> : null}
      </Heading>
      <PlanPrice frame={frame} plan={plan} />
      {plan.saving ? <p class="plan-saving">{words('design.offer.saving', { saving: plan.saving })}</p> : null}
      <button type="submit" class={plan.isBestValue ? 'button button-strong' : 'button button-quiet'}>
        {words(planCall(plan))}
      </button>
    </form>
  );
}

function PlanPrice({ frame, plan }: { frame: Frame; plan: PlanView }) {
  const { words } = frame;
  if (plan.trialDays > 0) {
    const then = plan.every === 'month' ? 'design.offer.thenMonth' : 'design.offer.thenYear';
    return (
      <p class="plan-price">
        <strong>{words('design.offer.daysFree', { days: plan.trialDays })}</strong>
        <span class="plan-every">{words(then, { price: plan.price })}</span>
      </p>
    );
  }
  return (
    <p class="plan-price">
      <strong>
        <bdi>{plan.price}</bdi>
      </strong>
      <span class="plan-every">{words(plan.every === 'month' ? 'design.offer.aMonth' : 'design.offer.aYear')}</span>
    </p>
  );
}

function planTitle(plan: PlanView) {
  if (plan.trialDays > 0) return 'design.offer.trial';
  return plan.every === 'month' ? 'design.offer.monthly' : 'design.offer.annual';
}

function planCall(plan: PlanView) {
  if (plan.trialDays > 0) return 'design.offer.startTrial';
  return plan.every === 'month' ? 'design.offer.takeMonth' : 'design.offer.takeYear';
}
