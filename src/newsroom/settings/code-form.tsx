import { Checkbox, Field, type StaffFrame, SubmitButton } from '#design';
import { currenciesIn } from '#platform/money.ts';
import type { Plan } from '#subscriptions';
import { Choice, TextBox } from '../forms.tsx';
import { codeKinds, codeLasts, mostNote, type TypedCode } from './code-values.ts';
import type { Problems } from './sentences.ts';
import { Group } from './settings-page.tsx';

type CodeFormProps = { frame: StaffFrame; typed: TypedCode; problems: Problems; plans: Plan[] };

/** The form of a new offer: what it gives, for how many payments, to whom and until when. */
export function CodeForm({ frame, typed, problems, plans }: CodeFormProps) {
  const { words, href, language } = frame;
  const currencies = currenciesIn(language).map(({ code, name }) => ({ value: code, name: `${code} · ${name}` }));
  const slugs = [...new Map(plans.map((plan) => [plan.slug, plan.every]))];
  return (
    <form method="post" action={href('/newsroom/settings/codes')} class="setting-form" id="new-offer">
      <Group title={words('newsroom.offers.new')}>
        <Field
          name="code"
          label={words('newsroom.offers.code')}
          hint={words('newsroom.offers.codeAbout')}
          value={typed.code}
          problem={problems.code}
          maxlength={40}
          dir="ltr"
        />
        <Choice
          name="kind"
          label={words('newsroom.offers.kind')}
          options={codeKinds.map((value) => ({ value, name: words(`newsroom.offers.kinds.${value}`) }))}
          chosen={typed.kind}
          problem={problems.kind}
        />
        <div class="plan-fields">
          <Short frame={frame} name="percent" value={typed.percent} problem={problems.percent} />
          <Short frame={frame} name="amount" value={typed.amount} problem={problems.amount} />
          <Short frame={frame} name="trialDays" value={typed.trialDays} problem={problems.trialDays} />
        </div>
        <Choice
          name="currency"
          label={words('newsroom.offers.currency')}
          options={currencies}
          chosen={typed.currency}
          problem={problems.currency}
        />
      </Group>
      <Group title={words('newsroom.offers.howLong')}>
        <Choice
          name="lasts"
          label={words('newsroom.offers.lasts')}
          options={codeLasts.map((value) => ({ value, name: words(`newsroom.offers.last.${value}`) }))}
          chosen={typed.lasts}
          problem={problems.lasts}
        />
        <div class="plan-fields">
          <Short frame={frame} name="periods" value={typed.periods} problem={problems.periods} />
        </div>
      </Group>
      <Group title={words('newsroom.offers.who')} about={words('newsroom.offers.plansAbout')}>
        <div class="checkboxes">
          {slugs.map(([slug, every]) => (
            <Checkbox name="plans" value={slug} label={words(`subscriptions.plan.${every}`)} isChecked={typed.plans.includes(slug)} />
          ))}
        </div>
        {problems.plans ? <p class="problem">{problems.plans}</p> : null}
        <Checkbox name="newOnly" label={words('newsroom.offers.newOnly')} isChecked={typed.newOnly} />
        <Checkbox name="onceEach" label={words('newsroom.offers.onceEach')} isChecked={typed.onceEach} />
      </Group>
      <Group title={words('newsroom.offers.limits')} about={words('newsroom.offers.limitsAbout')}>
        <div class="plan-fields">
          <Short frame={frame} name="starts" value={typed.starts} problem={problems.starts} />
          <Short frame={frame} name="ends" value={typed.ends} problem={problems.ends} />
          <Short frame={frame} name="mostUses" value={typed.mostUses} problem={problems.mostUses} />
        </div>
      </Group>
      <TextBox name="note" label={words('newsroom.offers.note')} value={typed.note} problem={problems.note} most={mostNote} />
      <SubmitButton>{words('newsroom.offers.make')}</SubmitButton>
    </form>
  );
}

type ShortName = 'percent' | 'amount' | 'trialDays' | 'periods' | 'starts' | 'ends' | 'mostUses';

function Short({ frame, name, value, problem }: { frame: StaffFrame; name: ShortName; value: string; problem: string | undefined }) {
  const label = frame.words(`newsroom.offers.field.${name}`);
  return <Field name={name} label={label} value={value} problem={problem} size="short" dir="ltr" maxlength={12} />;
}
