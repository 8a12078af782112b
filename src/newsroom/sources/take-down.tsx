import { isClean } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { askTakeDown } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { findStoryByAddress, originsOf } from '#stories';
import { namedSource, showSource } from './sources.tsx';
import type { TypedTakeDown } from './take-down-box.tsx';

/** Taking down what a partner paper asks for. */
export function takeDownPages(app: App, press: Press) {
  /** The story of this source at an address as people copy it; undefined where there is none. */
  async function storyAt(address: string, sourceId: number): Promise<number | undefined> {
    const { paper } = await readSettings(app);
    const parts = address
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean);
    const slug = parts.at(-1) ?? '';
    const language = parts.find((one) => paper.languages.includes(one)) ?? paper.homeLanguage;
    const story = /^[a-z0-9-]{1,200}$/.test(slug) ? await findStoryByAddress(press, language, slug) : undefined;
    if (!story) return undefined;
    const origin = (await originsOf(press, [story.storyId])).get(story.storyId);
    return origin?.sourceId === sourceId ? story.storyId : undefined;
  }

  return {
    /** POST /newsroom/sources/:slug/take-down: all that comes from the source, or one story, in every language. */
    async takeDownSource(c: Ctx) {
      const [staff, form, source] = [await readStaff(app, c), await readForm(c), await namedSource(press, c)];
      const { words, href } = await staffFrameOf(app, c, staff, 'sources');
      const typed: TypedTakeDown = { story: field(form, 'story'), reason: field(form, 'reason').normalize('NFC'), problems: {} };
      const storyId = typed.story === '' ? null : await storyAt(typed.story, source.id);
      if (storyId === undefined) typed.problems.story = words('newsroom.takeDown.noStory');
      if (typed.reason === '') typed.problems.reason = words('newsroom.acts.noReason');
      else if (typed.reason.length > 500) typed.problems.reason = words('newsroom.parts.long', { most: 500 });
      else if (!isClean(typed.reason.replace(/[\r\n]/g, ' '))) typed.problems.reason = words('newsroom.parts.unclean');
      if (storyId === undefined || Object.keys(typed.problems).length > 0)
        return showSource(app, press, c, source, 400, { takeDown: typed });
      await askTakeDown(press, { sourceId: source.id, storyId, reason: typed.reason }, staff.id, app.clock());
      return c.redirect(`${href(`/newsroom/sources/${source.slug}`)}?said=takenDown`, 303);
    },
  };
}
