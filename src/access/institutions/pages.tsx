import { Notice, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import type { Typed } from './form.ts';
import { InstitutionForm } from './institution-form.tsx';
import type { Institution, Listed } from './store.ts';

export const saidOfInstitutions = ['made', 'changed', 'ended'] as const;

type Said = (typeof saidOfInstitutions)[number] | undefined;

type ListProps = {
  frame: StaffFrame;
  today: string;
  listed: Listed[];
  next: string | undefined;
  typed: Typed;
  formKey: string;
  said: Said;
  isRefused: boolean;
  problem?: string | undefined;
};

/** The institutions whose readers read everything, those that run longest first. */
export function InstitutionsPage({ frame, today, listed, next, typed, formKey, said, isRefused, problem }: ListProps) {
  const { words, href } = frame;
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.institutions')}>
      {said ? <Notice tone="good">{words(`access.institutions.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <p class="hint">{words('access.institutions.about')}</p>
      {listed.length === 0 ? (
        <p class="empty">{words('access.institutions.none')}</p>
      ) : (
        <Rows frame={frame} today={today} listed={listed} />
      )}
      {next ? (
        <p class="pager">
          <a href={`${href('/newsroom/institutions')}?after=${next}`} rel="next">
            {words('access.institutions.further')}
          </a>
        </p>
      ) : null}
      <details class="more" open={isRefused || listed.length === 0}>
        <summary>{words('access.institutions.make')}</summary>
        <InstitutionForm
          frame={frame}
          action={href('/newsroom/institutions')}
          typed={typed}
          formKey={formKey}
          button={words('access.institutions.make')}
        />
      </details>
    </StaffPage>
  );
}

function Rows({ frame, today, listed }: Pick<ListProps, 'frame' | 'today' | 'listed'>) {
  const { words, href } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('access.institutions.name')}</th>
            <th scope="col">{words('access.institutions.state')}</th>
            <th scope="col">{words('access.institutions.today')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <tr class={one.endedAt || one.endsOn < today ? 'is-gone' : undefined}>
              <th scope="row">
                <a href={href(`/newsroom/institutions/${one.id}`)}>
                  <bdi>{one.name}</bdi>
                </a>
              </th>
              <td>{stateOf(frame, one, today)}</td>
              <td>{words('access.institutions.ofMost', { readers: one.readersToday, most: one.dailyReaders })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A day of the database in words: at noon of UTC a day is itself in nearly every zone, and here in UTC. */
const inWords = (frame: StaffFrame, day: string) => dayText(new Date(`${day}T12:00:00Z`), frame.language, 'UTC', frame.now);

function stateOf(frame: StaffFrame, { startsOn, endsOn, endedAt }: Institution, today: string): string {
  const { words } = frame;
  if (endedAt) return words('access.institutions.wasEnded', { day: dayText(endedAt, frame.language, frame.timeZone, frame.now) });
  if (endsOn < today) return words('access.institutions.hasEnded', { day: inWords(frame, endsOn) });
  if (startsOn > today) return words('access.institutions.willRun', { from: inWords(frame, startsOn), until: inWords(frame, endsOn) });
  return words('access.institutions.runs', { day: inWords(frame, endsOn) });
}

type OneProps = {
  frame: StaffFrame;
  today: string;
  institution: Institution;
  typed: Typed;
  days: { day: string; readers: number }[];
  said: Said;
};

/** One institution: how it is used, and what was agreed. */
export function InstitutionPage({ frame, today, institution, typed, days, said }: OneProps) {
  const { words, href } = frame;
  const page = href(`/newsroom/institutions/${institution.id}`);
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={institution.name}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/institutions')}>{words('staff.places.institutions')}</a>
        </p>
      }
    >
      {said ? <Notice tone="good">{words(`access.institutions.${said}`)}</Notice> : null}
      <p>{stateOf(frame, institution, today)}</p>
      {institution.endedAt ? <pre class="lines">{`${typed.ranges}\n${typed.domains}`.trim()}</pre> : null}
      {institution.endedAt ? null : (
        <>
          <InstitutionForm frame={frame} action={page} typed={typed} button={words('access.institutions.change')} />
          <details class="ask-twice">
            <summary>{words('access.institutions.end')}</summary>
            <form method="post" action={`${page}/end`}>
              <p>{words('access.institutions.endAbout', { name: institution.name })}</p>
              <SubmitButton look="danger">{words('access.institutions.endNow')}</SubmitButton>
            </form>
          </details>
        </>
      )}
      <section class="below" aria-labelledby="use">
        <h2 id="use">{words('access.institutions.use')}</h2>
        {days.length === 0 ? <p class="empty">{words('access.institutions.noUse')}</p> : null}
        <ul class="institution-use">
          {days.map(({ day, readers }) => (
            <li>{words('access.institutions.onDay', { day: inWords(frame, day), readers })}</li>
          ))}
        </ul>
      </section>
    </StaffPage>
  );
}
