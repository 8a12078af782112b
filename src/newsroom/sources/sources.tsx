import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { findSourceOf, licencesOf, makeSource, openTakeDowns, rewriteSource, type Source, standingsOf } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { papersAfter, slugOf } from '#stories';
import { SourcesPage } from './list-page.tsx';
import { SourcePage, saidOfSources } from './source-page.tsx';
import { emptySource, nameOf, readSource, type TypedSource, typedSource } from './source-values.ts';
import type { TypedTakeDown } from './take-down-box.tsx';

const perPage = 50;

/** What a refused form brings back to a source's page. */
export type ReturnedToSource = { typed?: TypedSource; takeDown?: TypedTakeDown; problem?: string };

/** The address of the source in a page's address; 404 where there is none. */
export async function namedSource(press: Press, c: Ctx): Promise<Source> {
  const slug = c.req.param('slug') ?? '';
  const source = /^[a-z0-9-]{1,120}$/.test(slug) ? await findSourceOf(press, slug) : undefined;
  if (!source) throw new Refusal(404, 'page');
  return source;
}

/** Draws a source's page. */
export async function showSource(app: App, press: Press, c: Ctx, source: Source, status: 200 | 400 | 409, returned: ReturnedToSource = {}) {
  const frame = await staffFrameOf(app, c, await readStaff(app, c), 'sources');
  const { paper } = await readSettings(app);
  const [licences, takeDowns] = await Promise.all([licencesOf(press, source.id), openTakeDowns(press, source.id)]);
  const said = saidOfSources.find((one) => c.req.method === 'GET' && one === c.req.query('said'));
  const props = { frame, source, licences, takeDowns, said, languages: paper.languages, ...returned };
  return privatePage(c, pageText(<SourcePage {...props} typed={returned.typed ?? typedSource(source, frame.language)} />), status);
}

/** The list of partner papers, and what is known of each. */
export function sourceFactPages(app: App, press: Press) {
  async function list(c: Ctx, status: 200 | 400 | 409, refused?: TypedSource): Promise<Response> {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'sources');
    const { paper } = await readSettings(app);
    const after = c.req.query('after')?.match(/^[a-z0-9-]{1,120}$/)?.[0] ?? '';
    const found = await papersAfter(press, after, perPage + 1);
    const papers = found.slice(0, perPage);
    const ids = papers.map(({ id }) => id);
    const standings = await standingsOf(press, ids, frame.now, paper.timeZone);
    const next = found.length > perPage ? papers.at(-1)?.slug : undefined;
    const props = { frame, papers, standings, next, typed: refused ?? emptySource, languages: paper.languages };
    return privatePage(c, pageText(<SourcesPage {...props} isRefused={refused !== undefined} />), status);
  }

  return {
    /** GET /newsroom/sources?after=. */
    sources: (c: Ctx) => list(c, 200),

    /** POST /newsroom/sources: makes one, under the address its name gives. */
    async makeSource(c: Ctx) {
      const [staff, form] = [await readStaff(app, c), await readForm(c)];
      const frame = await staffFrameOf(app, c, staff, 'sources');
      const { languages } = (await readSettings(app)).paper;
      const { typed, agreed } = readSource(form, frame.words, frame.language, languages);
      if (!agreed) return list(c, 400, typed);
      const slug = slugOf(nameOf(agreed.facts)).slice(0, 100);
      if (slug === '') return list(c, 400, { ...typed, problems: { latinName: frame.words('newsroom.sources.problems.latinName') } });
      const id = await makeSource(press, slug, agreed.facts, agreed.partner, { by: staff.id, now: app.clock() });
      if (id === undefined) return list(c, 409, { ...typed, problems: { name: frame.words('newsroom.sources.problems.taken') } });
      return c.redirect(`${frame.href(`/newsroom/sources/${slug}`)}?said=made`, 303);
    },

    /** GET /newsroom/sources/:slug. */
    sourcePaper: async (c: Ctx) => showSource(app, press, c, await namedSource(press, c), 200),

    /** POST /newsroom/sources/:slug: what is known of it, anew. */
    async changeSource(c: Ctx) {
      const [staff, form, source] = [await readStaff(app, c), await readForm(c), await namedSource(press, c)];
      const frame = await staffFrameOf(app, c, staff, 'sources');
      const { languages } = (await readSettings(app)).paper;
      const { typed, agreed } = readSource(form, frame.words, frame.language, languages);
      if (!agreed) return showSource(app, press, c, source, 400, { typed });
      // What is written in languages the paper has no edition in stays.
      const about = {
        ...Object.fromEntries(Object.entries(source.about).filter(([one]) => !languages.includes(one))),
        ...agreed.facts.about,
      };
      const acted = { by: staff.id, now: app.clock() };
      if (!(await rewriteSource(press, source.slug, { ...agreed.facts, about }, agreed.partner, field(form, 'mark'), acted)))
        return showSource(app, press, c, source, 409, { typed, problem: frame.words('newsroom.sources.problems.conflict') });
      return c.redirect(`${frame.href(`/newsroom/sources/${source.slug}`)}?said=changed`, 303);
    },
  };
}
