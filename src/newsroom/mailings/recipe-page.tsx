import { Checkbox, Field, Notice, RadioCards, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import type { BlankRecipe, Newsletter } from '#newsletters';
import { dateFormat } from '#platform/formats.ts';
import { directionOf, languageName } from '#platform/languages.ts';
import { Choice, type Option, TextBox } from '../forms.tsx';

type RecipePageProps = {
  frame: StaffFrame;
  newsletter: Newsletter;
  recipe: BlankRecipe;
  lists: { sections: Option[]; topics: Option[] };
  /** Its countries as a person types them. */
  countries: string;
  problems: Record<string, string>;
  isSaved: boolean;
  nextAt: Date | null | undefined;
};

/** The form of a recipe: what of, how many, in which order, what stands around them, and when. */
export function RecipePage(props: RecipePageProps) {
  const { frame, newsletter, recipe, problems, isSaved, nextAt } = props;
  const { words, href } = frame;
  const title = words('newsroom.recipe.title', { name: newsletter.name, language: languageName(recipe.language, frame.language) });
  const hasProblem = Object.keys(problems).length > 0;
  return (
    <StaffPage frame={frame} kind="form" title={title} beside={<a href={href('/newsroom/mailings')}>{words('staff.places.mailings')}</a>}>
      {hasProblem ? <Notice tone="bad">{problems.general ?? words('newsroom.refused.look')}</Notice> : null}
      {isSaved && !hasProblem ? <Notice tone="good">{words('newsroom.settings.saved')}</Notice> : null}
      {nextAt ? <p>{words('newsroom.mailings.next', { when: staffMoment(frame, nextAt) })}</p> : null}
      <form method="post" action={href(`/newsroom/mailings/recipes/${newsletter.id}`)} class="stacked recipe-form">
        <input type="hidden" name="language" value={recipe.language} />
        <input type="hidden" name="mark" value={String(recipe.mark)} />
        <Stories {...props} />
        <Around {...props} />
        <When {...props} />
        <SubmitButton>{words('newsroom.recipe.save')}</SubmitButton>
      </form>
    </StaffPage>
  );
}

function Stories({ frame, recipe, lists, countries, problems }: RecipePageProps) {
  const { words } = frame;
  const { ingredients } = recipe;
  const groups = [
    { legend: words('newsroom.recipe.from'), options: [{ value: 'all', name: words('newsroom.recipe.all') }] },
    { legend: words('newsroom.recipe.sections'), options: lists.sections },
    { legend: words('newsroom.recipe.topics'), options: lists.topics },
  ];
  return (
    <>
      {groups.map(({ legend, options }, at) => (
        <fieldset class="topics" aria-describedby={at === 0 && problems.lists ? 'lists-problem' : undefined}>
          <legend>{legend}</legend>
          {options.map(({ value, name }) => (
            <label>
              <input type="checkbox" name="list" value={value} checked={ingredients.lists.includes(value)} /> {name}
            </label>
          ))}
          {at === 0 && problems.lists ? (
            <p class="problem" id="lists-problem">
              {problems.lists}
            </p>
          ) : null}
        </fieldset>
      ))}
      <Field
        name="countries"
        label={words('newsroom.facts.countries')}
        hint={words('newsroom.facts.countriesHint')}
        value={countries}
        problem={problems.countries}
        maxlength={500}
      />
      <Field
        name="most"
        label={words('newsroom.recipe.most')}
        value={ingredients.most > 0 ? String(ingredients.most) : ''}
        problem={problems.most}
        inputmode="numeric"
        size="short"
        dir="ltr"
      />
      <Field
        name="within"
        label={words('newsroom.recipe.within')}
        hint={words('newsroom.recipe.withinAbout')}
        value={ingredients.within > 0 ? String(ingredients.within) : ''}
        problem={problems.within}
        inputmode="numeric"
        size="short"
        dir="ltr"
      />
      <Choice
        name="order"
        label={words('newsroom.recipe.order')}
        options={(['newest', 'oldest', 'lists'] as const).map((one) => ({ value: one, name: words(`newsroom.recipe.orders.${one}`) }))}
        chosen={ingredients.order}
      />
    </>
  );
}

function Around({ frame, recipe, problems }: RecipePageProps) {
  const { words } = frame;
  const { ingredients } = recipe;
  const language = { lang: recipe.language, dir: directionOf(recipe.language) };
  return (
    <>
      <Choice
        name="subject"
        label={words('newsroom.recipe.subject')}
        options={(['headline', 'name'] as const).map((one) => ({ value: one, name: words(`newsroom.recipe.subjects.${one}`) }))}
        chosen={ingredients.subject}
      />
      <TextBox
        name="introduction"
        label={words('newsroom.recipe.introduction')}
        hint={words('newsroom.mailings.textAbout')}
        value={ingredients.introduction}
        problem={problems.introduction}
        most={6000}
        {...language}
      />
      <TextBox
        name="closing"
        label={words('newsroom.recipe.closing')}
        hint={words('newsroom.recipe.closingAbout')}
        value={ingredients.closing}
        problem={problems.closing}
        most={6000}
        {...language}
      />
      <Checkbox name="advertisement" label={words('newsroom.mailings.addAdvertisement')} isChecked={ingredients.advertisement} />
      <Checkbox
        name="whole"
        label={words('newsroom.mailings.whole')}
        about={words('newsroom.mailings.wholeAbout')}
        isChecked={ingredients.whole}
      />
    </>
  );
}

function When({ frame, recipe, problems }: RecipePageProps) {
  const { words, language, timeZone } = frame;
  const nameOf = dateFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <>
      <RadioCards
        name="habit"
        legend={words('newsroom.recipe.habit')}
        cards={(['off', 'draft', 'send'] as const).map((one) => ({
          value: one,
          title: words(`newsroom.recipe.habits.${one}`),
          about: words(`newsroom.recipe.habitsAbout.${one}`),
        }))}
        chosen={recipe.habit}
      />
      <fieldset class="topics" aria-describedby={problems.days ? 'days-problem' : undefined}>
        <legend>{words('newsroom.recipe.days')}</legend>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label>
            <input type="checkbox" name="day" value={String(day)} checked={recipe.days.includes(day)} />{' '}
            {nameOf.format(new Date(Date.UTC(2024, 0, day)))}
          </label>
        ))}
        {problems.days ? (
          <p class="problem" id="days-problem">
            {problems.days}
          </p>
        ) : null}
      </fieldset>
      <Field
        name="time"
        label={words('newsroom.recipe.time')}
        hint={words('newsroom.acts.zone', { zone: timeZone })}
        value={recipe.time}
        problem={problems.time}
        size="short"
        dir="ltr"
        maxlength={5}
      />
      <Field
        name="ahead"
        label={words('newsroom.recipe.ahead')}
        hint={words('newsroom.recipe.aheadAbout')}
        value={recipe.aheadMinutes >= 0 ? String(recipe.aheadMinutes) : ''}
        problem={problems.ahead}
        inputmode="numeric"
        size="short"
        dir="ltr"
      />
      <Choice
        name="ifEmpty"
        label={words('newsroom.recipe.ifEmpty')}
        options={(['skip', 'flag'] as const).map((one) => ({ value: one, name: words(`newsroom.recipe.empties.${one}`) }))}
        chosen={recipe.ifEmpty}
      />
    </>
  );
}
