import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { licencePages } from './licences.tsx';
import { sourceFactPages } from './sources.tsx';
import { takeDownPages } from './take-down.tsx';
import { licenceUsePages } from './uses.tsx';

/** The pages about partner papers: who they are, what they allow, what was used under it, and what they want taken down. */
export function sourcePages(app: App, press: Press) {
  return { ...sourceFactPages(app, press), ...licencePages(app, press), ...takeDownPages(app, press), ...licenceUsePages(app, press) };
}
