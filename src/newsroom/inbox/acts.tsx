import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { assignItem, leaveChange, passItems, takeItem, takeOverChange, unpassItems } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { licences } from '#translation';
import { namesOf, numberOf, rowNumber, shelvesIn } from '../around.ts';
import { showItem } from './item.tsx';

const accesses = ['free', 'metered', 'subscribers'] as const;

/** What is done about one item. */
export function itemActs(app: App, press: Press) {
  async function back(c: Ctx, said: string): Promise<Response> {
    const { href } = await staffFrameOf(app, c, await readStaff(app, c), 'inbox');
    return c.redirect(`${href(`/newsroom/inbox/${numberOf(c)}`)}?said=${said}`, 303);
  }

  return {
    /** POST /newsroom/inbox/:id/take: makes a story of it and goes to its screen; of two who do so at once the second goes there too. */
    async takeItem(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, language, href } = await staffFrameOf(app, c, staff, 'inbox');
      const shelves = await shelvesIn(app, press, language);
      const typed = { section: field(form, 'section'), access: field(form, 'access'), topics: form.getAll('topic') };
      const access = accesses.find((one) => one === typed.access);
      const isSection = shelves.sections.some(({ value, isClosed }) => value === typed.section && !isClosed);
      const isTopics = typed.topics.every((id) => shelves.topics.some(({ value }) => value === id));
      if (!access || !isSection || !isTopics) {
        const problem = words(!isSection ? 'newsroom.facts.noSection' : isTopics ? 'newsroom.facts.noAccess' : 'newsroom.facts.noTopic');
        return showItem(app, press, c, 400, { typed: { ...typed, problem } });
      }
      const filed = { sectionId: Number(typed.section), access, topicIds: typed.topics.map(Number) };
      const acted = { by: staff, settings: await readSettings(app), licences, now: app.clock() };
      const outcome = await takeItem(press, numberOf(c), filed, acted);
      const versionId = outcome.ok || outcome.reason === 'taken' ? outcome.versionId : undefined;
      if (versionId !== undefined) return c.redirect(href(`/newsroom/versions/${versionId}`), 303);
      if (outcome.ok || outcome.reason === 'no-item') throw new Refusal(404, 'page');
      return showItem(app, press, c, 409, { typed, refusal: outcome.reason });
    },

    /** POST /newsroom/inbox/:id/pass: out of the inbox, or back into it. */
    async passItem(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const isBack = field(form, 'turn') === 'back';
      const outcome = await (isBack ? unpassItems : passItems)(press, [numberOf(c)], staff, app.clock());
      if (outcome.ok && outcome.itemIds.length > 0) return back(c, isBack ? 'back' : 'passed');
      return showItem(app, press, c, 409, { refusal: outcome.ok ? 'conflict' : outcome.reason });
    },

    /** POST /newsroom/inbox/:id/assign: a colleague is asked to look at it, or nobody any more. */
    async assignItem(c: Ctx) {
      const staff = await readStaff(app, c);
      const person = field(await readForm(c), 'person');
      const personId = rowNumber(person) ?? null;
      const isPerson = person === '' || (await namesOf(app, press)).people.some(({ id }) => id === personId);
      const outcome = isPerson
        ? await assignItem(press, numberOf(c), personId, staff, app.clock())
        : { ok: false as const, reason: 'not-here' as const };
      if (outcome.ok) return back(c, 'assigned');
      if (outcome.reason === 'no-item') throw new Refusal(404, 'page');
      return showItem(app, press, c, 409, { refusal: outcome.reason === 'decided' ? 'conflict' : outcome.reason });
    },

    /** POST /newsroom/inbox/:id/change: what the partner has changed of a taken item comes into our version of it, or is left. */
    async changedItem(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const number = rowNumber(form.get('number')) ?? 0;
      const isOver = field(form, 'turn') === 'over';
      const outcome = await (isOver ? takeOverChange : leaveChange)(press, numberOf(c), number, staff, app.clock());
      if (outcome.ok) return back(c, isOver ? 'over' : 'left');
      if (outcome.reason === 'no-item') throw new Refusal(404, 'page');
      const { reason } = outcome;
      return showItem(app, press, c, 409, { refusal: reason === 'not-allowed' || reason === 'closed' ? reason : 'conflict' });
    },
  };
}
