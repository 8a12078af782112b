import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { mailingListPages } from './list.tsx';
import { mailingPages } from './mailing.tsx';
import { progressPages } from './progress.tsx';
import { recipePages } from './recipe.tsx';
import { seenPages } from './seen.tsx';
import { sendingPages } from './sending.tsx';

/** The pages on which newsletters' mailings are composed and sent. */
export function mailingsPages(app: App, press: Press) {
  return {
    ...mailingListPages(app, press),
    ...mailingPages(app, press),
    ...seenPages(app, press),
    ...sendingPages(app, press),
    ...progressPages(app, press),
    ...recipePages(app, press),
  };
}
