import type { StaffFrame } from '#design';
import { dayText } from '#platform/dates.ts';
import type { LicenceStanding } from '#sources';

/** A day of the database in words: at noon of UTC a day is itself. */
export const dayIn = (frame: StaffFrame, day: string) => dayText(new Date(`${day}T12:00:00Z`), frame.language, 'UTC', frame.now);

/** How a licence, or a source by its licences, stands today. */
export function standingText(frame: StaffFrame, standing: LicenceStanding | undefined): string {
  const { words } = frame;
  if (!standing) return words('newsroom.licences.states.none');
  const { state, day, days } = standing;
  if (state === 'running' && day === '') return words('newsroom.licences.states.open');
  if (state === 'running' && days <= 30) return words('newsroom.licences.states.ending', { day: dayIn(frame, day), days });
  return words(`newsroom.licences.states.${state}`, { day: dayIn(frame, day) });
}
