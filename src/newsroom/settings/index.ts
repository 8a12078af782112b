import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { codeSettings } from './codes.tsx';
import { groupSettings } from './groups.tsx';
import { mailSettings } from './mail.tsx';
import { newsletterSettings } from './newsletters.tsx';
import { newsroomSettings } from './newsroom.tsx';
import { offerSettings } from './offer.tsx';
import { paperSettings } from './paper.tsx';
import { priceSettings } from './prices.tsx';
import { readingSettings } from './reading.tsx';
import { setUpPages } from './set-up.tsx';
import { shelfSettings } from './shelves.tsx';

export { isToBeSetUp } from './set-up.tsx';

/** The pages on which a publisher changes what needs no deploy. */
export function settingsPages(app: App, press: Press) {
  return {
    ...paperSettings(app, press),
    ...readingSettings(app, press),
    ...offerSettings(app, press),
    ...codeSettings(app, press),
    ...priceSettings(app, press),
    ...groupSettings(app, press),
    ...shelfSettings(app, press),
    ...newsletterSettings(app, press),
    ...mailSettings(app, press),
    ...newsroomSettings(app, press),
    ...setUpPages(app, press),
  };
}
