import { Field, FormPage, type Frame, Notice, RadioCards, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Every } from '../../rules.ts';
import type { SeatPreview } from '../change-seats.ts';
import { fewestSeats, mostSeats } from '../rules.ts';
import type { Group } from '../store/groups.ts';

type SeatsProps = { frame: Frame; group: Group; typed: { seats: string; every: Every }; outcome: SeatPreview | undefined };

const refusals = {
  seats: 'subscriptions.group.seats.bad',
  'too-few': 'subscriptions.group.seats.tooFew',
  'not-now': 'subscriptions.said.notNow',
  'no-such-plan': 'subscriptions.offer.noSuchPlan',
  same: 'subscriptions.group.seats.same',
  unreachable: 'subscriptions.said.unreachable',
} as const;

/** How many seats a group is to have, what that costs today and from when on, and the button that agrees. */
export function SeatsPage({ frame, group, typed, outcome }: SeatsProps) {
  const { words, href } = frame;
  const values = { fewest: fewestSeats, most: mostSeats, used: group.used };
  const problem = outcome && !outcome.ok ? words(refusals[outcome.reason], values) : undefined;
  const ofSeats = outcome && !outcome.ok && (outcome.reason === 'seats' || outcome.reason === 'too-few');
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.group.seats.title')}
      intro={<p>{words('subscriptions.group.seats.intro', { seats: group.seats, used: group.used })}</p>}
    >
      {problem && !ofSeats ? <Notice tone="bad">{problem}</Notice> : null}
      {outcome?.ok ? <Preview frame={frame} group={group} outcome={outcome} /> : null}
      <form method="get" action={href('/account/group/seats')}>
        <input type="hidden" name="group" value={group.id} />
        <Field
          name="seats"
          label={words('subscriptions.group.offer.seats')}
          hint={words('subscriptions.group.offer.seatsHint', values)}
          value={typed.seats}
          problem={ofSeats ? problem : undefined}
          inputmode="numeric"
          size="short"
          required
          maxlength={3}
        />
        <RadioCards
          name="every"
          legend={words('subscriptions.group.offer.plan')}
          chosen={typed.every}
          cards={(['month', 'year'] as const).map((every) => ({ value: every, title: words(`subscriptions.plan.${every}`) }))}
        />
        <SubmitButton look={outcome?.ok ? 'quiet' : 'strong'}>{words('subscriptions.group.seats.show')}</SubmitButton>
      </form>
      <p class="form-note">
        <a href={`${href('/account/group')}?group=${group.id}`}>{words('subscriptions.group.back')}</a>
      </p>
    </FormPage>
  );
}

function Preview({ frame, group, outcome: { change, preview } }: { frame: Frame; group: Group; outcome: SeatPreview & { ok: true } }) {
  const { words, href, language, timeZone } = frame;
  const { terms, seats } = change;
  const price = moneyText(terms.price, language);
  const day = dayText(preview.nextAt, language, timeZone, new Date(0));
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{words('subscriptions.group.offer.seats')}</dt>
          <dd>{String(seats)}</dd>
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
      <p>{words(change.isAtOnce ? 'subscriptions.group.seats.now' : 'subscriptions.group.seats.next', { day })}</p>
      <p>{words(`subscriptions.checkout.renews.${terms.every}`, { price })}</p>
      <form method="post" action={href('/account/group/seats')}>
        <input type="hidden" name="group" value={group.id} />
        <input type="hidden" name="seats" value={String(seats)} />
        <input type="hidden" name="every" value={terms.every} />
        <input type="hidden" name="shown" value={String(preview.asOf.getTime())} />
        <SubmitButton>{words('subscriptions.group.seats.agree')}</SubmitButton>
      </form>
    </>
  );
}
