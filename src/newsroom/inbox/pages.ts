import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import type { Ctx } from '#platform/http/route.ts';
import { itemActs } from './acts.tsx';
import { showItem } from './item.tsx';
import { showInbox } from './list.tsx';
import { severalItems } from './several.ts';

/** What came in from partner papers, and what is done about it. */
export function inboxPages(app: App, press: Press) {
  return {
    /** GET /newsroom/inbox. */
    inbox: (c: Ctx) => showInbox(app, press, c),

    /** GET /newsroom/inbox/:id. */
    inboxItem: (c: Ctx) => showItem(app, press, c, 200, {}),

    ...severalItems(app, press),
    ...itemActs(app, press),
  };
}
