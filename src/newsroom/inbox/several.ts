import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { passItems, takeItem, unpassItems } from '#sources';
import { readStaff, type Staff, staffFrameOf } from '#staff';
import { licences } from '#translation';
import { rowNumber, shelvesIn } from '../around.ts';
import { inboxAsked, inboxQuery } from './filters.ts';
import { showInbox } from './list.tsx';

const mostAtOnce = 40;

/** POST /newsroom/inbox: takes, passes or puts back all that were chosen; what somebody else was quicker with stays as it is. */
export function severalItems(app: App, press: Press) {
  return {
    async decideItems(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, language, href } = await staffFrameOf(app, c, staff, 'inbox');
      const ids = [...new Set(form.getAll('item').flatMap((id) => rowNumber(id) ?? []))].slice(0, mostAtOnce);
      if (ids.length === 0) return showInbox(app, press, c, 400, words('newsroom.inbox.noneChosen'));
      const asked = inboxAsked((name) => c.req.query(name));
      const done = (said: string, count: number, undo: number[] = []) => {
        const query = { said, count: String(count), of: String(ids.length), undo: undo.join(' ') };
        return c.redirect(href('/newsroom/inbox') + inboxQuery(asked, query), 303);
      };
      const act = field(form, 'do');
      if (act === 'take') {
        const section = field(form, 'section');
        const shelves = await shelvesIn(app, press, language);
        const isSection = shelves.sections.some(({ value, isClosed }) => value === section && !isClosed);
        if (!isSection) return showInbox(app, press, c, 400, words('newsroom.inbox.noSection'));
        return done('taken', await takeAll(ids, Number(section), staff));
      }
      const outcome = await (act === 'back' ? unpassItems : passItems)(press, ids, staff, app.clock());
      const turned = outcome.ok ? outcome.itemIds : [];
      return act === 'back' ? done('back', turned.length) : done('passed', turned.length, turned);
    },
  };

  async function takeAll(ids: number[], sectionId: number, by: Staff): Promise<number> {
    const acted = { by, settings: await readSettings(app), licences, now: app.clock() };
    let taken = 0;
    for (const id of ids) {
      const outcome = await takeItem(press, id, { sectionId, access: 'metered', topicIds: [] }, acted);
      if (outcome.ok) taken++;
    }
    return taken;
  }
}
