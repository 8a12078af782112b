import { pageText } from '#design';
import { type BlankRecipe, findRecipe, ingredientsSchema, listNewsletters, newRecipe, saveRecipe } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { listOf } from '#stories';
import { numberOf, shelvesIn } from '../around.ts';
import { countriesIn, countriesText } from '../countries.ts';
import { RecipePage } from './recipe-page.tsx';

/** What a newsletter's mailings in a language are made of by themselves, and when. */
export function recipePages(app: App, press: Press) {
  async function page(
    c: Ctx,
    status: 200 | 400 | 409,
    typed?: BlankRecipe,
    problems: Record<string, string> = {},
    typedCountries?: string,
  ): Promise<Response> {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
    const { newsletter, language } = await meant(c, typed?.language ?? c.req.query('language') ?? '');
    const [known, { sections, topics }] = await Promise.all([
      findRecipe(press, newsletter.id, language),
      shelvesIn(app, press, frame.language),
    ]);
    const recipe = typed ?? known ?? newRecipe(newsletter.id, language);
    const lists = {
      sections: sections.map(({ value, name }) => ({ value: listOf.section(Number(value)), name })),
      topics: topics.map(({ value, name }) => ({ value: listOf.topic(Number(value)), name })),
    };
    const codes = recipe.ingredients.lists.flatMap((list) => list.match(/^country:(..)$/)?.[1] ?? []);
    const countries = typedCountries ?? countriesText(codes, frame.language);
    const props = {
      frame,
      newsletter,
      recipe,
      lists,
      countries,
      problems,
      isSaved: status === 200 && c.req.query('said') === 'saved',
      nextAt: known?.nextAt,
    };
    return privatePage(c, pageText(<RecipePage {...props} />), status);
  }

  async function meant(c: Ctx, language: string) {
    const { languages } = (await readSettings(app)).paper;
    const id = numberOf(c);
    const newsletter = (await listNewsletters(app.db, c.get('language'))).find((one) => one.id === id);
    if (!newsletter || !languages.includes(language)) throw new Refusal(404, 'page');
    return { newsletter, language };
  }

  return {
    /** GET /newsroom/mailings/recipes/:id?language=: of the newsletter with this number. */
    recipe: (c: Ctx) => page(c, 200),

    /** POST /newsroom/mailings/recipes/:id. */
    async saveRecipe(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, href } = await staffFrameOf(app, c, staff, 'mailings');
      const { newsletter, language } = await meant(c, field(form, 'language'));
      const countries = field(form, 'countries').slice(0, 500);
      const { codes, unknown } = countriesIn(countries, c.get('language'));
      const typed = typedIn(form, newsletter.id, language, codes);
      const problems: Record<string, string> = {};
      const refuse = (status: 400 | 409, what: Record<string, string>) => page(c, status, typed, what, countries);
      if (unknown.length > 0) problems.countries = words('newsroom.recipe.noCountry', { names: unknown.join(', ') });
      if (typed.ingredients.lists.length === 0) problems.lists = words('newsroom.recipe.noLists');
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.time)) problems.time = words('newsroom.recipe.noTime');
      const { most, within } = typed.ingredients;
      if (!(most >= 1 && most <= 20)) problems.most = words('newsroom.previewLinks.between', { most: 20 });
      if (!(within >= 1 && within <= 60)) problems.within = words('newsroom.previewLinks.between', { most: 60 });
      if (!(typed.aheadMinutes >= 0 && typed.aheadMinutes <= 2880)) problems.ahead = words('newsroom.recipe.badAhead', { most: 2880 });
      if (Object.keys(problems).length > 0 || !ingredientsSchema.safeParse(typed.ingredients).success) return refuse(400, problems);
      const { timeZone } = (await readSettings(app)).paper;
      const outcome = await saveRecipe(press, typed, timeZone, { by: staff.id, now: app.clock() });
      if (outcome.ok)
        return c.redirect(
          `${href(`/newsroom/mailings/recipes/${newsletter.id}`)}?${new URLSearchParams({ language, said: 'saved' })}`,
          303,
        );
      if (outcome.reason === 'bad-text')
        return refuse(400, { [outcome.field]: words('newsroom.mailings.refused.badText', { problem: outcome.problem }) });
      if (outcome.reason === 'no-days') return refuse(400, { days: words('newsroom.recipe.noDays') });
      return refuse(409, { general: words('newsroom.mailings.refused.conflict') });
    },
  };
}

function typedIn(form: URLSearchParams, newsletterId: number, language: string, countries: string[]): BlankRecipe {
  const number = (name: string) => (/^\d{1,4}$/.test(field(form, name)) ? Number(field(form, name)) : -1);
  const oneOf = <T extends string>(name: string, from: readonly [T, ...T[]]): T => from.find((one) => one === field(form, name)) ?? from[0];
  const known = /^(all|section:\d{1,15}|topic:\d{1,15})$/;
  const lists = form.getAll('list').filter((one) => known.test(one));
  return {
    newsletterId,
    language,
    ingredients: {
      lists: [...new Set([...lists, ...countries.map(listOf.country)])].slice(0, 12),
      most: number('most'),
      order: oneOf('order', ['newest', 'oldest', 'lists']),
      within: number('within'),
      introduction: (form.get('introduction') ?? '').slice(0, 6000),
      closing: (form.get('closing') ?? '').slice(0, 6000),
      advertisement: field(form, 'advertisement') === 'yes',
      whole: field(form, 'whole') === 'yes',
      subject: oneOf('subject', ['headline', 'name']),
    },
    days: [...new Set(form.getAll('day'))].filter((one) => /^[1-7]$/.test(one)).map(Number),
    time: field(form, 'time'),
    aheadMinutes: number('ahead'),
    habit: oneOf('habit', ['off', 'draft', 'send']),
    ifEmpty: oneOf('ifEmpty', ['skip', 'flag']),
    mark: Math.max(0, number('mark')),
  };
}
