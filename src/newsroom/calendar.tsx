import { pageText, type StaffFrame, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { addMonths, dayOf, monthOf, monthText, timeText } from '#platform/dates.ts';
import { dateFormat } from '#platform/formats.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readStaff, staffFrameOf } from '#staff';
import { calendarOf, type Planned } from '#stories';
import { VersionLink } from './desk-page.tsx';

/** GET /newsroom/calendar: what is planned in a month; `month` is `2026-11`. */
export function calendarPages(app: App, press: Press) {
  return {
    async calendar(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'calendar');
      const asked = c.req.query('month') ?? '';
      const month = /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(frame.now, frame.timeZone);
      const days = daysOf(month);
      const planned = await calendarOf(press, { from: days[0] ?? '', to: days.at(-1) ?? '' }, frame.timeZone);
      return privatePage(c, pageText(<CalendarPage frame={frame} month={month} days={days} planned={planned} />));
    },
  };
}

/** Every day of a month, as `2026-11-01`. */
function daysOf(month: string): string[] {
  const first = new Date(`${month}-01T12:00:00Z`);
  const days: string[] = [];
  for (let at = first; at.toISOString().startsWith(month); at = new Date(at.getTime() + 86_400_000))
    days.push(at.toISOString().slice(0, 10));
  return days;
}

function CalendarPage({ frame, month, days, planned }: { frame: StaffFrame; month: string; days: string[]; planned: Planned[] }) {
  const { words, href, language } = frame;
  const title = words('newsroom.calendar.title', { month: monthText(month, language) });
  const at = (count: number) => `${href('/newsroom/calendar')}?month=${addMonths(month, count)}`;
  // Weeks begin on Monday (ISO 8601).
  const before = (new Date(`${month}-01T12:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={title}
      beside={
        <nav class="month-links" aria-label={words('newsroom.calendar.months')}>
          <a href={at(-1)} rel="prev">
            {monthText(addMonths(month, -1), language)}
          </a>
          <a href={at(1)} rel="next">
            {monthText(addMonths(month, 1), language)}
          </a>
        </nav>
      }
    >
      <p class="hint">{planned.length === 0 ? words('newsroom.calendar.none') : words('newsroom.calendar.about')}</p>
      <ol class={`month month-from-${before}`}>
        {days.map((day) => (
          <Day frame={frame} day={day} planned={planned.filter((one) => one.day === day)} />
        ))}
      </ol>
    </StaffPage>
  );
}

function Day({ frame, day, planned }: { frame: StaffFrame; day: string; planned: Planned[] }) {
  const { words, language, timeZone, now } = frame;
  const name = dateFormat(language, { timeZone: 'UTC', weekday: 'short', day: 'numeric' }).format(new Date(`${day}T12:00:00Z`));
  const isToday = day === dayOf(now, timeZone);
  return (
    <li class={planned.length === 0 ? 'day is-empty' : 'day'} aria-current={isToday ? 'date' : undefined}>
      <time datetime={day}>{name}</time>
      {planned.length === 0 ? null : (
        <ul>
          {planned.map((one) => (
            <li>
              <span class={`tag tag-${one.kind}`}>{words(`newsroom.calendar.kinds.${one.kind}`)}</span>
              {one.at ? <time datetime={one.at.toISOString()}> {timeText(one.at, language, timeZone, false)}</time> : null}{' '}
              <VersionLink frame={frame} line={one} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
