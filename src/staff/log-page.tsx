import { pageText, type StaffFrame, StaffPage, staffMoment } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { staffFrameOf } from './frame.ts';
import { type LogFilter, type LogLine, readLog } from './log.ts';
import { readStaff } from './session.ts';
import { type Person, peopleOf } from './store.ts';

/** GET /newsroom/log: who did what, newest first; by person, by act, about one thing. */
export function logPages(app: App, press: Press) {
  return {
    async log(c: Ctx) {
      const staff = await readStaff(app, c);
      const filter = filterOf(c);
      const [{ lines, next }, people] = await Promise.all([readLog(press, filter), peopleOf(press)]);
      const frame = await staffFrameOf(app, c, staff, 'log');
      return privatePage(c, pageText(<LogPage frame={frame} filter={filter} lines={lines} next={next} people={people} />));
    },
  };
}

const numberIn = (text: string | undefined) => (text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

/** What the address asks for; parts that can't be meant are left out. */
function filterOf(c: Ctx): LogFilter {
  const [act, about] = [c.req.query('act')?.trim(), c.req.query('about')?.match(/^([a-z-]{1,40})-([1-9]\d{0,14})$/)];
  return {
    personId: numberIn(c.req.query('person')),
    act: act && /^[a-z][a-z-]{0,40}(?:\.[a-z-]{1,60})?$/.test(act) ? act : undefined,
    subject: about?.[1] && about[2] ? { kind: about[1], id: Number(about[2]) } : undefined,
    before: numberIn(c.req.query('before')),
  };
}

/** The filter as an address's query. */
function queryOf({ personId, act, subject, before }: LogFilter): string {
  const parts = { person: personId, act, about: subject && `${subject.kind}-${subject.id}`, before };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
}

type LogPageProps = { frame: StaffFrame; filter: LogFilter; lines: LogLine[]; next: number | undefined; people: Person[] };

function LogPage({ frame, filter, lines, next, people }: LogPageProps) {
  const { words, href } = frame;
  const page = (changes: LogFilter) => href('/newsroom/log') + queryOf(changes);
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.log')}>
      <form method="get" action={href('/newsroom/log')} class="filters">
        <div>
          <label for="log-person">{words('staff.log.person')}</label>
          <select id="log-person" name="person">
            <option value="">{words('staff.log.everybody')}</option>
            {people.map(({ id, name }) => (
              <option value={String(id)} selected={id === filter.personId}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="log-act">{words('staff.log.act')}</label>
          <input id="log-act" type="text" name="act" value={filter.act ?? ''} placeholder="stories.published" dir="ltr" maxlength={100} />
        </div>
        {filter.subject ? <input type="hidden" name="about" value={`${filter.subject.kind}-${filter.subject.id}`} /> : null}
        <button type="submit" class="small-button">
          {words('staff.log.show')}
        </button>
        {queryOf(filter) ? <a href={href('/newsroom/log')}>{words('staff.log.all')}</a> : null}
      </form>
      {lines.length === 0 ? <p class="empty">{words('staff.log.none')}</p> : <Lines frame={frame} lines={lines} page={page} />}
      {next === undefined ? null : (
        <p class="pager">
          <a href={page({ ...filter, before: next })} rel="next">
            {words('staff.log.older')}
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function Lines({ frame, lines, page }: { frame: StaffFrame; lines: LogLine[]; page: (filter: LogFilter) => string }) {
  const { words } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('staff.log.when')}</th>
            <th scope="col">{words('staff.log.person')}</th>
            <th scope="col">{words('staff.log.act')}</th>
            <th scope="col">{words('staff.log.about')}</th>
            <th scope="col">{words('staff.log.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ at, person, program, act, subject, detail }) => (
            <tr>
              <td>
                <time datetime={at.toISOString()}>{staffMoment(frame, at)}</time>
              </td>
              <td>
                <bdi>
                  {person && program ? words('staff.log.byProgram', { name: person, program }) : (person ?? words('staff.log.machine'))}
                </bdi>
              </td>
              <td dir="ltr">{act}</td>
              <td dir="ltr">{subject ? <a href={page({ subject })}>{`${subject.kind} ${subject.id}`}</a> : '–'}</td>
              <td>
                <bdi>
                  {Object.entries(detail)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join(' · ')}
                </bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
