import type { App } from '#platform/app.ts';
import { addMonths, dayOf, monthOf } from '#platform/dates.ts';
import { type Job, scheduled } from '#platform/jobs.ts';
import { forgetTallies } from '#platform/limits.ts';
import { forgetOld } from './store.ts';

/** Nightly: no opening can be tied to a browser or a reader after 60 days, no network after its day, nobody's reading with an institution after three. */
export function accessJobs(app: App): Job[] {
  return [
    scheduled('access.forget', '17 3 * * *', async () => {
      const now = app.clock();
      const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
      await forgetOld(app.db, {
        opening: ago(60),
        month: addMonths(monthOf(now, 'UTC'), -2),
        day: dayOf(ago(1), 'UTC'),
        institutionDay: dayOf(ago(3), 'UTC'),
        meter: ago(400),
        gift: ago(60),
      });
      await forgetTallies(app.db, now);
    }),
  ];
}
