import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayText } from '#platform/dates.ts';
import { privateJson } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { linkableStories } from '#stories';

/** Stories that a text may point to, for the editor in the browser. */
export function linkablePages(app: App, press: Press) {
  return {
    /** GET /newsroom/stories.json: what readers can see in `language`, newest first, by words of the headline in `search`. */
    async linkable(c: Ctx) {
      const { paper } = await readSettings(app);
      const asked = c.req.query('language') ?? '';
      const language = paper.languages.includes(asked) ? asked : paper.homeLanguage;
      const search = (c.req.query('search') ?? '').slice(0, 200);
      const about = (at: Date) => dayText(at, c.get('language'), paper.timeZone, app.clock());
      const stories = await linkableStories(press, language, search);
      return privateJson(c, {
        stories: stories.map(({ key, headline, publishedAt }) => ({ key, headline, language, about: about(publishedAt) })),
      });
    },
  };
}
