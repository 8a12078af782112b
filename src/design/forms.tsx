import type { Child } from 'hono/jsx';
import type { Frame } from './models.ts';
import { Page } from './page.tsx';

/** What is wrong with a field, in a sentence that its input points at by `aria-describedby`. */
export function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="problem" id={id}>
      {text}
    </p>
  );
}

export type FieldProps = {
  name: string;
  label: string;
  /** What the person typed before, so that a refused form loses nothing. */
  value?: string | undefined;
  problem?: string | undefined;
  hint?: string | undefined;
  type?: 'text' | 'email' | 'search' | 'tel' | 'password' | 'date' | undefined;
  /** The WHATWG autofill name: `email`, `one-time-code`, `cc-number`. */
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'email' | 'numeric' | 'search' | undefined;
  required?: boolean | undefined;
  maxlength?: number | undefined;
  pattern?: string | undefined;
  /** Only where a page has two fields of one name. */
  id?: string | undefined;
  /** Wide for sentences and addresses, short for a code or a date. */
  size?: 'wide' | 'short' | undefined;
  /** Left to right even on a right-to-left page: mail addresses, codes, card numbers. */
  dir?: 'ltr' | undefined;
};

/** A labelled line of text with its hint and problem. */
export function Field({
  name,
  label,
  value,
  problem,
  hint,
  type = 'text',
  required,
  id = `field-${name}`,
  size = 'wide',
  dir,
  ...rest
}: FieldProps) {
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class={`field field-${size}`}>
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={type}
        value={value ?? ''}
        required={required}
        dir={type === 'email' ? 'ltr' : dir}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={describedBy || undefined}
        {...rest}
      />
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

export type CheckboxProps = {
  name: string;
  value?: string | undefined;
  label: Child;
  about?: Child;
  /** A short word beside the label: "For subscribers". */
  mark?: string | undefined;
  isChecked?: boolean | undefined;
  isDisabled?: boolean | undefined;
  problem?: string | undefined;
};

export function Checkbox({ name, value = 'yes', label, about, mark, isChecked, isDisabled, problem }: CheckboxProps) {
  const id = `field-${name}-${value}`.replace(/[^\w-]/g, '-');
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        name={name}
        value={value}
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={[about && `${id}-about`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
      />
      <label for={id}>
        {label}
        {mark ? <span class="mark">{mark}</span> : null}
      </label>
      {about ? (
        <p class="hint" id={`${id}-about`}>
          {about}
        </p>
      ) : null}
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

export type RadioCard = { value: string; title: Child; about?: Child; mark?: string | undefined };

export type RadioCardsProps = {
  name: string;
  legend: string;
  cards: RadioCard[];
  chosen?: string | undefined;
  problem?: string | undefined;
};

/** One choice of a few, each with room for a sentence about it. */
export function RadioCards({ name, legend, cards, chosen, problem }: RadioCardsProps) {
  return (
    <fieldset class="radio-cards" aria-describedby={problem ? `field-${name}-problem` : undefined}>
      <legend>{legend}</legend>
      {cards.map((card) => (
        <label class="radio-card">
          <input type="radio" name={name} value={card.value} checked={card.value === chosen} required />
          <span class="radio-card-title">
            {card.title}
            {card.mark ? <span class="mark">{card.mark}</span> : null}
          </span>
          {card.about ? <span class="radio-card-about">{card.about}</span> : null}
        </label>
      ))}
      <Problem id={`field-${name}-problem`} text={problem} />
    </fieldset>
  );
}

export type SubmitButtonProps = { children?: Child; look?: 'strong' | 'quiet' | 'danger'; name?: string; value?: string };

export function SubmitButton({ children, look = 'strong', name, value }: SubmitButtonProps) {
  return (
    <button type="submit" class={`button button-${look}`} name={name} value={value}>
      {children}
    </button>
  );
}

/** A sentence about what just happened, or what to know before going on. Bad news interrupts a screen reader, the rest waits. */
export function Notice({ tone = 'note', children }: { tone?: 'good' | 'note' | 'bad'; children?: Child }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export type FormPageProps = { frame: Frame; title: string; intro?: Child; width?: 'narrow' | 'wide'; head?: Child; children?: Child };

/** A page with one thing to do: sign in, choose newsletters, pay. Search engines are asked to leave it out. */
export function FormPage({ frame, title, intro, width = 'narrow', head, children }: FormPageProps) {
  return (
    <Page frame={frame} kind="form" title={title} head={head} noindex>
      <div class={`form-page form-page-${width}`}>
        <h1>{title}</h1>
        {intro ? <div class="form-intro">{intro}</div> : null}
        {children}
      </div>
    </Page>
  );
}
