import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { isDay } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { may, readStaff, staffFrameOf } from '#staff';
import { findWork, proposeStory } from '#stories';
import { assign } from '#translation';
import { namesOf, numberOf, openOf, rowNumber, shelvesIn } from './around.ts';
import { BeginPage, type TypedStory } from './begin-page.tsx';
import { showScreen } from './screen.tsx';
import { assignProblem } from './translations/assignment-fields.tsx';

const mostLetters = 300;

/** Where stories begin: as an idea or a draft, and in one more language. */
export function beginPages(app: App, press: Press) {
  async function show(c: Ctx, status: 200 | 400 | 409, typed: TypedStory): Promise<Response> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'desk');
    const { paper } = await readSettings(app);
    const [names, shelves] = await Promise.all([namesOf(app, press), shelvesIn(app, press, frame.language)]);
    const mayGive = may(staff.role, 'stories:write-any');
    const props = {
      frame,
      typed,
      sections: openOf(shelves.sections, typed.section),
      languages: paper.languages,
      people: names.people,
      mayGive,
    };
    return privatePage(c, pageText(<BeginPage {...props} />), status);
  }

  return {
    /** GET /newsroom/new. */
    async newStory(c: Ctx) {
      const { paper } = await readSettings(app);
      const language = paper.languages.includes(c.get('language')) ? c.get('language') : paper.homeLanguage;
      return show(c, 200, { kind: 'draft', headline: '', language, section: '', person: '', deadline: '', note: '' });
    },

    /** POST /newsroom/new: begins a story and goes to its screen. */
    async beginStory(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { paper } = await readSettings(app);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      const typed: TypedStory = {
        kind: field(form, 'kind') === 'idea' ? 'idea' : 'draft',
        headline: field(form, 'headline'),
        language: field(form, 'language'),
        section: field(form, 'section'),
        person: field(form, 'person'),
        deadline: field(form, 'deadline'),
        note: field(form, 'note').slice(0, 2000),
      };
      const shelves = await shelvesIn(app, press, frame.language);
      const problems: TypedStory['problems'] = {};
      if (typed.headline === '') problems.headline = frame.words('newsroom.begin.noHeadline');
      if (typed.headline.length > mostLetters) problems.headline = frame.words('newsroom.begin.longHeadline', { most: mostLetters });
      if (!paper.languages.includes(typed.language)) problems.language = frame.words('newsroom.begin.noLanguage');
      if (!shelves.sections.some(({ value }) => value === typed.section)) problems.section = frame.words('newsroom.facts.noSection');
      if (typed.deadline !== '' && !isDay(typed.deadline)) problems.deadline = frame.words('newsroom.plan.noDay');
      if (Object.keys(problems).length > 0) return show(c, 400, { ...typed, problems });

      const assignedTo = rowNumber(typed.person);
      const story = {
        sectionId: Number(typed.section),
        language: typed.language,
        headline: typed.headline,
        isIdea: typed.kind === 'idea',
        note: typed.note,
        ...(typed.deadline ? { deadlineOn: typed.deadline } : {}),
        ...(assignedTo === undefined ? {} : { assignedTo }),
      };
      const outcome = await proposeStory(press, story, staff, app.clock());
      if (outcome.ok) return c.redirect(frame.href(`/newsroom/versions/${outcome.versionId}`), 303);
      return show(c, 409, { ...typed, problems: { person: frame.words('newsroom.refused.notHere') } });
    },

    /** POST /newsroom/versions/:id/languages: begins the story in one more language, made from this version. */
    async beginVersion(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { paper } = await readSettings(app);
      const { words, href } = await staffFrameOf(app, c, staff, 'desk');
      const work = await findWork(press, numberOf(c));
      if (!work) throw new Refusal(404, 'page');
      const values = {
        language: field(form, 'language'),
        headline: field(form, 'headline'),
        withText: field(form, 'withText'),
        translator: field(form, 'translator'),
        reviewer: field(form, 'reviewer'),
        deadline: field(form, 'deadline'),
      };
      const refuse = (problems: Record<string, string>) =>
        showScreen(app, press, c, 400, { part: { part: 'languages', values, problems } });
      if (!paper.languages.includes(values.language)) return refuse({ language: words('newsroom.begin.noLanguage') });
      if (values.headline.length > mostLetters) return refuse({ headline: words('newsroom.begin.longHeadline', { most: mostLetters }) });
      if (values.deadline !== '' && !isDay(values.deadline)) return refuse({ deadline: words('newsroom.plan.noDay') });
      const wanted = {
        fromVersionId: work.versionId,
        language: values.language,
        headline: values.headline,
        withText: values.withText === 'yes',
        translatorId: rowNumber(values.translator),
        reviewerId: rowNumber(values.reviewer),
        deadlineOn: values.deadline || undefined,
      };
      const outcome = await assign(press, wanted, staff, app.clock());
      if (outcome.ok || outcome.reason === 'exists') return c.redirect(href(`/newsroom/versions/${outcome.versionId}`), 303);
      if (outcome.reason === 'same-person' || outcome.reason === 'not-reviewer' || outcome.reason === 'not-here')
        return refuse(assignProblem(words, outcome.reason));
      return showScreen(app, press, c, 409, {
        part: { part: 'languages', values, problems: {} },
        refusal: { act: 'languages', reason: outcome.reason },
      });
    },
  };
}
