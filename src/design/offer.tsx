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
      <Currencies frame={frame} offer={offer} to={to} />
      <div class="plans">
        {offer.plans.map((plan) => (
          <PlanCard frame={frame} offer={offer} plan={plan} to={to} level={level} />
        ))}
      </div>
      <p class="offer-cancel">{words(offer.plans.length === 0 ? 'design.offer.none' : 'design.offer.cancel')}</p>
    </div>
  );
}

/** The other currencies, as links: a page in another one is the same for all. */
function Currencies({ frame, offer, to }: { frame: Frame; offer: Offer; to: string }) {
  const { currencies = [], currency, code } = offer;
  if (currencies.length === 0) return null;
  const { words, href } = frame;
  const address = (other: string) => {
    const asked = { ...(other === currencies[0]?.code ? {} : { currency: other }), ...(code ? { offer: code } : {}), to };
    return `${href('/subscribe')}?${new URLSearchParams(asked)}`;
  };
  return (
    <nav class="offer-currencies" aria-label={words('design.offer.currencies')}>
      <ul>
        {currencies.map((one) => (
          <li>{one.code === currency ? <span aria-current="true">{one.name}</span> : <a href={address(one.code)}>{one.name}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}

type PlanCardProps = { frame: Frame; offer: Offer; plan: PlanView; to: string; level: 2 | 3 };

function PlanCard({ frame, offer, plan, to, level }: PlanCardProps) {
  const { words, href } = frame;
  const Heading = `h${level}` as const;
  return (
    <form class={plan.isBestValue ? 'plan plan-best' : 'plan'} method="post" action={href('/subscribe')}>
      <input type="hidden" name="plan" value={plan.slug} />
      <input type="hidden" name="to" value={to} />
      {offer.currency === undefined || offer.currency === offer.currencies?.[0]?.code || !offer.currencies?.length ? null : (
        <input type="hidden" name="currency" value={offer.currency} />
      )}
      {offer.code && plan.isInOffer ? <input type="hidden" name="offer" value={offer.code} /> : null}
      <Heading class="plan-title">
        {words(planTitle(plan))}
        {plan.isBestValue ? <span class="mark mark-strong">{words('design.offer.bestValue')}</span> : null}
      </Heading>
      <PlanPrice frame={frame} plan={plan} />
      <Lowered frame={frame} plan={plan} />
      {plan.saving ? <p class="plan-saving">{words('design.offer.saving', { saving: plan.saving })}</p> : null}
      <button type="submit" class={plan.isBestValue ? 'button button-strong' : 'button button-quiet'}>
        {words(planCall(plan))}
      </button>
    </form>
  );
}

/** For how long an offer's price holds, and what is charged after that. */
function Lowered({ frame: { words }, plan }: { frame: Frame; plan: PlanView }) {
  if (!plan.lowered) return null;
  const { payments } = plan.lowered;
  const { price } = plan;
  return (
    <p class="plan-lowered">
      {payments === undefined ? words('design.offer.loweredEver', { price }) : words('design.offer.lowered', { payments, price })}
    </p>
  );
}

function PlanPrice({ frame, plan }: { frame: Frame; plan: PlanView }) {
  const { words } = frame;
  const price = plan.lowered?.price ?? plan.price;
  if (plan.trialDays > 0) {
    const then = plan.every === 'month' ? 'design.offer.thenMonth' : 'design.offer.thenYear';
    return (
      <p class="plan-price">
        <strong>{words('design.offer.daysFree', { days: plan.trialDays })}</strong>
        <span class="plan-every">{words(then, { price })}</span>
      </p>
    );
  }
  return (
    <p class="plan-price">
      <strong>
        <bdi>{price}</bdi>
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
