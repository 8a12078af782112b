import { dayText } from '#platform/dates.ts';
import type { GroupPageProps } from './group.tsx';
import { Next } from './members.tsx';

/** The invitations that nobody has accepted yet. */
export function Invitations({ frame, group, invitations }: GroupPageProps) {
  const { words, href, language, timeZone, now } = frame;
  if (invitations.rows.length === 0) return null;
  return (
    <section aria-labelledby="group-invitations">
      <h2 id="group-invitations">{words('subscriptions.group.invitations.title')}</h2>
      <ul class="devices">
        {invitations.rows.map(({ id, email, expiresAt }) => (
          <li>
            <bdi dir="ltr" id={`invitation-${id}`}>
              {email}
            </bdi>
            <span class="hint">
              {words(expiresAt > now ? 'subscriptions.group.invitations.until' : 'subscriptions.group.invitations.over', {
                day: dayText(expiresAt, language, timeZone, now),
              })}
            </span>
            <form class="group-line-acts" method="post" action={href('/account/group/invitations')}>
              <input type="hidden" name="group" value={group.id} />
              <button type="submit" class="text-button" name="again" value={id} aria-describedby={`invitation-${id}`}>
                {words('subscriptions.group.invitations.again')}
              </button>
              <button type="submit" class="text-button" name="back" value={id} aria-describedby={`invitation-${id}`}>
                {words('subscriptions.group.invitations.back')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <Next frame={frame} next={invitations.next} />
    </section>
  );
}
