import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { addShelf, closeSection, moveSection, removeShelf, renameShelf, type ShelfChange, type ShelfKind, shelfLines } from '#stories';
import { numberOf } from '../around.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { SettingsPage } from './settings-page.tsx';
import { readNames, readSlug, type TypedShelf } from './shelf-values.ts';
import { ShelfList } from './shelves-page.tsx';

/** Sections and topics: added, named in each language, ordered, closed, removed. */
export function shelfSettings(app: App, press: Press) {
  async function page(c: Ctx, status: 200 | 400 | 409, returned: { kind: ShelfKind; typed?: TypedShelf; problem?: string } | undefined) {
    const { frame } = await framed(app, c);
    const { languages } = (await readSettings(app)).paper;
    const [sections, topics] = await Promise.all([shelfLines(press, 'section'), shelfLines(press, 'topic')]);
    const typedOf = (kind: ShelfKind) => (returned?.kind === kind ? returned.typed : undefined);
    const refused = returned?.problem ? { tone: 'bad' as const, text: returned.problem } : undefined;
    const notice = refused ?? noticeOf(frame, c, returned?.typed?.problems);
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="sections" notice={notice}>
          <ShelfList frame={frame} kind="section" lines={sections} languages={languages} typed={typedOf('section')} />
          <ShelfList frame={frame} kind="topic" lines={topics} languages={languages} typed={typedOf('topic')} />
        </SettingsPage>,
      ),
      status,
    );
  }

  const add = (kind: ShelfKind) => async (c: Ctx) => {
    const { staff, frame } = await framed(app, c);
    const form = await readForm(c);
    const { languages, homeLanguage } = (await readSettings(app)).paper;
    const { names, problems } = readNames(form, languages, homeLanguage, frame.words);
    const typedSlug = field(form, 'slug');
    const { slug, problem } = readSlug(typedSlug, names[homeLanguage] ?? '', kind === 'section' ? languages : [], frame.words);
    if (problem && !problems[homeLanguage]) problems.slug = problem;
    const refuse = (status: 400 | 409) => page(c, status, { kind, typed: { id: undefined, names, slug: typedSlug, problems } });
    if (Object.keys(problems).length > 0) return refuse(400);
    const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== ''));
    const outcome = await addShelf(press, kind, slug, given, { by: staff.id, now: app.clock() });
    if (outcome.ok) return saved(app, c, 'sections');
    problems.slug = frame.words('newsroom.settings.sections.taken', { slug });
    return refuse(409);
  };

  const change = (kind: ShelfKind) => async (c: Ctx) => {
    const { staff, frame } = await framed(app, c);
    const form = await readForm(c);
    const id = numberOf(c);
    const by = { by: staff.id, now: app.clock() };
    const what = field(form, 'what');
    if (what !== 'rename' && what !== '') {
      const problem = await moved(kind, id, what, by);
      return problem ? page(c, 409, { kind, problem: frame.words(problem) }) : saved(app, c, 'sections');
    }
    const { languages, homeLanguage } = (await readSettings(app)).paper;
    const { names, problems } = readNames(form, languages, homeLanguage, frame.words);
    if (Object.keys(problems).length > 0) return page(c, 400, { kind, typed: { id, names, slug: '', problems } });
    if (!(await renameShelf(press, kind, id, names, by))) throw new Refusal(404, 'page');
    return saved(app, c, 'sections');
  };

  /** Does what a row's button says; answers the sentence where nothing came of it. */
  async function moved(kind: ShelfKind, id: number, what: string, by: ShelfChange) {
    const isSection = kind === 'section';
    if (what === 'remove') {
      const outcome = await removeShelf(press, kind, id, by);
      if (outcome.ok) return undefined;
      return outcome.reason === 'used' ? 'newsroom.settings.sections.used' : 'newsroom.refused.gone';
    }
    // Pressed twice, or by two at once: what was wanted is so already.
    if (isSection && (what === 'up' || what === 'down')) await moveSection(press, id, what, by);
    else if (isSection && (what === 'close' || what === 'reopen')) await closeSection(press, id, what === 'close', by);
    else return 'newsroom.refused.gone';
    return undefined;
  }

  return {
    /** GET /newsroom/settings/sections. */
    sectionSettings: (c: Ctx) => page(c, 200, undefined),
    /** POST /newsroom/settings/sections and /topics: adds one. */
    addSection: add('section'),
    addTopic: add('topic'),
    /** POST /newsroom/settings/sections/:id and /topics/:id: names, moves, closes or removes one. */
    changeSection: change('section'),
    changeTopic: change('topic'),
  };
}
