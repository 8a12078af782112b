import { type Frame, Notice, SubmitButton } from '#design';
import type { GroupsView } from './groups-around.ts';

type PartProps = { frame: Frame; groups: GroupsView; hasOwn: boolean };

/** The account's part on groups: those one manages, the seats one has, those one may take or is asked to take over. Nothing where there are none. */
export function GroupPart({ frame, groups, hasOwn }: PartProps) {
  const { words, href } = frame;
  const { manages, sits, maySit, isAsked } = groups;
  if (manages.length + sits.length + maySit.length + isAsked.length === 0) return null;
  return (
    <section class="account-part" aria-labelledby="account-group">
      <h2 id="account-group">{words('subscriptions.group.account.title')}</h2>
      {manages.map((group) => (
        <p>
          {words('subscriptions.group.account.manages', { group: group.name, used: group.used, seats: group.seats })}{' '}
          <a href={`${href('/account/group')}?group=${group.id}`}>{words('subscriptions.group.account.open')}</a>
        </p>
      ))}
      {sits.map((group) => (
        <form method="post" action={href('/account/group/leave')}>
          <p>{words('subscriptions.group.account.sits', { group: group.name })}</p>
          {hasOwn ? <Notice>{words('subscriptions.group.account.twice')}</Notice> : null}
          <input type="hidden" name="group" value={group.id} />
          <SubmitButton look="quiet">{words('subscriptions.group.account.leave')}</SubmitButton>
        </form>
      ))}
      {maySit.map((group) => (
        <form method="post" action={href('/account/group/join')}>
          <p>{words('subscriptions.group.account.maySit', { group: group.name })}</p>
          <input type="hidden" name="group" value={group.id} />
          <SubmitButton>{words('subscriptions.group.join.take')}</SubmitButton>
        </form>
      ))}
      {isAsked.map((group) => (
        <form method="post" action={href('/account/group/take-over')}>
          <p>
            {words(group.subscriptionId === null ? 'subscriptions.group.account.asked' : 'subscriptions.group.account.askedToPay', {
              group: group.name,
            })}
          </p>
          <input type="hidden" name="group" value={group.id} />
          <div class="button-row">
            <SubmitButton name="answer" value="yes">
              {words('subscriptions.group.account.takeOver')}
            </SubmitButton>
            <SubmitButton look="quiet" name="answer" value="no">
              {words('subscriptions.group.account.refuse')}
            </SubmitButton>
          </div>
        </form>
      ))}
    </section>
  );
}
