import { pageText } from '#design';
import { type App, keep } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';
import { wordsIn } from '#platform/words.ts';
import { loadSettings, type Settings } from '#settings';
import { may, nameAuthor, type Staff } from '#staff';
import { addAuthor, addShelf, type Names, sectionsOf } from '#stories';
import { plansOnSale } from '#subscriptions';
import { changeRecorded } from './change.ts';
import { framed } from './handlers.ts';
import { changePlans } from './offer.tsx';
import { paperTyped, readPaper } from './paper-values.ts';
import { plansTyped, readPlans } from './plan-values.ts';
import { SetUpPage, type Step, type StepForm, steps } from './set-up-page.tsx';
import { readSlug } from './shelf-values.ts';

const mostSections = 9;
const mostLetters = 40;

/** True while a paper has no section, and so nothing can be published: whoever may is led to its form first. */
export async function isToBeSetUp(app: App, staff: Staff): Promise<boolean> {
  if (!may(staff.role, 'settings:change')) return false;
  return (await keep(app, 'sections', ['sections'], () => sectionsOf(app.db))).length === 0;
}

/** The form of an empty paper. What a step has been told is kept at once; coming back goes on where it was left. */
export function setUpPages(app: App, press: Press) {
  async function nextStep(settings: Settings): Promise<Step | undefined> {
    if (!settings.setUp.isPaperKnown) return 'paper';
    if ((await sectionsOf(press)).length === 0) return 'sections';
    return settings.setUp.isDone ? undefined : 'plans';
  }

  async function page(c: Ctx, form: StepForm, status: 200 | 400): Promise<Response> {
    const { frame } = await framed(app, c);
    return privatePage(c, pageText(<SetUpPage frame={frame} form={form} isRefused={status === 400} />), status);
  }

  async function desk(c: Ctx): Promise<Response> {
    return c.redirect((await framed(app, c)).frame.href('/newsroom'), 303);
  }

  async function blank(step: Step, { paper, setUp }: Settings): Promise<StepForm> {
    switch (step) {
      case 'paper':
        return { step, typed: paperTyped(paper, !setUp.isPaperKnown), known: paper.languages };
      case 'sections': {
        const names = sectionNames(wordsIn(paper.homeLanguage));
        return {
          step,
          typed: { names: [...names, '', '', ''].slice(0, mostSections), homeLanguage: paper.homeLanguage, problem: undefined },
        };
      }
      case 'plans':
        return { step, typed: plansTyped(await plansOnSale(press), true) };
    }
  }

  /** Goes on to what is still to be asked, or to the desk. */
  async function onward(c: Ctx): Promise<Response> {
    const { frame } = await framed(app, c);
    return c.redirect(frame.href((await nextStep(await loadSettings(press))) ? '/newsroom/set-up' : '/newsroom'), 303);
  }

  return {
    /** GET /newsroom/set-up. */
    async setUp(c: Ctx) {
      const settings = await loadSettings(press);
      const step = await nextStep(settings);
      return step ? page(c, await blank(step, settings), 200) : desk(c);
    },

    /** POST /newsroom/set-up: takes what one step asked for. */
    async goOn(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const settings = await loadSettings(press);
      const step = steps.find((one) => one === field(form, 'step'));
      // Sent twice, or from a page that stood open: what is known is changed in the settings.
      if (step === undefined || step !== (await nextStep(settings))) return onward(c);
      const now = app.clock();
      if (step === 'paper') {
        const { typed, value } = await readPaper({ app, press, words: frame.words, language: frame.language }, form, settings.paper);
        if (!value) return page(c, { step, typed, known: settings.paper.languages }, 400);
        await changeRecorded(press, { paper: value, setUp: { ...settings.setUp, isPaperKnown: true } }, staff.id, now);
        return onward(c);
      }
      if (step === 'sections') {
        const names = Array.from({ length: mostSections }, (_, at) => field(form, `section-${at}`));
        const { sections, problem } = readSections(names, settings.paper, frame.words);
        if (problem) return page(c, { step, typed: { names, homeLanguage: settings.paper.homeLanguage, problem } }, 400);
        await inTransaction(press, async (press) => {
          for (const { slug, names } of sections) await addShelf(press, 'section', slug, names, { by: staff.id, now });
        });
        return onward(c);
      }
      const isLater = field(form, 'what') === 'later';
      const { typed, value } = readPlans(form, frame.words, await plansOnSale(press));
      if (!isLater && !value) return page(c, { step, typed }, 400);
      await inTransaction(press, async (press) => {
        if (!isLater && value) await changePlans(press, value, staff.id, now);
        await changeRecorded(press, { setUp: { isPaperKnown: true, isDone: true } }, staff.id, now);
        // Whoever sets a paper up alone writes its first story: under their name.
        if (staff.authorId === undefined) await nameAuthor(press, staff.id, await addAuthor(press, staff.name), staff.id, now);
      });
      return onward(c);
    },
  };
}

/** Sections most papers have, named in a language. */
function sectionNames(words: Words): string[] {
  return (['world', 'politics', 'economy', 'society', 'culture', 'science'] as const).map((name) => words(`newsroom.setUp.common.${name}`));
}

/** The sections of typed names. One that most papers have is named in every language of the paper. */
function readSections(
  typed: string[],
  { languages, homeLanguage }: Settings['paper'],
  words: Words,
): { sections: { slug: string; names: Names }[]; problem: string | undefined } {
  const common = sectionNames(wordsIn(homeLanguage));
  const sections = new Map<string, Names>();
  let problem: string | undefined;
  for (const [at, name] of typed.entries()) {
    if (name === '') continue;
    const known = common.indexOf(name);
    const read = readSlug(known >= 0 ? (sectionNames(wordsIn('en'))[known] ?? name) : name, '', languages, words);
    // A name in letters that no address has goes by its number.
    const slug = read.slug || `section-${at + 1}`;
    if (read.slug !== '') problem ??= read.problem;
    if (name.length > mostLetters) problem ??= words('newsroom.settings.problems.long', { most: mostLetters });
    const names = languages.map((language) => [language, known >= 0 ? sectionNames(wordsIn(language))[known] : undefined]);
    if (!sections.has(slug)) sections.set(slug, { ...Object.fromEntries(names.filter(([, text]) => text)), [homeLanguage]: name });
  }
  if (sections.size === 0) problem ??= words('newsroom.setUp.noSections');
  return { sections: [...sections].map(([slug, names]) => ({ slug, names })), problem };
}
