import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { apartSources, concordanceOf, keepApart, removePair } from '#translation';
import { namesOf, numberOf, rowNumber, sourcesIn } from '../around.ts';
import { memoryAsked, memoryQuery } from './filters.ts';
import { MemoryPage } from './memory-page.tsx';

const perPage = 30;
const sayings = ['removed', 'apart'] as const;

/** The page on which the memory is looked through, and mended by editors. */
export function memoryPages(app: App, press: Press) {
  const frameOf = async (c: Ctx) => staffFrameOf(app, c, await readStaff(app, c), 'translations');

  return {
    /** GET /newsroom/memory?search=&from=&to=&scope=&before=. */
    async memory(c: Ctx) {
      const [staff, frame, { paper }] = [await readStaff(app, c), await frameOf(c), await readSettings(app)];
      const asked = memoryAsked((name) => c.req.query(name));
      const { search, from, to, scope } = asked;
      const found = await concordanceOf(press, {
        text: search,
        personId: staff.id,
        limit: perPage + 1,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(scope ? { scope } : {}),
        before: rowNumber(c.req.query('before')),
      });
      const pairs = found.slice(0, perPage);
      const { nameOf } = await namesOf(app, press);
      const sources = await sourcesIn(app, press);
      const apart = frame.may('memory:manage') ? await apartSources(press) : [];
      const said = sayings.find((one) => one === c.req.query('said'));
      const page = (
        <MemoryPage
          frame={frame}
          asked={asked}
          pairs={pairs}
          next={found.length > perPage ? pairs.at(-1)?.id : undefined}
          paperLanguages={paper.languages}
          nameOf={nameOf}
          sources={sources}
          apart={apart}
          said={said && frame.words(`newsroom.memory.said.${said}`)}
        />
      );
      return privatePage(c, pageText(page));
    },

    /** POST /newsroom/memory/:id/remove. */
    async removePair(c: Ctx) {
      const [staff, form, frame] = [await readStaff(app, c), await readForm(c), await frameOf(c)];
      const outcome = await removePair(press, numberOf(c), staff, app.clock());
      if (!outcome.ok) throw new Refusal(404, 'page');
      const asked = memoryAsked((name) => field(form, name));
      return c.redirect(frame.href('/newsroom/memory') + memoryQuery(asked, { said: 'removed' }), 303);
    },

    /** POST /newsroom/memory/apart: whose texts are for their own stories alone. */
    async keepApart(c: Ctx) {
      const [staff, form, frame] = [await readStaff(app, c), await readForm(c), await frameOf(c)];
      const known = await sourcesIn(app, press);
      const wanted = form.getAll('source').flatMap((value) => rowNumber(value) ?? []);
      await keepApart(
        press,
        known.filter(({ value }) => wanted.includes(Number(value))).map(({ value }) => Number(value)),
        staff,
        app.clock(),
      );
      return c.redirect(`${frame.href('/newsroom/memory')}?said=apart`, 303);
    },
  };
}
