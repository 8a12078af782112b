import { Checkbox, Field, Problem, type StaffFrame, SubmitButton } from '#design';
import { Choice, TimeField } from '../forms.tsx';
import { channels, feeKinds, rights, type TypedLicence } from './licence-values.ts';

type FormProps = { frame: StaffFrame; action: string; typed: TypedLicence; mark?: number; button: string };

/** What a partner paper allows: rights and channels to tick, the rest in lines. */
export function LicenceForm({ frame, action, typed, mark, button }: FormProps) {
  const { words } = frame;
  const { values, problems, ticked } = typed;
  const of = (name: keyof TypedLicence['values']) => ({
    name,
    label: words(`newsroom.licences.fields.${name}`),
    value: values[name],
    problem: problems[name],
  });
  return (
    <form method="post" action={action} class="stacked source-form">
      {mark === undefined ? null : <input type="hidden" name="mark" value={String(mark)} />}
      <Field {...of('name')} hint={words('newsroom.licences.nameHint')} required maxlength={200} />
      <fieldset>
        <legend>{words('newsroom.licences.rights')}</legend>
        {rights.map((one) => (
          <Checkbox name={one} label={words(`newsroom.licences.fields.${one}`)} isChecked={ticked.includes(one)} problem={problems[one]} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words('newsroom.licences.channels')}</legend>
        {channels.map((one) => (
          <Checkbox name={one} label={words(`newsroom.licences.channel.${one}`)} isChecked={ticked.includes(one)} />
        ))}
        <Problem id="field-channels-problem" text={problems.channels} />
      </fieldset>
      <Field {...of('languages')} hint={words('newsroom.licences.languagesHint')} maxlength={200} dir="ltr" />
      <Field {...of('territories')} hint={words('newsroom.licences.territoriesHint')} maxlength={200} />
      <div class="source-days">
        <TimeField {...of('startsOn')} type="date" />
        <TimeField {...of('endsOn')} type="date" hint={words('newsroom.licences.endsOnHint')} />
        <TimeField {...of('exclusiveUntil')} type="date" />
      </div>
      <div class="source-days">
        <Field {...of('embargoHours')} hint={words('newsroom.licences.embargoHint')} inputmode="numeric" size="short" maxlength={4} />
        <Field {...of('takedownHours')} hint={words('newsroom.licences.takedownHint')} inputmode="numeric" size="short" maxlength={4} />
      </div>
      <fieldset>
        <legend>{words('newsroom.licences.pay')}</legend>
        <div class="source-days">
          <Field {...of('fee')} size="short" maxlength={12} dir="ltr" />
          <Field {...of('feeCurrency')} size="short" maxlength={3} dir="ltr" />
          <Choice
            name="feeFor"
            label={words('newsroom.licences.fields.feeFor')}
            options={feeKinds.map((value) => ({ value, name: words(`newsroom.licences.feeFor.${value === '' ? 'none' : value}`) }))}
            chosen={values.feeFor}
            problem={problems.feeFor}
          />
        </div>
        <Field {...of('sharePercent')} hint={words('newsroom.licences.shareHint')} size="short" maxlength={6} dir="ltr" />
      </fieldset>
      <Field {...of('attribution')} hint={words('newsroom.licences.attributionHint')} maxlength={500} />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}
