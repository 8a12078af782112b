import { type StaffFrame, StaffPage, staffMoment } from '#design';
import { dayOf, dayText } from '#platform/dates.ts';
import type { GivenUpJob } from '#platform/jobs.ts';
import { directionOf, languageName } from '#platform/languages.ts';
import { type DeskLine, type DeskPage as Lines, type Mention, type WorkState, workStates } from '#stories';
import type { Names } from './around.ts';
import { type Asked, openStates, queryOf } from './filters.ts';
import { FirstSteps } from './first-steps.tsx';
import { Choice, type Option } from './forms.tsx';
import { LicenceNotice, type LicenceTrouble } from './pictures/licence-trouble.tsx';

export type Waiting = { line: DeskLine; why: 'write' | 'review' | 'publish' };

export type DeskPageProps = {
  frame: StaffFrame;
  asked: Asked;
  page: Lines;
  counts: Map<WorkState, number>;
  names: Names;
  shelves: { sections: Option[] };
  languages: string[];
  waiting: Waiting[];
  mentions: Mention[];
  jobs: GivenUpJob[];
  licences: LicenceTrouble | undefined;
  /** Who has which version open to write in it. */
  present: { versionId: number; personId: number }[];
  isFirst: boolean;
  /** Nobody has begun a story yet. */
  isNew: boolean;
};

/** What is to be done: what waits for whoever looks, then everything on its way to readers. */
export function DeskPage(props: DeskPageProps) {
  const { frame, asked, page, jobs, licences } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('staff.places.desk')}
      beside={
        frame.may('stories:write') ? (
          <a class="button button-strong" href={href('/newsroom/new')}>
            {words('newsroom.begin.title')}
          </a>
        ) : null
      }
    >
      {jobs.length > 0 ? <Jobs frame={frame} jobs={jobs} /> : null}
      {licences && licences.ended + licences.ending + licences.partners > 0 ? <LicenceNotice frame={frame} trouble={licences} /> : null}
      {props.isNew ? <FirstSteps frame={frame} /> : null}
      {props.isFirst && !props.isNew ? <WaitingList {...props} /> : null}
      {props.isNew ? null : (
        <section aria-labelledby="work">
          <h2 id="work">{words('newsroom.desk.work')}</h2>
          <States {...props} />
          <Filters {...props} />
          {page.lines.length === 0 ? <p class="empty">{words('newsroom.desk.none')}</p> : <LineTable {...props} />}
          {page.next ? (
            <p class="pager">
              <a href={href('/newsroom') + queryOf(asked, { after: page.next })} rel="next">
                {words('newsroom.desk.more')}
              </a>
            </p>
          ) : null}
        </section>
      )}
    </StaffPage>
  );
}

/** A version's headline as a link to its screen, in its own language. */
export function VersionLink({ frame, line }: { frame: StaffFrame; line: Pick<DeskLine, 'versionId' | 'headline' | 'language'> }) {
  return (
    <a href={frame.href(`/newsroom/versions/${line.versionId}`)}>
      <bdi lang={line.language} dir={directionOf(line.language)}>
        {line.headline || frame.words('newsroom.story.untitled')}
      </bdi>
    </a>
  );
}

function WaitingList({ frame, waiting, mentions, names }: DeskPageProps) {
  const { words, href } = frame;
  return (
    <section class="waiting" aria-labelledby="waiting">
      <h2 id="waiting">{words('newsroom.desk.waiting')}</h2>
      {waiting.length === 0 && mentions.length === 0 ? (
        <p class="empty">{words('newsroom.desk.nothingWaits')}</p>
      ) : (
        <ul>
          {mentions.map((one) => (
            <li>
              <a class="tag" href={`${href(`/newsroom/versions/${one.versionId}`)}#comment-${one.commentId}`}>
                {words('newsroom.desk.why.said')}
              </a>{' '}
              <VersionLink frame={frame} line={one} />
              <p class="row-note" dir="auto">
                <bdi>{names.nameOf(one.madeBy)}</bdi>: {one.text.length > 140 ? `${one.text.slice(0, 140)}…` : one.text}
              </p>
            </li>
          ))}
          {waiting.map(({ line, why }) => (
            <li>
              <span class="tag">{words(`newsroom.desk.why.${why}`)}</span> <VersionLink frame={frame} line={line} />
              <Deadline frame={frame} day={line.deadlineOn} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Jobs({ frame, jobs }: { frame: StaffFrame; jobs: GivenUpJob[] }) {
  const { words, href } = frame;
  return (
    <section class="trouble" aria-labelledby="jobs">
      <h2 id="jobs">{words('newsroom.desk.jobs')}</h2>
      <ul>
        {jobs.map(({ id, name, reason, gaveUpAt }) => (
          <li>
            <span>
              <code dir="ltr">{name}</code> · <time datetime={gaveUpAt.toISOString()}>{staffMoment(frame, gaveUpAt)}</time>
            </span>
            <p dir="auto">{reason.slice(0, 300)}</p>
            <form method="post" action={href(`/newsroom/jobs/${id}/seen`)}>
              <button type="submit" class="small-button" aria-label={words('newsroom.desk.seenOf', { job: name })}>
                {words('newsroom.desk.seen')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How much stands where; each a way to see only that. */
function States({ frame, asked, counts }: DeskPageProps) {
  const { words, href } = frame;
  return (
    <nav class="states" aria-label={words('newsroom.desk.states')}>
      <ul>
        {openStates.map((state) => (
          <li>
            <a
              href={href('/newsroom') + queryOf(asked, { state: asked.state === state ? '' : state })}
              aria-current={asked.state === state ? 'true' : undefined}
            >
              {words(`newsroom.states.${state}`)} <span class="count">{counts.get(state) ?? 0}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ frame, asked, names, shelves, languages }: DeskPageProps) {
  const { words, href } = frame;
  const any = { value: '', name: words('newsroom.desk.any') };
  const states = workStates.map((value) => ({ value, name: words(`newsroom.states.${value}`) }));
  const stateOptions = [
    { value: '', name: words('newsroom.desk.open') },
    ...states,
    { value: 'all', name: words('newsroom.desk.everything') },
  ];
  const languageOptions = languages.map((value) => ({ value, name: languageName(value, frame.language) }));
  const people = names.people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: String(id), name }));
  const due = (['today', 'week'] as const).map((value) => ({ value, name: words(`newsroom.desk.due.${value}`) }));
  return (
    <form method="get" action={href('/newsroom')} class="filters">
      <div class="field">
        <label for="desk-search">{words('newsroom.desk.search')}</label>
        <input id="desk-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice name="state" label={words('newsroom.desk.state')} options={stateOptions} chosen={asked.state} />
      <Choice name="language" label={words('newsroom.desk.language')} options={[any, ...languageOptions]} chosen={asked.language} />
      <Choice name="section" label={words('newsroom.desk.section')} options={[any, ...shelves.sections]} chosen={asked.section} />
      <Choice name="person" label={words('newsroom.desk.person')} options={[any, ...people]} chosen={asked.person} />
      <Choice name="due" label={words('newsroom.desk.deadline')} options={[any, ...due]} chosen={asked.due} />
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {queryOf(asked) ? <a href={href('/newsroom')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}

function LineTable({ frame, page, names, shelves, present }: DeskPageProps) {
  const { words } = frame;
  const sections = new Map(shelves.sections.map(({ value, name }) => [value, name]));
  const heads = ['headline', 'state', 'language', 'section', 'person', 'deadline', 'changed'] as const;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{words(`newsroom.desk.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.lines.map((line) => (
            <tr>
              <th scope="row">
                <VersionLink frame={frame} line={line} />
                {line.note ? (
                  <p class="row-note" dir="auto">
                    {line.note}
                  </p>
                ) : null}
                {present
                  .filter(({ versionId }) => versionId === line.versionId)
                  .map(({ personId }) => (
                    <p class="row-note">{words('newsroom.desk.editing', { name: names.nameOf(personId) ?? '' })}</p>
                  ))}
              </th>
              <td>
                <StateText frame={frame} line={line} />
                {line.isStale ? <span class="tag tag-stale">{words('newsroom.stale.mark')}</span> : null}
              </td>
              <td>{languageName(line.language, frame.language)}</td>
              <td>{sections.get(String(line.sectionId)) ?? '–'}</td>
              <td>
                <bdi>{names.nameOf(line.assignedTo ?? line.madeBy) ?? '–'}</bdi>
              </td>
              <td>{line.deadlineOn ? <Deadline frame={frame} day={line.deadlineOn} /> : '–'}</td>
              <td>
                <time datetime={line.changedAt.toISOString()}>{staffMoment(frame, line.changedAt)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a version stands, when it goes out, and whether readers see an older text of it. */
export function StateText({
  frame,
  line,
}: {
  frame: StaffFrame;
  line: { state: WorkState; publishAt: Date | null | undefined; isPublic: boolean };
}) {
  const { words } = frame;
  const isReworked = line.isPublic && line.state !== 'published';
  return (
    <>
      <span class={`tag tag-${line.state}`}>{words(`newsroom.states.${line.state}`)}</span>
      {line.publishAt ? (
        <span class="tag-more">{words('newsroom.story.goesOut', { when: staffMoment(frame, line.publishAt) })}</span>
      ) : null}
      {isReworked ? <span class="tag-more">{words('newsroom.story.olderPublic')}</span> : null}
    </>
  );
}

/** A calendar day by which something is due, and whether it has passed. */
export function Deadline({ frame, day }: { frame: StaffFrame; day: string | null }) {
  if (!day) return null;
  const { words, language, timeZone, now } = frame;
  // Noon in UTC is that day in UTC, where it is said.
  const text = dayText(new Date(`${day}T12:00:00Z`), language, 'UTC', now);
  const isLate = day < dayOf(now, timeZone);
  return (
    <time class={isLate ? 'deadline is-late' : 'deadline'} datetime={day}>
      {isLate ? words('newsroom.desk.late', { day: text }) : text}
    </time>
  );
}
