import { pageText, type StaffFrame, StaffPage, staffMoment } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { isDay, momentAt } from '#platform/dates.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { actDetails, actName, actSentence, actsByModule } from './acts.ts';
import { staffFrameOf } from './frame.ts';
import { type LogFilter, type LogLine, readLog } from './log.ts';
import { readStaff } from './session.ts';
import { type Person, peopleOf } from './store.ts';

/** GET /newsroom/log: who did what, newest first; by person, by act, about one thing. */
export function logPages(app: App, press: Press) {
  return {
    async log(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'log');
      const asked = askedIn(c);
      const filter = filterOf(asked, frame.timeZone);
      const [{ lines, next }, people] = await Promise.all([readLog(press, filter), peopleOf(press)]);
      return privatePage(c, pageText(<LogPage frame={frame} asked={asked} lines={lines} next={next} people={people} />));
    },
  };
}

const numberIn = (text: string | undefined) => (text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

type Asked = { person: number | undefined; act: string; about: string; from: string; until: string };

/** What the address asks for; parts that can't be meant are left out. */
function askedIn(c: Ctx): Asked & { before: number | undefined } {
  const text = (name: string, isMeant: (text: string) => boolean) => {
    const given = c.req.query(name)?.trim() ?? '';
    return isMeant(given) ? given : '';
  };
  return {
    person: numberIn(c.req.query('person')),
    act: text('act', (act) => /^[a-z][a-z-]{0,40}(?:\.[a-z-]{1,60})?$/.test(act)),
    about: text('about', (about) => /^[a-z-]{1,40}-[1-9]\d{0,14}$/.test(about)),
    from: text('from', isDay),
    until: text('until', isDay),
    before: numberIn(c.req.query('before')),
  };
}

/** Days are whole days of the paper's time zone, the last one included. */
function filterOf({ person, act, about, from, until, before }: ReturnType<typeof askedIn>, timeZone: string): LogFilter {
  const [, kind, id] = about.match(/^(.+)-(\d+)$/) ?? [];
  return {
    personId: person,
    act: act || undefined,
    subject: kind && id ? { kind, id: Number(id) } : undefined,
    from: from ? momentAt(`${from}T00:00`, timeZone) : undefined,
    until: until ? momentAt(`${dayAfter(until)}T00:00`, timeZone) : undefined,
    before,
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The filter as an address's query. */
function queryOf(asked: Partial<Asked & { before: number | undefined }>): string {
  const query = new URLSearchParams();
  for (const name of ['person', 'act', 'about', 'from', 'until', 'before'] as const) if (asked[name]) query.set(name, String(asked[name]));
  return query.size > 0 ? `?${query}` : '';
}

type LogPageProps = { frame: StaffFrame; asked: Asked; lines: LogLine[]; next: number | undefined; people: Person[] };

function LogPage({ frame, asked, lines, next, people }: LogPageProps) {
  const { words, href } = frame;
  const page = (changes: Parameters<typeof queryOf>[0]) => href('/newsroom/log') + queryOf(changes);
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.log')}>
      <Filters frame={frame} asked={asked} people={people} />
      {lines.length === 0 ? <p class="empty">{words('staff.log.none')}</p> : <Lines frame={frame} lines={lines} page={page} />}
      {next === undefined ? null : (
        <p class="pager">
          <a href={page({ ...asked, before: next })} rel="next">
            {words('staff.log.older')}
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function Filters({ frame, asked, people }: Pick<LogPageProps, 'frame' | 'asked' | 'people'>) {
  const { words, href } = frame;
  const [kind = '', id = ''] = asked.about ? [asked.about.replace(/-\d+$/, ''), asked.about.match(/\d+$/)?.[0]] : [];
  return (
    <form method="get" action={href('/newsroom/log')} class="filters">
      <div>
        <label for="log-person">{words('staff.log.person')}</label>
        <select id="log-person" name="person">
          <option value="">{words('staff.log.everybody')}</option>
          {people.map(({ id, name }) => (
            <option value={String(id)} selected={id === asked.person}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="log-act">{words('staff.log.act')}</label>
        <ActChoice frame={frame} chosen={asked.act} />
      </div>
      {(['from', 'until'] as const).map((name) => (
        <div>
          <label for={`log-${name}`}>{words(`staff.log.${name}`)}</label>
          <input id={`log-${name}`} type="date" name={name} value={asked[name]} />
        </div>
      ))}
      {asked.about ? (
        <label class="in-row">
          <input type="checkbox" name="about" value={asked.about} checked />
          <span>{words('staff.log.only', { subject: words('staff.log.subjectOf', { kind, id }) })}</span>
        </label>
      ) : null}
      <button type="submit" class="small-button">
        {words('staff.log.show')}
      </button>
      {queryOf(asked) ? <a href={href('/newsroom/log')}>{words('staff.log.all')}</a> : null}
    </form>
  );
}

function ActChoice({ frame, chosen }: { frame: StaffFrame; chosen: string }) {
  const { words } = frame;
  const isListed = actsByModule.some(([module, acts]) => module === chosen || acts.includes(chosen));
  return (
    <select id="log-act" name="act">
      <option value="">{words('staff.log.anyAct')}</option>
      {chosen && !isListed ? (
        <option value={chosen} selected>
          {chosen}
        </option>
      ) : null}
      {actsByModule.map(([module, acts]) => (
        <optgroup label={words('staff.log.moduleOf', { module })}>
          <option value={module} selected={module === chosen}>
            {words('staff.log.allOf', { module: words('staff.log.moduleOf', { module }) })}
          </option>
          {acts.map((act) => (
            <option value={act} selected={act === chosen}>
              {actName(words, act)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function Lines({ frame, lines, page }: { frame: StaffFrame; lines: LogLine[]; page: (asked: { about: string }) => string }) {
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
              <td>
                <bdi>{actSentence(words, { act, detail })}</bdi>
              </td>
              <td>
                {subject ? <a href={page({ about: `${subject.kind}-${subject.id}` })}>{words('staff.log.subjectOf', subject)}</a> : '–'}
              </td>
              <td class="hint">
                {actDetails(words, { act, detail }).map((text) => (
                  <bdi class="detail">{text}</bdi>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
