import { addCalendar } from '#platform/dates.ts';

/** How long the letter that asks to confirm can be answered, in days. */
export const confirmationDays = 3;

export type Candidate = { slug: string; access: 'free' | 'subscribers'; position: number; topicId: number };

/** Of the newsletters on a story's topics the one its box offers: of the topic that stands first, the free one before those for subscribers, in the paper's order. */
export function bestFor<C extends Candidate>(topicIds: number[], candidates: C[]): C | undefined {
  const rank = (one: C) => [topicIds.indexOf(one.topicId), one.access === 'free' ? 0 : 1, one.position] as const;
  return candidates
    .filter((one) => topicIds.includes(one.topicId))
    .sort((left, right) => {
      const [a, b] = [rank(left), rank(right)];
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    })[0];
}

/** Whether a confirmation can be answered at `now`. Confirmed once, it stays confirmed. */
export function confirmationStateAt(
  confirmation: { expiresAt: Date; confirmedAt: Date | null },
  now: Date,
): 'open' | 'confirmed' | 'expired' {
  if (confirmation.confirmedAt) return 'confirmed';
  return confirmation.expiresAt > now ? 'open' : 'expired';
}

/** For how long an address may have nothing sent to it, in months. */
const pauseMonths = { month: 1, quarter: 3 } as const;

export type Pause = keyof typeof pauseMonths;

export const pauses = Object.keys(pauseMonths) as Pause[];

/** True when the text names a pause. */
export function isPause(text: string): text is Pause {
  return Object.hasOwn(pauseMonths, text);
}

/** When a pause that begins at `now` is over. */
export function pausedUntil(pause: Pause, now: Date): Date {
  return addCalendar(now, 'month', pauseMonths[pause]);
}
