import { type StaffFrame, StaffPage } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { type StateCounts, type Subscriber, type SubscriberState, subscriberStates } from '#subscriptions';
import { Choice, TimeField } from '../forms.tsx';
import { type AskedSubscribers, subscribersQuery } from './filters.ts';

type ListProps = {
  frame: StaffFrame;
  asked: AskedSubscribers;
  lines: Subscriber[];
  next: number | undefined;
  counts: StateCounts;
  plans: string[];
};

/** Everybody who has an account, with what they read by: found by address, number or name at Stripe. */
export function SubscribersPage(props: ListProps) {
  const { frame, asked, lines, next } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('staff.places.subscribers')}
      beside={
        <div class="screen-links">
          {frame.may('subscribers:change') ? (
            <a href={href('/newsroom/subscriber-imports')}>{words('newsroom.subscribers.import.title')}</a>
          ) : null}
          <form method="post" action={href('/newsroom/subscribers.csv')}>
            {Object.entries(asked).map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}
            <button type="submit" class="small-button">
              {words('newsroom.subscribers.export')}
            </button>
          </form>
        </div>
      }
    >
      <Filters {...props} />
      {lines.length === 0 ? (
        <p class="empty">{words(subscribersQuery(asked) ? 'newsroom.subscribers.noneFound' : 'newsroom.subscribers.none')}</p>
      ) : (
        <Lines frame={frame} lines={lines} />
      )}
      {next === undefined ? null : (
        <p class="pager">
          <a href={href('/newsroom/subscribers') + subscribersQuery(asked, { after: String(next) })} rel="next">
            {words('newsroom.subscribers.more')}
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function Filters({ frame, asked, counts, plans }: ListProps) {
  const { words, href } = frame;
  const states = subscriberStates.map((value) => ({ value, name: stateName(frame, value, counts[value]) }));
  const any = (name: string) => ({ value: '', name });
  return (
    <form method="get" action={href('/newsroom/subscribers')} class="filters">
      <div class="field">
        <label for="subscribers-search">{words('newsroom.subscribers.search')}</label>
        <input id="subscribers-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice
        name="state"
        label={words('newsroom.subscribers.standing')}
        options={[any(words('newsroom.subscribers.anyState')), ...states]}
        chosen={asked.state}
      />
      <Choice
        name="plan"
        label={words('newsroom.subscribers.plan')}
        options={[any(words('newsroom.subscribers.anyPlan')), ...plans.map((slug) => ({ value: slug, name: slug }))]}
        chosen={asked.plan}
      />
      {(['beganFrom', 'beganUntil', 'endsFrom', 'endsUntil'] as const).map((name) => (
        <TimeField name={name} label={words(`newsroom.subscribers.${name}`)} type="date" value={asked[name]} />
      ))}
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {subscribersQuery(asked) ? <a href={href('/newsroom/subscribers')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}

function stateName({ words }: StaffFrame, state: SubscriberState, count: number | undefined): string {
  const name = words(`newsroom.subscribers.states.${state}`);
  return count === undefined ? name : words('newsroom.subscribers.stateCount', { name, count });
}

function Lines({ frame, lines }: { frame: StaffFrame; lines: Subscriber[] }) {
  const { words, href } = frame;
  const heads = ['address', 'standing', 'plan', 'began', 'until'] as const;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{words(`newsroom.subscribers.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                <a href={href(`/newsroom/subscribers/${line.id}`)}>
                  <bdi>{line.email || words('newsroom.subscribers.deleted')}</bdi>
                </a>
              </th>
              <td>
                <StateTags frame={frame} line={line} />
              </td>
              <td>{planText(frame, line)}</td>
              <td>{line.startedAt ? shortDay(frame, line.startedAt) : '–'}</td>
              <td>{untilText(frame, line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const looks: Record<SubscriberState, string> = {
  trial: 'tag-ready',
  running: 'tag-published',
  late: 'tag-withdrawn',
  paused: 'tag-review',
  cancelled: 'tag-review',
  ended: '',
  complimentary: 'tag-ready',
  gift: 'tag-ready',
  seat: 'tag-ready',
  never: '',
};

/** How a reader stands: by their subscription, and by what they were given. */
export function StateTags({ frame, line }: { frame: StaffFrame; line: Pick<Subscriber, 'state' | 'grantWhy'> }) {
  const states: SubscriberState[] = [...(line.state ? [line.state] : []), ...(line.grantWhy ? [line.grantWhy] : [])];
  return (
    <>
      {(states.length > 0 ? states : (['never'] as const)).map((state) => (
        <>
          <span class={`tag ${looks[state]}`.trim()}>{frame.words(`newsroom.subscribers.states.${state}`)}</span>{' '}
        </>
      ))}
    </>
  );
}

/** A day of the paper's time zone, in words. */
export function shortDay({ language, timeZone, now }: StaffFrame, at: Date): string {
  return dayText(at, language, timeZone, now);
}

/** A plan by its name, with its price: "annual, $19.90 a year". */
export function planText(
  frame: StaffFrame,
  { planSlug, every, priceMinor, currency }: Pick<Subscriber, 'planSlug' | 'every' | 'priceMinor' | 'currency'>,
): string {
  if (!planSlug || !every || priceMinor === null || !currency) return '–';
  const price = moneyText({ minor: priceMinor, currency }, frame.language);
  return frame.words('newsroom.subscribers.planOf', { plan: planSlug, price, every });
}

function untilText(frame: StaffFrame, { state, runsUntil, endedAt, grantWhy, grantEndsAt }: Subscriber): string {
  if (grantWhy && !grantEndsAt) return frame.words('newsroom.subscribers.withoutEnd');
  const own = state === 'ended' ? endedAt : runsUntil;
  const last = [own, grantEndsAt].filter((at) => at !== null).toSorted((a, b) => Number(b) - Number(a))[0];
  return last ? shortDay(frame, last) : '–';
}
