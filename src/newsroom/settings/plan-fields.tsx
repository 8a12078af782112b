import { Field, type StaffFrame } from '#design';
import { currenciesIn } from '#platform/money.ts';
import { Choice } from '../forms.tsx';
import { planKinds, type TypedPlans } from './plan-values.ts';
import { Group } from './settings-page.tsx';

/** The fields of what is sold: a price by the month and by the year, with a free trial. */
export function PlanFields({ frame, typed }: { frame: StaffFrame; typed: TypedPlans }) {
  const { words, language } = frame;
  const { problems } = typed;
  const currencies = currenciesIn(language).map(({ code, name }) => ({ value: code, name: `${code} · ${name}` }));
  const best = planKinds.map(({ kind }) => ({ value: kind, name: words(`newsroom.settings.plans.${kind}`) }));
  const others = [{ value: '', name: '–' }, ...currencies];
  return (
    <Group title={words('newsroom.settings.plans.title')} about={words('newsroom.settings.plans.about')}>
      <Choice
        name="currency"
        label={words('newsroom.settings.plans.currency')}
        options={currencies}
        chosen={typed.currency}
        problem={problems.currency}
      />
      {planKinds.map(({ kind }) => (
        <div class="plan-fields">
          <Field
            name={`${kind}-price`}
            label={words(`newsroom.settings.plans.${kind}Price`)}
            value={typed.plans[kind].price}
            problem={problems[`${kind}.price`]}
            size="short"
            dir="ltr"
            maxlength={12}
          />
          <Field
            name={`${kind}-trial`}
            label={words('newsroom.settings.plans.trial')}
            value={typed.plans[kind].trialDays}
            problem={problems[`${kind}.trialDays`]}
            inputmode="numeric"
            size="short"
            dir="ltr"
            maxlength={4}
          />
        </div>
      ))}
      <details class="also-currencies" open={typed.also.length > 1 || Object.keys(problems).some((name) => name.startsWith('also.'))}>
        <summary>{words('newsroom.settings.plans.also')}</summary>
        <p class="hint">{words('newsroom.settings.plans.alsoAbout')}</p>
        {typed.also.map((line, at) => (
          <div class="plan-fields">
            <Choice
              name={`also-${at}-currency`}
              label={words('newsroom.settings.plans.line', { number: at + 2 })}
              options={others}
              chosen={line.currency}
              problem={problems[`also.${at}.currency`]}
            />
            {planKinds.map(({ kind }) => (
              <Field
                name={`also-${at}-${kind}`}
                label={words(`newsroom.settings.plans.${kind}Price`)}
                value={line[kind]}
                problem={problems[`also.${at}.${kind}`]}
                size="short"
                dir="ltr"
                maxlength={12}
              />
            ))}
          </div>
        ))}
      </details>
      <Choice
        name="best"
        label={words('newsroom.settings.plans.best')}
        options={[{ value: '', name: words('newsroom.settings.plans.noBest') }, ...best]}
        chosen={typed.best}
      />
    </Group>
  );
}
