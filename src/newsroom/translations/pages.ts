import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { assignmentPages } from './assignment.tsx';
import { translationListPages } from './list.tsx';
import { stalePages } from './parts.ts';
import { translatorPages } from './people.tsx';
import { reviewPages } from './review.tsx';

/** Giving out translations, reviewing them, and keeping them true to their originals. */
export function translationPages(app: App, press: Press) {
  return {
    ...translationListPages(app, press),
    ...translatorPages(app, press),
    ...assignmentPages(app, press),
    ...stalePages(app, press),
    ...reviewPages(app, press),
  };
}
