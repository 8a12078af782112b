import type { Frame } from '#design';
import { dayText } from '#platform/dates.ts';
import type { GroupPageProps } from './group.tsx';

/** Whoever has a seat, by the address they sign in with. */
export type Member = { key: string; email: string; startsAt: Date; isManager: boolean };

/** The seats that are taken, each with what its manager can do about it. */
export function Members({ frame, group, members }: GroupPageProps) {
  const { words } = frame;
  return (
    <section aria-labelledby="group-members">
      <h2 id="group-members">{words('subscriptions.group.members.title')}</h2>
      {members.rows.length === 0 ? <p class="hint">{words('subscriptions.group.members.none')}</p> : null}
      <ul class="devices">
        {members.rows.map((member) => (
          <MemberLine frame={frame} groupId={group.id} member={member} />
        ))}
      </ul>
      <Next frame={frame} next={members.next} />
    </section>
  );
}

function MemberLine({ frame, groupId, member: { key, email, startsAt, isManager } }: { frame: Frame; groupId: string; member: Member }) {
  const { words, href, language, timeZone, now } = frame;
  return (
    <li>
      <bdi dir="ltr" id={`seat-${key}`}>
        {email}
      </bdi>
      <span class="hint">{words('subscriptions.group.members.since', { day: dayText(startsAt, language, timeZone, now) })}</span>
      {isManager ? (
        <span class="mark">{words('subscriptions.group.members.manager')}</span>
      ) : (
        <details class="group-ask">
          <summary aria-describedby={`seat-${key}`}>{words('subscriptions.group.members.change')}</summary>
          <form method="post" action={href('/account/group/members')}>
            <input type="hidden" name="group" value={groupId} />
            <input type="hidden" name="seat" value={key} />
            <p class="hint">{words('subscriptions.group.members.takeBackAbout')}</p>
            <button type="submit" class="button button-quiet" name="what" value="take-back">
              {words('subscriptions.group.members.takeBack')}
            </button>
            <p class="hint">{words('subscriptions.group.members.handOverAbout')}</p>
            <button type="submit" class="button button-quiet" name="what" value="hand-over">
              {words('subscriptions.group.members.handOver')}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}

/** The way to the rest of a list. */
export function Next({ frame, next }: { frame: Frame; next: string | undefined }) {
  if (!next) return null;
  return (
    <p class="form-note">
      <a href={next} rel="next">
        {frame.words('subscriptions.group.page.more')}
      </a>
    </p>
  );
}
