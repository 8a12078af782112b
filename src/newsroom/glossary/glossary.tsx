import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { conceptsOf, findConcept, namesOffered, removeConcept, saveConcept, settleNames } from '#translation';
import { numberOf, rowNumber } from '../around.ts';
import { ConceptPage } from './concept-page.tsx';
import { problemsOf, readConcept, type TypedConcept, typedOf } from './concept-values.ts';
import { glossaryAsked, isLanguage } from './filters.ts';
import { GlossaryPage } from './list-page.tsx';

const perPage = 50;
const namesShown = 20;
const sayings = ['added', 'changed', 'removed', 'turnedDown'] as const;

/** The glossary's pages: looking through it for everybody, writing in it for those who translate. */
export function glossaryPages(app: App, press: Press) {
  const frameOf = async (c: Ctx) => staffFrameOf(app, c, await readStaff(app, c), 'translations');

  async function conceptPage(
    c: Ctx,
    shown: { id?: number; mark: number; typed: TypedConcept },
    status: 200 | 400 | 409,
  ): Promise<Response> {
    const [frame, { paper }] = [await frameOf(c), await readSettings(app)];
    const said = await saidIn(c);
    const page = (
      <ConceptPage frame={frame} id={shown.id} mark={shown.mark} typed={shown.typed} paperLanguages={paper.languages} said={said} />
    );
    return privatePage(c, pageText(page), status);
  }

  async function saidIn(c: Ctx): Promise<string | undefined> {
    const said = c.req.method === 'GET' ? sayings.find((one) => one === c.req.query('said')) : undefined;
    return said && (await frameOf(c)).words(`newsroom.glossary.said.${said}`);
  }

  const back = async (c: Ctx, page: string, said: (typeof sayings)[number]) =>
    c.redirect(`${(await frameOf(c)).href(page)}?said=${said}`, 303);

  async function save(c: Ctx, id: number | undefined): Promise<Response> {
    const [staff, form, frame] = [await readStaff(app, c), await readForm(c), await frameOf(c)];
    const typed = readConcept(form, frame.words);
    const mark = rowNumber(field(form, 'mark')) ?? 0;
    const shown = id === undefined ? { mark, typed } : { id, mark, typed };
    if (Object.keys(typed.problems).length > 0) return conceptPage(c, shown, 400);
    const outcome = await saveConcept(press, id, typed, mark, staff, app.clock());
    if (outcome.ok) return back(c, `/newsroom/glossary/${outcome.id}`, id === undefined ? 'added' : 'changed');
    if (outcome.reason === 'not-here') throw new Refusal(404, 'page');
    const problems = problemsOf(outcome, frame.words);
    // Sent again after looking, what was typed is saved over what a colleague saved.
    const seen = outcome.reason === 'changed' ? outcome.theirs.mark : mark;
    return conceptPage(c, { ...shown, mark: seen, typed: { ...typed, problems } }, outcome.reason === 'changed' ? 409 : 400);
  }

  return {
    /** GET /newsroom/glossary?search=&from=&to=&kind=&before=. */
    async glossary(c: Ctx) {
      const [frame, { paper }] = [await frameOf(c), await readSettings(app)];
      const asked = glossaryAsked((name) => c.req.query(name));
      const [, at = '', id = ''] = c.req.query('before')?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([1-9]\d{0,14})$/) ?? [];
      const before = id && !Number.isNaN(Date.parse(at)) ? { changedAt: new Date(at), id: Number(id) } : undefined;
      const languages = [...new Set([asked.from, asked.to].filter(Boolean))];
      const found = await conceptsOf(press, { search: asked.search, languages, kind: asked.kind || undefined, before }, perPage + 1);
      const concepts = found.slice(0, perPage);
      const last = found.length > perPage ? concepts.at(-1) : undefined;
      const next = last && `${last.changedAt.toISOString()} ${last.id}`;
      const names = before ? [] : await namesOffered(press, namesShown);
      const shown = { frame, asked, concepts, next, names, paperLanguages: paper.languages, said: await saidIn(c) };
      return privatePage(c, pageText(<GlossaryPage {...shown} />));
    },

    /** GET /newsroom/glossary/new?term=&language=. */
    async newConcept(c: Ctx) {
      const language = c.req.query('language') ?? '';
      const text = (c.req.query('term') ?? '').replaceAll('\u0000', '').slice(0, 200);
      const first = { language, text, status: 'preferred' as const, transliteration: '', note: '' };
      const terms = isLanguage(language) && text ? [first] : [];
      const kind = terms.length > 0 ? ('person' as const) : ('term' as const);
      return conceptPage(c, { mark: 0, typed: { kind, note: '', origin: '', isKept: false, terms, problems: {} } }, 200);
    },

    /** POST /newsroom/glossary/new. */
    addConcept: (c: Ctx) => save(c, undefined),

    /** GET /newsroom/glossary/:id. */
    async concept(c: Ctx) {
      const concept = await findConcept(press, numberOf(c));
      if (!concept) throw new Refusal(404, 'page');
      return conceptPage(c, { id: concept.id, mark: concept.mark, typed: typedOf(concept) }, 200);
    },

    /** POST /newsroom/glossary/:id. */
    changeConcept: (c: Ctx) => save(c, numberOf(c)),

    /** POST /newsroom/glossary/:id/remove. */
    async removeConcept(c: Ctx) {
      const [staff] = [await readStaff(app, c), await readForm(c)];
      if (!(await removeConcept(press, numberOf(c), staff, app.clock()))) throw new Refusal(404, 'page');
      return back(c, '/newsroom/glossary', 'removed');
    },

    /** POST /newsroom/glossary/names/turned-down: one is turned down. */
    async turnDownName(c: Ctx) {
      const form = await readForm(c);
      await settleNames(press, [{ language: field(form, 'language'), text: field(form, 'text') }], app.clock());
      return back(c, '/newsroom/glossary', 'turnedDown');
    },
  };
}
