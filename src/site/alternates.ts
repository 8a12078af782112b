import type { App } from '#platform/app.ts';
import type { Settings } from '#settings';
import { hrefIn } from '#settings';

/** The same page in every language of the paper, absolute, the home language first: what hreflang says. */
export function alternatesOf(app: App, settings: Settings, page: string): { language: string; href: string }[] {
  return settings.paper.languages.map((language) => ({ language, href: app.baseUrl() + hrefIn(settings, language)(page) }));
}
