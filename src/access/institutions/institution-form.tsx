import { Field, type StaffFrame, SubmitButton } from '#design';
import type { Typed } from './form.ts';

type FormProps = { frame: StaffFrame; action: string; typed: Typed; formKey?: string; button: string };

/** What is agreed with an institution: its name, its days, how many of its readers, and where they come from. */
export function InstitutionForm({ frame, action, typed, formKey, button }: FormProps) {
  const { words } = frame;
  const problem = (name: keyof Typed['problems']) => typed.problems[name]?.join(' ');
  return (
    <form method="post" action={action} class="stacked institution-form">
      {formKey ? <input type="hidden" name="form" value={formKey} /> : null}
      <Field
        name="name"
        label={words('access.institutions.name')}
        hint={words('access.institutions.nameAbout')}
        value={typed.name}
        problem={problem('name')}
        maxlength={100}
        required
      />
      <div class="institution-days">
        <Day name="startsOn" label={words('access.institutions.startsOn')} value={typed.startsOn} problem={problem('startsOn')} />
        <Day name="endsOn" label={words('access.institutions.endsOn')} value={typed.endsOn} problem={problem('endsOn')} />
        <Field
          name="dailyReaders"
          label={words('access.institutions.dailyReaders')}
          value={typed.dailyReaders}
          problem={problem('dailyReaders')}
          inputmode="numeric"
          maxlength={7}
          size="short"
          required
        />
      </div>
      <p class="hint">{words('access.institutions.readersAbout')}</p>
      <Lines
        name="ranges"
        label={words('access.institutions.ranges')}
        hint={words('access.institutions.rangesAbout')}
        value={typed.ranges}
        problems={typed.problems.ranges}
      />
      <Lines
        name="domains"
        label={words('access.institutions.domains')}
        hint={words('access.institutions.domainsAbout')}
        value={typed.domains}
        problems={typed.problems.domains}
      />
      <Lines
        name="contact"
        label={words('access.institutions.contact')}
        hint={words('access.institutions.contactAbout')}
        value={typed.contact}
        problems={typed.problems.contact}
        isProse
      />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}

function Day({ name, label, value, problem }: { name: string; label: string; value: string; problem: string | undefined }) {
  const id = `field-${name}`;
  return (
    <div class="field field-short">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="date"
        value={value}
        dir="ltr"
        required
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem ? (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

type LinesProps = { name: string; label: string; hint: string; value: string; problems: string[] | undefined; isProse?: boolean };

/** A field of many lines, each of which may have something wrong with it. */
function Lines({ name, label, hint, value, problems = [], isProse }: LinesProps) {
  const id = `field-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        id={id}
        name={name}
        rows={name === 'ranges' ? 6 : 3}
        maxlength={isProse ? 500 : undefined}
        dir={isProse ? 'auto' : 'ltr'}
        class={isProse ? undefined : 'lines'}
        spellcheck={isProse ? undefined : false}
        aria-invalid={problems.length > 0 ? 'true' : undefined}
        aria-describedby={problems.length > 0 ? `${id}-hint ${id}-problem` : `${id}-hint`}
      >
        {value}
      </textarea>
      {problems.length > 0 ? (
        <ul class="problem problem-lines" id={`${id}-problem`}>
          {problems.slice(0, 20).map((sentence) => (
            <li>
              <bdi>{sentence}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
