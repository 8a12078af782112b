import { Field, FormPage, type Frame, Notice, Problem, RadioCards, SubmitButton } from '#design';
import { moneyText } from '#platform/money.ts';
import type { Plan } from '../../store/plans.ts';
import { fewestSeats, mostSeats, priceOfSeats, type SeatDiscount } from '../rules.ts';
import { BillingFields, type TypedBilling } from './billing-fields.tsx';

export type TypedGroup = TypedBilling & { seats: string; plan: string };
export type GroupProblems = Partial<Record<keyof TypedGroup, string>>;

type OfferProps = {
  frame: Frame;
  /** In one currency; those there are besides are a link away. */
  plans: Plan[];
  currencies: string[];
  discounts: SeatDiscount[];
  /** Undefined for who isn't signed in: then nothing is asked yet. */
  typed: TypedGroup | undefined;
  problems: GroupProblems;
  /** They subscribe already: their subscription becomes the group's. */
  isSubscriber: boolean;
  refused: 'not-now' | undefined;
};

const samples = [5, 10, 25, 50, 100];

/** What seats for several readers cost, and the form that begins a group. */
export function GroupOfferPage(props: OfferProps) {
  const { frame, plans, currencies, discounts, typed, isSubscriber, refused } = props;
  const { words, href, language } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.group.offer.title')}
      width="wide"
      intro={<p>{words('subscriptions.group.offer.intro', { paper: frame.paper.name })}</p>}
    >
      {refused ? <Notice tone="bad">{words('subscriptions.group.offer.notNow')}</Notice> : null}
      <PriceTable {...props} />
      {discounts
        .toSorted((a, b) => a.fromSeat - b.fromSeat)
        .map(({ fromSeat, percent }) => (
          <p class="hint">{words('subscriptions.group.offer.discount', { seat: fromSeat, percent })}</p>
        ))}
      {currencies.length > 1 ? (
        <p class="form-note">
          {currencies
            .filter((one) => one !== plans[0]?.currency)
            .map((one) => (
              <>
                <a href={`${href('/subscribe/group')}?${new URLSearchParams({ currency: one })}`}>{one}</a>{' '}
              </>
            ))}
        </p>
      ) : null}
      {typed ? (
        <form method="post" action={href('/subscribe/group')}>
          <input type="hidden" name="currency" value={plans[0]?.currency ?? ''} />
          {isSubscriber ? <Notice>{words('subscriptions.group.offer.subscriber')}</Notice> : null}
          <Field
            name="seats"
            label={words('subscriptions.group.offer.seats')}
            hint={words('subscriptions.group.offer.seatsHint', { fewest: fewestSeats, most: mostSeats })}
            value={typed.seats}
            problem={props.problems.seats}
            inputmode="numeric"
            size="short"
            required
            maxlength={3}
          />
          {isSubscriber ? (
            <Problem id="field-plan-problem" text={props.problems.plan} />
          ) : (
            <RadioCards
              name="plan"
              legend={words('subscriptions.group.offer.plan')}
              chosen={typed.plan}
              problem={props.problems.plan}
              cards={plans.map((plan) => ({
                value: plan.slug,
                title: words(`subscriptions.plan.${plan.every}`),
                about: seatPrice(frame, plan),
              }))}
            />
          )}
          <BillingFields frame={frame} typed={typed} problems={props.problems} />
          <SubmitButton>{words('subscriptions.group.offer.go')}</SubmitButton>
          <p class="form-note">{words('subscriptions.group.offer.next')}</p>
        </form>
      ) : (
        <p>
          <a class="button button-strong" href={`${href('/sign-in')}?${new URLSearchParams({ to: href('/subscribe/group') })}`}>
            {words('subscriptions.group.offer.signIn')}
          </a>
        </p>
      )}
      <p class="form-note">
        <a href={href('/subscribe')}>{words('subscriptions.group.offer.single')}</a>
      </p>
    </FormPage>
  );

  function seatPrice({ words }: Frame, { priceMinor, currency, every }: Plan) {
    const price = moneyText({ minor: priceMinor, currency }, language);
    return words(every === 'month' ? 'subscriptions.group.offer.perSeatMonth' : 'subscriptions.group.offer.perSeatYear', { price });
  }
}

function PriceTable({ frame, plans, discounts }: OfferProps) {
  const { words, language } = frame;
  if (plans.length === 0) return <p>{words('subscriptions.planChange.none')}</p>;
  return (
    <table class="receipts group-prices">
      <caption>{words('subscriptions.group.offer.prices')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('subscriptions.group.offer.seats')}</th>
          {plans.map((plan) => (
            <th scope="col">{words(`subscriptions.plan.${plan.every}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {samples.map((seats) => (
          <tr>
            <td>{String(seats)}</td>
            {plans.map(({ priceMinor, currency, every }) => (
              <td>
                <bdi>{moneyText(priceOfSeats({ minor: priceMinor, currency }, seats, discounts), language)}</bdi>{' '}
                {words(every === 'month' ? 'design.offer.aMonth' : 'design.offer.aYear')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
