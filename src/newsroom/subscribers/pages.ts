import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { subscriberActs } from './acts.tsx';
import { subscriberExport } from './export.ts';
import { subscriberImport } from './import.tsx';
import { subscriberList } from './list.tsx';
import { oneSubscriber } from './one.tsx';

/** The pages on which the publisher finds subscribers and does something for one of them. */
export function subscriberPages(app: App, press: Press) {
  return {
    ...subscriberList(app),
    ...oneSubscriber(app),
    ...subscriberActs(app, press),
    ...subscriberExport(app, press),
    ...subscriberImport(app, press),
  };
}
