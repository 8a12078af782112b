import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { may, readStaff, staffFrameOf } from '#staff';
import { countMade, madeList } from '#stories';
import { openStale, reviewedBy, translationFactsOf, workingLanguages } from '#translation';
import { namesOf, rowNumber } from '../around.ts';
import { ListPage } from './list-page.tsx';
import { askedList, filtersFor } from './views.ts';

/** GET /newsroom/translations: what waits to be translated, mended, reviewed and followed, by language and person. Seven statements at most. */
export function translationListPages(app: App, press: Press) {
  return {
    async translations(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'translations');
      const { paper } = await readSettings(app);
      const working = await workingLanguages(press);
      const own = working.get(staff.id) ?? [];
      const asked = askedList((name) => c.req.query(name), own.length > 0);
      const languages = asked.language === 'mine' ? own : asked.language ? [asked.language] : undefined;
      const mayAssign = may(staff.role, 'translations:assign');
      // Who gives out the work sees all of it; others see theirs, and what nobody has yet.
      const personId = mayAssign ? rowNumber(asked.person) : staff.id;
      const stale = (await openStale(press, languages)).map(({ versionId }) => versionId);
      const reviewing = personId === undefined ? [] : await reviewedBy(press, personId);
      const looked = { languages, personId, withFree: !mayAssign, reviewing, stale, today: dayOf(frame.now, paper.timeZone) };
      const filters = filtersFor(looked);
      const page = await madeList(press, filters[asked.view], { after: c.req.query('after')?.slice(0, 60) });
      const [names, counts, facts] = await Promise.all([
        namesOf(app, press),
        countMade(press, filters),
        translationFactsOf(
          press,
          page.lines.map(({ versionId }) => versionId),
        ),
      ]);
      const props = { frame, asked, page, counts, facts, names, own, mayAssign, languages: paper.languages };
      return privatePage(c, pageText(<ListPage {...props} said={c.req.query('said') === 'languages'} />));
    },
  };
}
