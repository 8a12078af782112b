import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readStaff, staffFrameOf } from '#staff';
import { planNames, subscriberCounts, subscribersOf } from '#subscriptions';
import { rowNumber } from '../around.ts';
import { subscriberFilter, subscribersAsked } from './filters.ts';
import { SubscribersPage } from './list-page.tsx';

const linesAPage = 50;

/** GET /newsroom/subscribers: who reads by what, newest account first. */
export function subscriberList(app: App) {
  return {
    async subscribers(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'subscribers');
      const asked = subscribersAsked((name) => c.req.query(name));
      const page = { after: rowNumber(c.req.query('after')), most: linesAPage + 1 };
      const [found, counts, plans] = await Promise.all([
        subscribersOf(app.db, subscriberFilter(asked, frame.timeZone), page, frame.now),
        subscriberCounts(app.db, frame.now),
        planNames(app.db),
      ]);
      const lines = found.slice(0, linesAPage);
      const next = found.length > linesAPage ? lines.at(-1)?.id : undefined;
      return privatePage(
        c,
        pageText(<SubscribersPage frame={frame} asked={asked} lines={lines} next={next} counts={counts} plans={plans} />),
      );
    },
  };
}
