import type { Child } from 'hono/jsx';
import { Problem } from '#design';

export type Option = { value: string; name: string; isClosed?: boolean };

type ChoiceProps = {
  name: string;
  label: string;
  options: Option[];
  chosen: string | undefined;
  id?: string;
  problem?: string | undefined;
};

/** One of a few, in a list that opens. */
export function Choice({ name, label, options, chosen, id = `field-${name}`, problem }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} aria-invalid={problem ? 'true' : undefined} aria-describedby={problem ? `${id}-problem` : undefined}>
        {options.map(({ value, name }) => (
          <option value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

type TextBoxProps = {
  name: string;
  label: string;
  value?: string | undefined;
  problem?: string | undefined;
  hint?: string | undefined;
  id?: string;
  required?: boolean;
  /** The language of what is written, where it isn't the page's. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  most?: number;
};

/** A few sentences. */
export function TextBox({ name, label, value = '', problem, hint, id = `field-${name}`, most = 2000, ...rest }: TextBoxProps) {
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <textarea
        id={id}
        name={name}
        rows={3}
        maxlength={most}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={describedBy || undefined}
        {...rest}
      >
        {value}
      </textarea>
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

/** A line for a day or a moment, as browsers offer them. */
export function TimeField({
  name,
  label,
  type,
  value = '',
  problem,
  hint,
  id = `field-${name}`,
}: {
  name: string;
  label: string;
  type: 'date' | 'datetime-local';
  value?: string | undefined;
  problem?: string | undefined;
  hint?: string | undefined;
  id?: string;
}) {
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field field-short">
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
        value={value}
        dir="ltr"
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={describedBy || undefined}
      />
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

/** A box beside the text, under a title. */
export function Box({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <section class="side-box" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What is seldom wanted, under a line that opens it. */
export function Fold({ title, isOpen, children }: { title: string; isOpen?: boolean; children?: Child }) {
  return (
    <details class="act" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** A box that is closed until it is wanted, with what it holds now beside its title. */
export function FoldBox({
  id,
  title,
  now,
  isOpen,
  children,
}: {
  id: string;
  title: string;
  now?: Child;
  isOpen?: boolean;
  children?: Child;
}) {
  return (
    <details class="side-box fold-box" open={isOpen}>
      <summary>
        <h2 id={id}>{title}</h2>
        {now ? (
          <span class="fold-now" dir="auto">
            {now}
          </span>
        ) : null}
      </summary>
      {children}
    </details>
  );
}
