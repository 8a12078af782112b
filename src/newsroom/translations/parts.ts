import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { bringUpToDate, leaveStale } from '#translation';
import { partPage } from '../part-forms.tsx';

/** What ends a version's being stale. */
export function stalePages(app: App, press: Press) {
  return {
    /** POST /newsroom/versions/:id/followed: it follows its original as that stands now. */
    followed: partPage(app, press, {
      part: 'followed',
      fields: {},
      run: (id, _, { by, now }) => bringUpToDate(press, id, by, now),
    }),

    /** POST /newsroom/versions/:id/leave-stale: it may stay as it is, for a reason. */
    leaveStale: partPage(app, press, {
      part: 'left-stale',
      fields: { reason: 500 },
      problemsOf: ({ reason }, words): Record<string, string> => (reason ? {} : { reason: words('newsroom.acts.noReason') }),
      run: (id, { reason = '' }, { by, now }) => leaveStale(press, id, reason, by, now),
    }),
  };
}
