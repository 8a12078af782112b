import { Notice, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { type Group, type GroupDomain, isOver } from '#subscriptions';
import { GroupForm, type TypedGroup } from './group-form.tsx';

export const saidOfGroups = ['opened', 'changed', 'ended', 'confirmed'] as const;
type Said = (typeof saidOfGroups)[number] | undefined;

type ListProps = {
  frame: StaffFrame;
  groups: Group[];
  next: string | undefined;
  typed: TypedGroup;
  formKey: string;
  isRefused: boolean;
  said: Said;
};

/** All groups, newest first, and the form that opens one by hand. */
export function GroupsPage({ frame, groups, next, typed, formKey, isRefused, said }: ListProps) {
  const { words, href } = frame;
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.groups')}>
      {said ? <Notice tone="good">{words(`newsroom.groups.said.${said}`)}</Notice> : null}
      <p class="hint">{words('newsroom.groups.about')}</p>
      {groups.length === 0 ? <p class="empty">{words('newsroom.groups.none')}</p> : <Rows frame={frame} groups={groups} />}
      {next ? (
        <p class="pager">
          <a href={`${href('/newsroom/groups')}?before=${encodeURIComponent(next)}`} rel="next">
            {words('staff.log.older')}
          </a>
        </p>
      ) : null}
      <details class="more" open={isRefused || groups.length === 0}>
        <summary>{words('newsroom.groups.open')}</summary>
        <GroupForm frame={frame} action={href('/newsroom/groups')} typed={typed} formKey={formKey} button={words('newsroom.groups.open')} />
      </details>
    </StaffPage>
  );
}

function Rows({ frame, groups }: Pick<ListProps, 'frame' | 'groups'>) {
  const { words, href } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('subscriptions.group.name')}</th>
            <th scope="col">{words('subscriptions.group.offer.seats')}</th>
            <th scope="col">{words('newsroom.groups.paid')}</th>
            <th scope="col">{words('newsroom.groups.runs')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr class={isOver(group, frame.now) ? 'is-gone' : undefined}>
              <th scope="row">
                <a href={href(`/newsroom/groups/${group.id}`)}>
                  <bdi>{group.name}</bdi>
                </a>
              </th>
              <td>{words('subscriptions.group.page.used', { used: group.used, seats: group.seats })}</td>
              <td>{words(group.subscriptionId === null ? 'newsroom.groups.byHand' : 'newsroom.groups.bySubscription')}</td>
              <td>{runsText(frame, group)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Until when a group runs, in words. An end is the start of the day after. */
function runsText(frame: StaffFrame, group: Group): string {
  const { words, language, timeZone, now } = frame;
  const day = (at: Date) => dayText(at, language, timeZone, now);
  if (group.endedAt) return words('newsroom.groups.hasEnded', { day: day(group.endedAt) });
  const end = group.course?.runsUntil ?? (group.endsAt && new Date(group.endsAt.getTime() - 1));
  if (!end) return words('newsroom.groups.noEnd');
  return words(isOver(group, now) ? 'newsroom.groups.hasEnded' : 'newsroom.groups.runsUntil', { day: day(end) });
}

type OneProps = { frame: StaffFrame; group: Group; manager: string | undefined; domains: GroupDomain[]; typed: TypedGroup; said: Said };

/** One group: how it stands, its domains, and, where it is paid for outside, what was agreed. */
export function GroupPage({ frame, group, manager, domains, typed, said }: OneProps) {
  const { words, href } = frame;
  const page = href(`/newsroom/groups/${group.id}`);
  const beside = (
    <p class="screen-links">
      <a href={href('/newsroom/groups')}>{words('staff.places.groups')}</a>
    </p>
  );
  const isByHand = group.subscriptionId === null && !group.endedAt;
  return (
    <StaffPage frame={frame} kind="list" title={group.name} beside={beside}>
      {said ? <Notice tone="good">{words(`newsroom.groups.said.${said}`)}</Notice> : null}
      <p>
        {words('subscriptions.group.page.used', { used: group.used, seats: group.seats })} · {runsText(frame, group)}
      </p>
      <p>{manager ? words('newsroom.groups.managedBy', { address: `\u2066${manager}\u2069` }) : words('newsroom.groups.noManager')}</p>
      {domains.length > 0 ? (
        <section class="below" aria-labelledby="domains">
          <h2 id="domains">{words('subscriptions.group.domains.title')}</h2>
          <ul>
            {domains.map(({ domain, confirmedAt }) => (
              <li>
                <bdi dir="ltr">@{domain}</bdi>{' '}
                {confirmedAt ? (
                  words('subscriptions.group.domains.open')
                ) : (
                  <form method="post" action={`${page}/domains`} class="in-row">
                    <input type="hidden" name="domain" value={domain} />
                    <button type="submit" class="small-button" aria-label={words('newsroom.groups.confirmOf', { domain })}>
                      {words('newsroom.groups.confirm')}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {isByHand ? (
        <section class="below" aria-labelledby="agreed">
          <h2 id="agreed">{words('newsroom.groups.agreed')}</h2>
          <GroupForm frame={frame} action={page} typed={typed} button={words('newsroom.groups.change')} />
          <details class="ask-twice">
            <summary>{words('newsroom.groups.end')}</summary>
            <form method="post" action={`${page}/end`}>
              <p>{words('newsroom.groups.endAbout', { name: group.name })}</p>
              <SubmitButton look="danger">{words('newsroom.groups.endNow')}</SubmitButton>
            </form>
          </details>
        </section>
      ) : null}
    </StaffPage>
  );
}
