import { dayOf, dayText, timeText } from '#platform/dates.ts';
import type { Frame } from './models.ts';

/** Day and time of an event in the paper's time zone: "Oct. 10 at 2:30 p.m. EST". */
export function momentText(frame: Frame, at: Date): string {
  const { language, timeZone, now, words } = frame;
  return words('design.time.dayAndTime', { day: dayText(at, language, timeZone, now), time: timeText(at, language, timeZone, true) });
}

/** When a story came out, as lists say it: the time today, the day before. */
export function ListTime({ frame, at }: { frame: Frame; at: Date }) {
  const { language, timeZone, now } = frame;
  const isToday = dayOf(at, timeZone) === dayOf(now, timeZone);
  return (
    <time datetime={at.toISOString()}>{isToday ? timeText(at, language, timeZone, false) : dayText(at, language, timeZone, now)}</time>
  );
}
