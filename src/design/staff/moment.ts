import { dayText, timeText } from '#platform/dates.ts';
import type { DoorFrame } from './models.ts';

/** Day and time as the newsroom says it, in the paper's time zone: "Oct. 10 at 2:30 p.m.". */
export function staffMoment({ language, timeZone, now, words }: DoorFrame, at: Date): string {
  return words('design.time.dayAndTime', {
    day: dayText(at, language, timeZone, now),
    time: timeText(at, language, timeZone, false),
  });
}
